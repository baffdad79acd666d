import type { ImportJob } from '../../pool/imports/import-job.ts'
import type { Pool } from '../../pool/pool.ts'
import { timestamp } from '../output.ts'

/** The API's UserImportJobType. */
export function userImportJobType(pool: Pool, job: ImportJob): object {
  return {
    JobName: job.name,
    JobId: job.id,
    UserPoolId: pool.id,
    PreSignedUrl: job.preSignedUrl,
    CreationDate: timestamp(job.createdAt),
    StartDate: job.startedAt === undefined ? undefined : timestamp(job.startedAt),
    CompletionDate: job.completedAt === undefined ? undefined : timestamp(job.completedAt),
    Status: job.status,
    CloudWatchLogsRoleArn: job.roleArn,
    ImportedUsers: job.importedUsers,
    SkippedUsers: job.skippedUsers,
    FailedUsers: job.failedUsers,
    CompletionMessage: job.completionMessage,
    PasswordHashingAlgorithm: job.algorithm,
  }
}
