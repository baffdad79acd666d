import type { Operation } from '../../protocol/operation.ts'
import { getCsvHeader } from './csv-header.ts'
import { createUserImportJob, describeUserImportJob, listUserImportJobs } from './jobs.ts'
import { startUserImportJob, stopUserImportJob } from './runs.ts'

export const importJobOperations: readonly Operation[] = [
  createUserImportJob,
  describeUserImportJob,
  getCsvHeader,
  listUserImportJobs,
  startUserImportJob,
  stopUserImportJob,
]
