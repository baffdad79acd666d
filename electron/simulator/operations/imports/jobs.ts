import { findPool } from '../../pool/account.ts'
import { newImportJobId } from '../../pool/identifiers.ts'
import { createImportJob, findImportJob, type ImportJob, importJobs } from '../../pool/imports/import-job.ts'
import { preSignedUrl } from '../../pool/imports/uploads.ts'
import { takePage } from '../../pool/pages/page.ts'
import { invalidParameter, limitExceeded } from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'
import { userImportJobType } from './user-import-job-type.ts'

const jobsPerPool = 1000

/** The wording of both exceptions is not confirmed. */
export const createUserImportJob = operation('CreateUserImportJob', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const { CloudWatchLogsRoleArn: roleArn } = request
  if (!/^arn:[^:]+:iam::\d{12}:role\/.+$/.test(roleArn)) {
    throw invalidParameter(`${roleArn} is not the ARN of an IAM role.`)
  }
  if (pool.importJobs.length >= jobsPerPool) {
    throw limitExceeded(`Maximum number of user import jobs per user pool (${jobsPerPool}) exceeded.`)
  }
  const id = newImportJobId(account.random)
  const job = createImportJob({
    id,
    name: request.JobName,
    roleArn,
    algorithm: request.PasswordHashingAlgorithm,
    preSignedUrl: preSignedUrl(account, pool.id, id),
    createdAt: account.now(),
  })
  pool.importJobs.push(job)
  return { UserImportJob: userImportJobType(pool, job) }
})

export const describeUserImportJob = operation('DescribeUserImportJob', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  return { UserImportJob: userImportJobType(pool, findImportJob(account, pool, request.JobId)) }
})

export const listUserImportJobs = operation('ListUserImportJobs', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const page = takePage(
    account,
    {
      scope: ['ListUserImportJobs', pool.id],
      token: request.PaginationToken,
      limit: request.MaxResults,
    },
    (after) => latestFirst(importJobs(account, pool), after),
    ({ number }) => [String(number)],
  )
  return {
    UserImportJobs: page.items.map(({ job }) => userImportJobType(pool, job)),
    PaginationToken: page.next,
  }
})

/** Jobs are never deleted, so that a job's number names its place. */
function* latestFirst(
  jobs: readonly ImportJob[],
  after: readonly string[] | undefined,
): Generator<{ job: ImportJob; number: number }> {
  for (let number = Number(after?.[0] ?? jobs.length) - 1; number >= 0; number -= 1) {
    const job = jobs[number]
    if (job !== undefined) yield { job, number }
  }
}
