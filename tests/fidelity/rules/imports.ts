import {
  AddCustomAttributesCommand,
  AdminGetUserCommand,
  type CreateUserImportJobCommandInput,
  CreateUserPoolCommand,
  DeleteUserPoolCommand,
  GetCSVHeaderCommand,
  ListUserImportJobsCommand,
  UpdateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import {
  createJob,
  describeJob,
  type ImportJob,
  type ImportRow,
  importedUser,
  importFile,
  startFile,
  startImport,
  startJob,
  stopJob,
  upload,
} from '../../integration/simulator/import-job.ts'
import { apiReference, developerGuide, type FidelityPool, type Rule, type Source } from '../rule.ts'

const guide = developerGuide('cognito-user-pools-using-import-tool', 'Importing users from a CSV file')
const quotas = developerGuide('quotas', 'Quotas in Amazon Cognito')
const commandLineExamples: Source = {
  title: 'AWS CLI reference: list-user-import-jobs',
  url: 'https://docs.aws.amazon.com/cli/latest/reference/cognito-idp/list-user-import-jobs.html',
}
const uploadIssue: Source = {
  title: 'aws-sdk-js issue 4672: PreSignedUrl of createImportJob cant upload file',
  url: 'https://github.com/aws/aws-sdk-js/issues/4672',
}
const noFileIssue: Source = {
  title: 'amplify-js issue 6416: CSV import in all my Cognito user pools is broken',
  url: 'https://github.com/aws-amplify/amplify-js/issues/6416',
}

const minute = 60_000
const hour = 60 * minute
const verifying = { settings: { AutoVerifiedAttributes: ['email' as const] } }
const preconditionNotMet = { name: 'PreconditionNotMetException' }
const invalidParameter = { name: 'InvalidParameterException' }
const bcrypt = '$2b$10$CtA.Rcu/szzn9U00wpUjOuN3vrgJRZycv4aOzcP3GzqzO8UDPEFq6'

const changesOfPools: readonly [string, (pool: FidelityPool) => Promise<unknown>][] = [
  ['UpdateUserPool', ({ client, UserPoolId }) => client.send(new UpdateUserPoolCommand({ UserPoolId }))],
  ['DeleteUserPool', ({ client, UserPoolId }) => client.send(new DeleteUserPoolCommand({ UserPoolId }))],
  [
    'AddCustomAttributes',
    ({ client, UserPoolId }) => {
      const CustomAttributes = [{ Name: 'tier', AttributeDataType: 'String' as const }]
      return client.send(new AddCustomAttributesCommand({ UserPoolId, CustomAttributes }))
    },
  ],
]

const hashed = { PasswordHashingAlgorithm: 'BCRYPT' as const }

/** A rule on a pool that verifies e-mail addresses, with the guide as its source. */
function rule(
  id: string,
  title: string,
  check: Rule['check'],
  more: Partial<Pick<Rule, 'source' | 'unconfirmed' | 'pool'>> = {},
): Rule {
  return { id: `imports.${id}`, title, source: guide, pool: verifying, check, ...more }
}

export const imports: readonly Rule[] = [
  rule(
    'header',
    'GetCSVHeader lists the standard attributes and the two columns of the service',
    async (pool) => {
      expect((await header(pool)).toSorted()).toEqual(
        [
          ...['name', 'given_name', 'family_name', 'middle_name', 'nickname', 'preferred_username'],
          ...['profile', 'picture', 'website', 'email', 'email_verified', 'gender', 'birthdate', 'zoneinfo'],
          ...['locale', 'phone_number', 'phone_number_verified', 'address', 'updated_at'],
          ...['cognito:mfa_enabled', 'cognito:username'],
        ].sort(),
      )
    },
  ),
  rule(
    'header-custom',
    'GetCSVHeader lists custom attributes',
    async (pool) => {
      expect(await header(pool)).toContain('custom:department')
    },
    { pool: { settings: { Schema: [{ Name: 'department', AttributeDataType: 'String' }] } } },
  ),
  rule(
    'created',
    'CreateUserImportJob answers with a job that is Created and has counts of zero',
    async (pool) => {
      const job = await createJob(pool, { JobName: 'Customers' })
      expect(job).toMatchObject({
        JobName: 'Customers',
        Status: 'Created',
        ImportedUsers: 0,
        SkippedUsers: 0,
        FailedUsers: 0,
      })
      expect(job.StartDate).toBeUndefined()
      expect(job.JobId).toMatch(/^import-[0-9a-zA-Z-]+$/)
    },
  ),
  rule(
    'address',
    'The address for the upload is signed for 15 minutes and for an encryption header',
    async (pool) => {
      const { searchParams } = new URL((await createJob(pool)).PreSignedUrl)
      expect(Object.fromEntries(searchParams)).toMatchObject({
        'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
        'X-Amz-Expires': '899',
        'X-Amz-SignedHeaders': 'host;x-amz-server-side-encryption',
      })
    },
    { source: commandLineExamples },
  ),
  rule(
    'role',
    'CreateUserImportJob refuses what is not the ARN of a role',
    async (pool) => {
      const CloudWatchLogsRoleArn = 'arn:aws:iam::123456789012:user/jane'
      await expect(createJob(pool, { CloudWatchLogsRoleArn })).rejects.toMatchObject(invalidParameter)
    },
    {
      source: apiReference('CreateUserImportJob'),
      unconfirmed:
        'The pattern takes every ARN; that others than those of roles are refused is an assumption.',
    },
  ),
  rule(
    'job-name',
    'CreateUserImportJob refuses characters that names of jobs cannot have',
    async (pool) => {
      await expect(createJob(pool, { JobName: 'a/b' })).rejects.toMatchObject(invalidParameter)
    },
    { source: apiReference('CreateUserImportJob') },
  ),
  rule(
    'most-jobs',
    'A pool has at most 1,000 import jobs',
    async (pool) => {
      for (let count = 0; count < 1000; count += 1) await createJob(pool)
      await expect(createJob(pool)).rejects.toMatchObject({ name: 'LimitExceededException' })
    },
    { source: quotas },
  ),
  rule(
    'encryption-header',
    'An upload without x-amz-server-side-encryption: aws:kms is refused with 403',
    async (pool) => {
      const { PreSignedUrl } = await createJob(pool)
      expect(await upload(pool, PreSignedUrl, 'x', {})).toMatchObject({
        status: 403,
        body: expect.stringContaining('<Code>SignatureDoesNotMatch</Code>'),
      })
      expect((await upload(pool, PreSignedUrl, 'x')).status).toBe(200)
    },
    { source: uploadIssue },
  ),
  rule('address-expires', 'The address for the upload is good for 15 minutes', async (pool) => {
    const { PreSignedUrl } = await createJob(pool)
    pool.clock.advance(14 * minute)
    expect((await upload(pool, PreSignedUrl, 'x')).status).toBe(200)
    pool.clock.advance(2 * minute)
    expect((await upload(pool, PreSignedUrl, 'x')).status).toBe(403)
  }),
  rule(
    'no-file',
    'StartUserImportJob refuses a job without a file',
    async (pool) => {
      const { JobId } = await createJob(pool)
      await expect(startJob(pool, JobId)).rejects.toMatchObject({
        ...preconditionNotMet,
        message: `No csv file was uploaded for ${JobId}`,
      })
    },
    { source: noFileIssue },
  ),
  rule(
    'unverifying-pool',
    'No import starts in a pool without auto-verified attributes',
    async (pool) => {
      await expect(startImport(pool, [importedUser('jane')])).rejects.toMatchObject(preconditionNotMet)
    },
    { pool: {}, unconfirmed: 'The guide does not say which exception StartUserImportJob answers with.' },
  ),
  rule(
    'pending',
    'StartUserImportJob answers with a job that is Pending and has its start date',
    async (pool) => {
      const job = await begin(pool, [importedUser('jane')])
      expect(job).toMatchObject({ Status: 'Pending', StartDate: expect.any(Date), ImportedUsers: 0 })
    },
  ),
  rule(
    'succeeded',
    'A job that has imported everybody is Succeeded and says so',
    async (pool) => {
      expect(await run(pool, [importedUser('ada'), importedUser('bob')])).toMatchObject({
        Status: 'Succeeded',
        ImportedUsers: 2,
        SkippedUsers: 0,
        FailedUsers: 0,
        CompletionMessage: 'Import Job Completed Successfully.',
        CompletionDate: expect.any(Date),
      })
    },
    { source: commandLineExamples },
  ),
  rule('reset-required', 'Imported users have to reset their password', async (pool) => {
    await run(pool, [importedUser('jane')])
    expect(await read(pool, 'jane')).toMatchObject({ UserStatus: 'RESET_REQUIRED', Enabled: true })
  }),
  rule(
    'passwordless',
    'Imported users who can sign in with a code sent to their address are confirmed',
    async (pool) => {
      await run(pool, [importedUser('jane')])
      expect(await read(pool, 'jane')).toMatchObject({ UserStatus: 'CONFIRMED' })
    },
    {
      pool: {
        settings: {
          ...verifying.settings,
          Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
        },
      },
    },
  ),
  rule('creation-date', 'The creation date of a user is the time of the import', async (pool) => {
    const { StartDate, CompletionDate } = await run(pool, [importedUser('jane')])
    const { UserCreateDate } = await read(pool, 'jane')
    expect(UserCreateDate?.getTime()).toBeGreaterThanOrEqual(StartDate?.getTime() ?? Number.NaN)
    expect(UserCreateDate?.getTime()).toBeLessThanOrEqual(CompletionDate?.getTime() ?? Number.NaN)
  }),
  rule('skipped', 'Users who exist already are skipped', async (pool) => {
    await run(pool, [importedUser('ada')])
    expect(await run(pool, [importedUser('ada'), importedUser('bob')])).toMatchObject({
      Status: 'Succeeded',
      ImportedUsers: 1,
      SkippedUsers: 1,
      FailedUsers: 0,
    })
  }),
  rule('unverified', 'A user without an auto-verified attribute fails, and the job goes on', async (pool) => {
    const unverified = importedUser('ada', { email_verified: 'FALSE' })
    expect(await run(pool, [unverified, importedUser('bob')])).toMatchObject({
      Status: 'Succeeded',
      ImportedUsers: 1,
      FailedUsers: 1,
    })
  }),
  rule('schema', 'A user whose data do not match the schema fails, and the job goes on', async (pool) => {
    const malformed = importedUser('ada', { email: 'ada' })
    expect(await run(pool, [malformed, importedUser('bob')])).toMatchObject({
      Status: 'Succeeded',
      ImportedUsers: 1,
      FailedUsers: 1,
    })
  }),
  rule(
    'required',
    'A user without an attribute that the pool requires fails',
    async (pool) => {
      const named = importedUser('bob', { family_name: 'Roe' })
      expect(await run(pool, [importedUser('ada'), named])).toMatchObject({
        ImportedUsers: 1,
        FailedUsers: 1,
      })
    },
    {
      pool: {
        settings: {
          ...verifying.settings,
          Schema: [{ Name: 'family_name', AttributeDataType: 'String', Required: true, Mutable: true }],
        },
      },
    },
  ),
  rule('username-space', 'A username with a space fails', async (pool) => {
    const spaced = importedUser('ada', { 'cognito:username': 'ada roe' })
    expect(await run(pool, [spaced, importedUser('bob')])).toMatchObject({
      ImportedUsers: 1,
      FailedUsers: 1,
    })
  }),
  rule(
    'mfa-off',
    'A user with MFA fails in a pool that has it off; without a value the pool decides',
    async (pool) => {
      const flagged = (name: string, flag: string) => importedUser(name, { 'cognito:mfa_enabled': flag })
      expect(
        await run(pool, [flagged('ada', 'TRUE'), flagged('bob', 'FALSE'), flagged('cyd', '')]),
      ).toMatchObject({ ImportedUsers: 2, FailedUsers: 1 })
    },
  ),
  rule('too-many-failed', 'A job in which nobody could be imported is Failed and says so', async (pool) => {
    const rows = ['ada', 'bob'].map((name) => importedUser(name, { email_verified: 'FALSE' }))
    expect(await run(pool, rows)).toMatchObject({
      Status: 'Failed',
      ImportedUsers: 0,
      FailedUsers: 2,
      CompletionMessage: 'Too many users have failed or been skipped during the import.',
    })
  }),
  rule('birthdate', 'Birthdates are mm/dd/yyyy', async (pool) => {
    const born = (name: string, birthdate: string) => importedUser(name, { birthdate })
    expect(await run(pool, [born('ada', '02/01/1985'), born('bob', '1985-02-01')])).toMatchObject({
      ImportedUsers: 1,
      FailedUsers: 1,
    })
  }),
  rule('comma', 'A comma in a value has a backslash before it', async (pool) => {
    await run(pool, [importedUser('jane', { address: '100 Main Street, Springfield' })])
    expect(await attribute(pool, 'jane', 'address')).toBe('100 Main Street, Springfield')
  }),
  rule('trimmed', 'White space around values is taken away', async (pool) => {
    await run(pool, [importedUser('jane', { family_name: '  Roe ' })])
    expect(await attribute(pool, 'jane', 'family_name')).toBe('Roe')
  }),
  rule('columns-order', 'The order of the columns does not matter', async (pool) => {
    const file = await importFile(pool, [importedUser('jane')])
    const reversed = file.split('\n').map((line) => line.split(',').reverse().join(','))
    expect(await runFile(pool, reversed.join('\n'))).toMatchObject({
      Status: 'Succeeded',
      ImportedUsers: 1,
    })
  }),
  rule(
    'columns-all',
    'A file without one of the columns fails the job',
    async (pool) => {
      const file = await importFile(pool, [importedUser('jane')])
      const shorter = file.replace('nickname,', '').replace(',,', ',')
      expect(await runFile(pool, shorter)).toMatchObject({ Status: 'Failed', ImportedUsers: 0 })
    },
    { unconfirmed: 'The guide asks for all columns, but one of its own samples has but a few.' },
  ),
  rule('encoding', 'A file that is not UTF-8 fails the job', async (pool) => {
    const file = await importFile(pool, [importedUser('jane', { name: 'Zoë' })])
    expect(await runFile(pool, Buffer.from(file, 'latin1'))).toMatchObject({
      Status: 'Failed',
      ImportedUsers: 0,
    })
  }),
  rule('stop', 'A job that was stopped is Stopped, says so, and cannot be started again', async (pool) => {
    const { JobId } = await begin(pool, [importedUser('jane')])
    await stopJob(pool, JobId)
    pool.clock.advance(minute)
    expect(await describeJob(pool, JobId)).toMatchObject({
      Status: 'Stopped',
      CompletionMessage: 'The Import Job was stopped by the developer.',
      CompletionDate: expect.any(Date),
    })
    await expect(startJob(pool, JobId)).rejects.toBeInstanceOf(Error)
  }),
  rule(
    'expired',
    'A job that nobody starts expires within 48 hours, and cannot be started',
    async (pool) => {
      const { JobId } = await createJob(pool)
      pool.clock.advance(23 * hour)
      expect(await describeJob(pool, JobId)).toMatchObject({ Status: 'Created' })
      pool.clock.advance(25 * hour)
      expect(await describeJob(pool, JobId)).toMatchObject({
        Status: 'Expired',
        CompletionMessage: 'The user import job has expired.',
        CompletionDate: expect.any(Date),
      })
      await expect(startJob(pool, JobId)).rejects.toBeInstanceOf(Error)
    },
    { source: commandLineExamples },
  ),
  rule(
    'one-at-a-time',
    'One import job is active at a time in an account',
    async (pool) => {
      const { client } = pool
      const { UserPool } = await client.send(
        new CreateUserPoolCommand({ PoolName: 'Other', AutoVerifiedAttributes: ['email'] }),
      )
      await begin(pool, [importedUser('jane')])
      await expect(
        startImport({ client, UserPoolId: UserPool?.Id ?? '' }, [importedUser('jane')]),
      ).rejects.toMatchObject(preconditionNotMet)
    },
    { unconfirmed: 'The guide does not say which exception StartUserImportJob answers with.' },
  ),
  rule('newest-first', 'ListUserImportJobs lists the newest job first', async (pool) => {
    const jobs = [await createJob(pool), await createJob(pool), await createJob(pool)]
    const { UserImportJobs } = await pool.client.send(
      new ListUserImportJobsCommand({ UserPoolId: pool.UserPoolId, MaxResults: 60 }),
    )
    expect(UserImportJobs?.map(({ JobId }) => JobId)).toEqual(jobs.map(({ JobId }) => JobId).reverse())
  }),
  rule(
    'max-results',
    'ListUserImportJobs takes MaxResults from 1 to 60, and needs it',
    async ({ client, UserPoolId }) => {
      for (const MaxResults of [undefined, 0, 61]) {
        await expect(
          client.send(new ListUserImportJobsCommand({ UserPoolId, MaxResults })),
        ).rejects.toMatchObject(invalidParameter)
      }
    },
    { source: apiReference('ListUserImportJobs') },
  ),
  ...changesOfPools.map(([name, change]) =>
    rule(
      `in-progress-${name}`,
      `${name} is refused while users are imported`,
      async (pool) => {
        await begin(pool, [importedUser('jane')])
        await expect(change(pool)).rejects.toMatchObject({ name: 'UserImportInProgressException' })
      },
      { source: apiReference(name) },
    ),
  ),
  rule('hash', 'Users imported with the hash of their password are confirmed', async (pool) => {
    expect(await run(pool, [importedUser('jane', { password_hash: bcrypt })], hashed)).toMatchObject({
      ImportedUsers: 1,
      ...hashed,
    })
    expect(await read(pool, 'jane')).toMatchObject({ UserStatus: 'CONFIRMED' })
  }),
  rule(
    'hash-empty',
    'Users without a hash in a job with hashes have to reset their password',
    async (pool) => {
      await run(pool, [importedUser('jane')], hashed)
      expect(await read(pool, 'jane')).toMatchObject({ UserStatus: 'RESET_REQUIRED' })
    },
  ),
  rule('hash-malformed', 'Users with a malformed or a too costly hash fail', async (pool) => {
    const rows = [
      importedUser('ada', { password_hash: 'secret' }),
      importedUser('bob', { password_hash: bcrypt.replace('$10$', '$13$') }),
    ]
    expect(await run(pool, rows, hashed)).toMatchObject({ ImportedUsers: 0, FailedUsers: 2 })
  }),
  rule('hash-column', 'A job with hashes fails when the file has no column for them', async (pool) => {
    const file = await importFile(pool, [importedUser('jane')])
    expect(await runFile(pool, file, hashed)).toMatchObject({ Status: 'Failed', ImportedUsers: 0 })
  }),
]

async function header({ client, UserPoolId }: FidelityPool): Promise<string[]> {
  return (await client.send(new GetCSVHeaderCommand({ UserPoolId }))).CSVHeader ?? []
}

type JobInput = Partial<CreateUserImportJobCommandInput>

/** Runs a job over these rows to its end. */
async function run(pool: FidelityPool, rows: readonly ImportRow[], input: JobInput = {}): Promise<ImportJob> {
  const furtherColumns = input.PasswordHashingAlgorithm === undefined ? [] : ['password_hash']
  return await runFile(pool, await importFile(pool, rows, furtherColumns), input)
}

async function runFile(
  pool: FidelityPool,
  file: string | Uint8Array,
  input: JobInput = {},
): Promise<ImportJob> {
  const { clock } = pool
  const { JobId } = await startFile(pool, file, input)
  clock.advance(minute)
  return await describeJob(pool, JobId)
}

/**
 * Starts a job over these rows. An account runs one job at a time, and checks run side by side: what they ask for can
 * be told only where each has an account of its own, which is where each has a clock of its own.
 */
async function begin(pool: FidelityPool, rows: readonly ImportRow[]): Promise<ImportJob> {
  const file = await importFile(pool, rows)
  const { clock: _ownAccount } = pool
  return await startFile(pool, file)
}

function read({ client, UserPoolId }: FidelityPool, Username: string) {
  return client.send(new AdminGetUserCommand({ UserPoolId, Username }))
}

async function attribute(pool: FidelityPool, name: string, wanted: string): Promise<string | undefined> {
  const { UserAttributes = [] } = await read(pool, name)
  return UserAttributes.find(({ Name }) => Name === wanted)?.Value
}
