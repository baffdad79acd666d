import { findPool } from '../../pool/account.ts'
import { findImportJob } from '../../pool/imports/import-job.ts'
import { preconditionNotMet } from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'
import { userImportJobType } from './user-import-job-type.ts'

/** The wording of the exceptions is confirmed for a missing file only. */
export const startUserImportJob = operation('StartUserImportJob', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const job = findImportJob(account, pool, request.JobId)
  if (job.status !== 'Created') {
    throw preconditionNotMet(`${job.id} cannot be started. Current status is ${job.status}`)
  }
  if (pool.settings.autoVerifiedAttributes.length === 0) {
    throw preconditionNotMet('The user pool must have at least one auto verified attribute.')
  }
  if (job.file === undefined) throw preconditionNotMet(`No csv file was uploaded for ${job.id}`)
  if (account.importRuns.isRunning) throw preconditionNotMet('Only one import job can be active at a time.')
  account.importRuns.start(pool, job, job.file, account.now())
  return { UserImportJob: userImportJobType(pool, job) }
})

/** The wording of the exception is not confirmed. */
export const stopUserImportJob = operation('StopUserImportJob', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const job = findImportJob(account, pool, request.JobId)
  if (job.status !== 'Pending' && job.status !== 'InProgress') {
    throw preconditionNotMet(`${job.id} cannot be stopped. Current status is ${job.status}`)
  }
  account.importRuns.stop(account.now())
  return { UserImportJob: userImportJobType(pool, job) }
})
