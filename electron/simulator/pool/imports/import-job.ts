import { resourceNotFound, userImportInProgress } from '../../protocol/exceptions.ts'
import type { Account } from '../account.ts'
import type { PasswordHashingAlgorithm } from '../passwords/password-hash.ts'
import type { Pool } from '../pool.ts'
import { ImportLog } from './import-log.ts'

/** How long a job waits for its start, in milliseconds. The documentation says 24 to 48 hours. */
const waitingMilliseconds = 24 * 60 * 60 * 1000

type ImportJobStatus =
  | 'Created'
  | 'Pending'
  | 'InProgress'
  | 'Stopping'
  | 'Expired'
  | 'Stopped'
  | 'Failed'
  | 'Succeeded'

/** The states that a job does not leave again. */
export type LastStatus = Extract<ImportJobStatus, 'Expired' | 'Stopped' | 'Failed' | 'Succeeded'>

/** A job that imports users from a file. Times in milliseconds since the epoch. */
export type ImportJob = {
  readonly id: string
  readonly name: string
  /** The role that writes the log. */
  readonly roleArn: string
  readonly algorithm: PasswordHashingAlgorithm | undefined
  /** Where the file goes. */
  readonly preSignedUrl: string
  readonly createdAt: number
  status: ImportJobStatus
  /** What was uploaded, as long as it is needed. */
  file: Buffer | undefined
  startedAt: number | undefined
  completedAt: number | undefined
  completionMessage: string | undefined
  importedUsers: number
  skippedUsers: number
  failedUsers: number
  readonly log: ImportLog
}

export function createImportJob(
  given: Pick<ImportJob, 'id' | 'name' | 'roleArn' | 'algorithm' | 'preSignedUrl' | 'createdAt'>,
): ImportJob {
  return {
    ...given,
    status: 'Created',
    file: undefined,
    startedAt: undefined,
    completedAt: undefined,
    completionMessage: undefined,
    importedUsers: 0,
    skippedUsers: 0,
    failedUsers: 0,
    log: new ImportLog(),
  }
}

/** A pool's jobs as they are now, in the order of their creation. */
export function importJobs(account: Account, pool: Pool): readonly ImportJob[] {
  const now = account.now()
  for (const job of pool.importJobs) {
    const expiry = job.createdAt + waitingMilliseconds
    if (job.status === 'Created' && now >= expiry) {
      completeJob(job, 'Expired', 'The user import job has expired.', expiry)
    }
  }
  return pool.importJobs
}

/** Throws ResourceNotFoundException. The message's wording is not confirmed. */
export function findImportJob(account: Account, pool: Pool, id: string): ImportJob {
  const job = importJobs(account, pool).find((candidate) => candidate.id === id)
  if (job === undefined) throw resourceNotFound(`User import job ${id} does not exist.`)
  return job
}

/** Puts a job into one of its last states. */
export function completeJob(job: ImportJob, status: LastStatus, message: string, now: number): void {
  job.status = status
  job.completionMessage = message
  job.completedAt = now
  job.file = undefined
}

/** Throws UserImportInProgressException while users are imported: the pool must stay as it is. */
export function refuseDuringImport(pool: Pool): void {
  const running: readonly ImportJobStatus[] = ['Pending', 'InProgress', 'Stopping']
  if (pool.importJobs.some(({ status }) => running.includes(status))) throw userImportInProgress()
}

/** What a job has written to its log; nothing for a job that is not there. */
export function readImportLog(account: Account, id: string): string[] {
  const jobs = [...account.pools.values()].flatMap((pool) => pool.importJobs)
  return [...(jobs.find((job) => job.id === id)?.log.texts() ?? [])]
}
