import {
  AddCustomAttributesCommand,
  AdminGetUserCommand,
  CreateUserPoolCommand,
  DeleteUserPoolCommand,
  DescribeUserPoolCommand,
  GetCSVHeaderCommand,
  ListUserImportJobsCommand,
  ListUsersCommand,
  StartUserImportJobCommand,
  UpdateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { SimulatorOptions } from '../../../electron/simulator/index.ts'
import { serveSimulator } from '../../../electron/simulator/transport/http-server.ts'
import {
  createJob,
  describeJob,
  type ImportRow,
  importedUser,
  importFile,
  startFile,
  startImport,
  startJob,
  stopJob,
  upload,
} from './import-job.ts'
import { openPool, type PoolClient } from './pool-client.ts'

const start = Date.parse('2026-03-01T12:00:00Z')
const minute = 60_000
const hour = 60 * minute

/** A pool whose time a test moves; rows come at once unless the test says otherwise. */
function timedPool(options: SimulatorOptions = {}) {
  let time = start
  const pool = openPool({ importRate: 0, now: () => new Date(time), ...options })
  return {
    ...pool,
    pass(milliseconds: number) {
      time += milliseconds
    },
  }
}

async function attributesOf(
  { client, UserPoolId }: PoolClient,
  Username: string,
): Promise<Record<string, unknown>> {
  const user = await client.send(new AdminGetUserCommand({ UserPoolId, Username }))
  return {
    status: user.UserStatus,
    mfa: user.UserMFASettingList,
    createdAt: user.UserCreateDate,
    ...Object.fromEntries((user.UserAttributes ?? []).map(({ Name = '', Value }) => [Name, Value])),
  }
}

async function names({ client, UserPoolId }: PoolClient): Promise<(string | undefined)[]> {
  const { Users = [] } = await client.send(new ListUsersCommand({ UserPoolId }))
  return Users.map(({ Username }) => Username).sort()
}

/** Runs a job over these rows to its end, and gives its last description and its log. */
async function run(pool: PoolClient, rows: readonly ImportRow[]) {
  const { JobId } = await startImport(pool, rows)
  return { ...(await describeJob(pool, JobId)), log: pool.simulator.importLog(JobId) }
}

const users = (count: number) =>
  Array.from({ length: count }, (_, index) => importedUser(`user-${String(index).padStart(5, '0')}`))

describe('GetCSVHeader', () => {
  it('lists the standard attributes, the custom ones and the columns of the service', async () => {
    const { client, UserPoolId } = timedPool()
    expect(await client.send(new GetCSVHeaderCommand({ UserPoolId }))).toMatchObject({
      UserPoolId,
      CSVHeader: [
        ...['name', 'given_name', 'family_name', 'middle_name', 'nickname', 'preferred_username'],
        ...['profile', 'picture', 'website', 'email', 'email_verified', 'gender', 'birthdate', 'zoneinfo'],
        ...['locale', 'phone_number', 'phone_number_verified', 'address', 'updated_at'],
        ...['custom:department', 'custom:employee_number', 'custom:customer_since', 'custom:tier'],
        ...['custom:notes', 'cognito:mfa_enabled', 'cognito:username'],
      ],
    })
  })
})

describe('CreateUserImportJob', () => {
  it('makes a job that waits for its file', async () => {
    const pool = timedPool()
    const job = await createJob(pool, { JobName: 'Customers of 2025' })
    expect(job).toEqual({
      JobName: 'Customers of 2025',
      JobId: expect.stringMatching(/^import-[0-9A-Za-z]{10}$/),
      UserPoolId: pool.UserPoolId,
      PreSignedUrl: expect.stringContaining(`/123456789012/${pool.UserPoolId}/${job.JobId}?X-Amz-`),
      CreationDate: new Date(start),
      Status: 'Created',
      CloudWatchLogsRoleArn: 'arn:aws:iam::123456789012:role/service-role/Cognito-UserImport-Role',
      ImportedUsers: 0,
      SkippedUsers: 0,
      FailedUsers: 0,
    })
    expect(await describeJob(pool, job.JobId)).toEqual(job)
  })

  it.each([
    ['arn:aws:logs:eu-central-1:123456789012:log-group'],
    ['arn:aws:iam::123456789012:user/jane'],
    ['arn:aws:iam::123:role/short-account'],
  ])('refuses %s, which is no role', async (CloudWatchLogsRoleArn) => {
    await expect(createJob(timedPool(), { CloudWatchLogsRoleArn })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    })
  })

  it('refuses the 1,001st job of a pool', async () => {
    const pool = timedPool()
    for (let count = 0; count < 1000; count += 1) await createJob(pool)
    await expect(createJob(pool)).rejects.toMatchObject({ name: 'LimitExceededException' })
  })
})

describe('uploads', () => {
  it('need the header that the address is signed for', async () => {
    const pool = timedPool()
    const { PreSignedUrl } = await createJob(pool)
    expect(await upload(pool, PreSignedUrl, 'x', {})).toMatchObject({
      status: 403,
      body: expect.stringMatching(/^<\?xml .*<Code>SignatureDoesNotMatch<\/Code>/s),
    })
    expect(await upload(pool, PreSignedUrl, 'x')).toEqual({ status: 200, body: '' })
  })

  it('need the very address', async () => {
    const pool = timedPool()
    const { PreSignedUrl, JobId } = await createJob(pool)
    const other = await createJob(pool)
    const changed = [
      PreSignedUrl.replace(/Signature=.{4}/, 'Signature=0000'),
      PreSignedUrl.replace('Expires=899', 'Expires=9999'),
      PreSignedUrl.replace(JobId, other.JobId),
      PreSignedUrl.replace(JobId, 'import-0000000000'),
      PreSignedUrl.replace(/\?.*/, ''),
    ]
    for (const address of changed) {
      expect(await upload(pool, address, 'x')).toMatchObject({
        status: 403,
        body: expect.stringContaining('<Error><Code>'),
      })
    }
    await expect(startJob(pool, JobId)).rejects.toMatchObject({ name: 'PreconditionNotMetException' })
  })

  it('are possible for 15 minutes', async () => {
    const pool = timedPool()
    const { PreSignedUrl } = await createJob(pool)
    pool.pass(14 * minute)
    expect(await upload(pool, PreSignedUrl, 'x')).toMatchObject({ status: 200 })
    pool.pass(minute)
    expect(await upload(pool, PreSignedUrl, 'x')).toMatchObject({
      status: 403,
      body: expect.stringMatching(/<Code>AccessDenied<\/Code><Message>Request has expired<\/Message>/),
    })
  })

  it('replace each other until the job is started', async () => {
    const pool = timedPool({ importRate: 1000 })
    const { PreSignedUrl, JobId } = await createJob(pool)
    await upload(pool, PreSignedUrl, 'nothing that could be read')
    await upload(pool, PreSignedUrl, await importFile(pool, users(2)))
    await startJob(pool, JobId)
    await upload(pool, PreSignedUrl, 'nothing that could be read')
    pool.pass(minute)
    expect(await describeJob(pool, JobId)).toMatchObject({ Status: 'Succeeded', ImportedUsers: 2 })
  })

  it('come in over HTTP too', async () => {
    const pool = openPool({ importRate: 0 })
    const server = await serveSimulator(pool.simulator)
    closing.push(() => server.close())
    const { PreSignedUrl, JobId } = await createJob(pool)
    expect(PreSignedUrl.startsWith(`${server.endpoint}/`)).toBe(true)
    const body = await importFile(pool, [importedUser('zoë')])
    expect((await fetch(PreSignedUrl, { method: 'PUT', body })).status).toBe(403)
    const headers = { 'x-amz-server-side-encryption': 'aws:kms' }
    expect((await fetch(PreSignedUrl, { method: 'PUT', body, headers })).status).toBe(200)
    await startJob(pool, JobId)
    expect(await names(pool)).toEqual(['zoë'])
  })
})

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

describe('StartUserImportJob', () => {
  it('refuses a job without a file', async () => {
    const pool = timedPool()
    const { JobId } = await createJob(pool)
    await expect(startJob(pool, JobId)).rejects.toMatchObject({
      name: 'PreconditionNotMetException',
      message: `No csv file was uploaded for ${JobId}`,
    })
  })

  it('refuses a job that has run, and one that was stopped', async () => {
    const pool = timedPool({ importRate: 10 })
    const { JobId } = await startImport(pool, users(30))
    await stopJob(pool, JobId)
    await expect(startJob(pool, JobId)).rejects.toMatchObject({ name: 'PreconditionNotMetException' })
    const second = await startImport(pool, users(30))
    pool.pass(minute)
    await expect(startJob(pool, second.JobId)).rejects.toMatchObject({ name: 'PreconditionNotMetException' })
  })

  it('refuses a second job while one runs, in whichever pool', async () => {
    const pool = timedPool({ importRate: 10 })
    const { client } = pool
    const { UserPool } = await client.send(
      new CreateUserPoolCommand({ PoolName: 'Other', AutoVerifiedAttributes: ['email'] }),
    )
    const other = { client, UserPoolId: UserPool?.Id ?? '' }
    await startImport(pool, users(30))
    await expect(startImport(other, users(1))).rejects.toMatchObject({ name: 'PreconditionNotMetException' })
    pool.pass(minute)
    await expect(startImport(other, users(1))).resolves.toMatchObject({ Status: 'Pending' })
  })

  it('refuses where the pool verifies nothing', async () => {
    const pool = timedPool({ settings: { autoVerifiedAttributes: [] } })
    await expect(startImport(pool, users(1))).rejects.toMatchObject({ name: 'PreconditionNotMetException' })
  })

  it('refuses the job of another pool', async () => {
    const pool = timedPool()
    const { JobId } = await createJob(pool)
    const { UserPool } = await pool.client.send(new CreateUserPoolCommand({ PoolName: 'Other' }))
    const command = new StartUserImportJobCommand({ UserPoolId: UserPool?.Id, JobId })
    await expect(pool.client.send(command)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })
})

describe('a job', () => {
  it('goes from Pending over InProgress to Succeeded as time passes', async () => {
    const pool = timedPool({ importRate: 10 })
    const job = await startImport(pool, users(20))
    expect(job).toMatchObject({ Status: 'Pending', StartDate: new Date(start), ImportedUsers: 0 })
    pool.pass(499)
    expect(await describeJob(pool, job.JobId)).toMatchObject({ Status: 'Pending' })
    pool.pass(1001)
    expect(await describeJob(pool, job.JobId)).toMatchObject({ Status: 'InProgress', ImportedUsers: 10 })
    pool.pass(50)
    expect(await describeJob(pool, job.JobId)).toMatchObject({ Status: 'InProgress', ImportedUsers: 10 })
    pool.pass(hour)
    expect(await describeJob(pool, job.JobId)).toMatchObject({
      Status: 'Succeeded',
      ImportedUsers: 20,
      SkippedUsers: 0,
      FailedUsers: 0,
      CompletionDate: new Date(start + 2500),
      CompletionMessage: 'Import Job Completed Successfully.',
    })
  })

  it('brings users in that every other operation sees', async () => {
    const pool = timedPool({ importRate: 10 })
    const { client, UserPoolId } = pool
    await startImport(pool, users(20))
    pool.pass(800)
    expect(await names(pool)).toEqual(['user-00000', 'user-00001', 'user-00002'])
    pool.pass(100)
    expect(await attributesOf(pool, 'user-00003')).toMatchObject({ createdAt: new Date(start + 900) })
    pool.pass(hour)
    const { UserPool } = await client.send(new DescribeUserPoolCommand({ UserPoolId }))
    expect(UserPool?.EstimatedNumberOfUsers).toBe(20)
  })

  it('brings in 1,000 users a second unless told otherwise', async () => {
    let time = start
    const pool = openPool({ now: () => new Date(time) })
    const { JobId } = await startImport(pool, users(3000))
    time += 1500
    expect(await describeJob(pool, JobId)).toMatchObject({ ImportedUsers: 1000 })
  })

  it('lets the process do other things while much is due', async () => {
    const pool = timedPool()
    await startImport(pool, users(20_000))
    let turns = 0
    let counting = true
    const count = () => {
      turns += 1
      if (counting) setImmediate(count)
    }
    setImmediate(count)
    expect(await names(pool)).toHaveLength(60)
    counting = false
    expect(turns).toBeGreaterThan(20)
  })

  it('serves requests that come together all of what is due', async () => {
    const pool = timedPool()
    const { JobId } = await startImport(pool, users(3000))
    const answers = await Promise.all(Array.from({ length: 5 }, () => describeJob(pool, JobId)))
    for (const answer of answers) expect(answer).toMatchObject({ Status: 'Succeeded', ImportedUsers: 3000 })
  })

  it('expires a day after its creation, with its file', async () => {
    const pool = timedPool()
    const { JobId, PreSignedUrl } = await createJob(pool)
    await upload(pool, PreSignedUrl, await importFile(pool, users(1)))
    pool.pass(24 * hour - 1)
    expect(await describeJob(pool, JobId)).toMatchObject({ Status: 'Created' })
    pool.pass(1)
    expect(await describeJob(pool, JobId)).toMatchObject({
      Status: 'Expired',
      CompletionDate: new Date(start + 24 * hour),
      CompletionMessage: 'The user import job has expired.',
    })
    await expect(startJob(pool, JobId)).rejects.toMatchObject({ name: 'PreconditionNotMetException' })
  })

  it('ends the same however often somebody looks', async () => {
    const row = fc.constantFrom(
      importedUser('ada'),
      importedUser('bob'),
      importedUser('cyd', { email_verified: 'FALSE' }),
      importedUser('dee', { 'cognito:mfa_enabled': 'maybe' }),
      importedUser('eve'),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 30 }),
        fc.array(fc.nat(700), { maxLength: 10 }),
        fc.integer({ min: 1, max: 50 }),
        async (rows, looks, importRate) => {
          const seen = timedPool({ importRate })
          const unseen = timedPool({ importRate })
          const [one, other] = [await startImport(seen, rows), await startImport(unseen, rows)]
          for (const look of looks) {
            seen.pass(look)
            await describeJob(seen, one.JobId)
          }
          seen.pass(hour)
          unseen.pass(hour)
          const last = await describeJob(seen, one.JobId)
          const { JobId: _, PreSignedUrl: __, ...same } = await describeJob(unseen, other.JobId)
          expect(last).toMatchObject(same)
          expect(seen.simulator.importLog(one.JobId)).toEqual(unseen.simulator.importLog(other.JobId))
          const good = new Set(rows.map((each) => each['cognito:username'] ?? ''))
          expect(await names(seen)).toEqual([...good].filter((name) => !/cyd|dee/.test(name)).sort())
          const { ImportedUsers = 0, SkippedUsers = 0, FailedUsers = 0 } = last
          expect(ImportedUsers + SkippedUsers + FailedUsers).toBe(rows.length)
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('a pool', () => {
  it('stays as it is while users are imported', async () => {
    const { client, pass } = timedPool({ importRate: 10 })
    const { UserPool } = await client.send(
      new CreateUserPoolCommand({ PoolName: 'New', AutoVerifiedAttributes: ['email'] }),
    )
    const UserPoolId = UserPool?.Id ?? ''
    const pool = { client, UserPoolId }
    const CustomAttributes = [{ Name: 'shoe_size', AttributeDataType: 'Number' as const }]
    const changes = [
      () => client.send(new AddCustomAttributesCommand({ UserPoolId, CustomAttributes })),
      () => client.send(new UpdateUserPoolCommand({ UserPoolId, AutoVerifiedAttributes: ['email'] })),
      () => client.send(new DeleteUserPoolCommand({ UserPoolId })),
    ]
    const { JobId } = await startImport(pool, users(20))
    for (const milliseconds of [0, 1500]) {
      pass(milliseconds)
      for (const change of changes) {
        await expect(change()).rejects.toMatchObject({ name: 'UserImportInProgressException' })
      }
    }
    await stopJob(pool, JobId)
    await expect(changes[0]?.()).rejects.toMatchObject({ name: 'UserImportInProgressException' })
    pass(hour)
    for (const change of changes) await expect(change()).resolves.toBeDefined()
  })
})

describe('StopUserImportJob', () => {
  it('stops at once while the job is pending', async () => {
    const pool = timedPool({ importRate: 10 })
    const { JobId } = await startImport(pool, users(20))
    pool.pass(100)
    const stopped = {
      Status: 'Stopped',
      CompletionDate: new Date(start + 100),
      CompletionMessage: 'The Import Job was stopped by the developer.',
      ImportedUsers: 0,
    }
    expect(await stopJob(pool, JobId)).toMatchObject(stopped)
    pool.pass(hour)
    expect(await describeJob(pool, JobId)).toMatchObject(stopped)
    expect(await names(pool)).toEqual([])
  })

  it('stops a moment later while users are imported, and leaves them in the pool', async () => {
    const pool = timedPool({ importRate: 10 })
    const { JobId } = await startImport(pool, users(100))
    pool.pass(1500)
    expect(await stopJob(pool, JobId)).toMatchObject({ Status: 'Stopping', ImportedUsers: 10 })
    pool.pass(200)
    expect(await describeJob(pool, JobId)).toMatchObject({ Status: 'Stopping', ImportedUsers: 12 })
    pool.pass(hour)
    expect(await describeJob(pool, JobId)).toMatchObject({
      Status: 'Stopped',
      ImportedUsers: 15,
      CompletionDate: new Date(start + 2000),
    })
    expect(await names(pool)).toHaveLength(15)
  })

  it('refuses jobs that do not run', async () => {
    const pool = timedPool()
    const waiting = await createJob(pool)
    const done = await startImport(pool, users(1))
    for (const { JobId } of [waiting, done]) {
      await expect(stopJob(pool, JobId)).rejects.toMatchObject({ name: 'PreconditionNotMetException' })
    }
  })
})

describe('ListUserImportJobs', () => {
  it('lists the newest first, in pages', async () => {
    const pool = timedPool()
    const { client, UserPoolId } = pool
    for (const JobName of ['one', 'two', 'three']) await createJob(pool, { JobName })
    const first = await client.send(new ListUserImportJobsCommand({ UserPoolId, MaxResults: 2 }))
    expect(first.UserImportJobs?.map(({ JobName }) => JobName)).toEqual(['three', 'two'])
    const { PaginationToken } = first
    const second = await client.send(
      new ListUserImportJobsCommand({ UserPoolId, MaxResults: 2, PaginationToken }),
    )
    expect(second.UserImportJobs?.map(({ JobName }) => JobName)).toEqual(['one'])
    expect(second.PaginationToken).toBeUndefined()
  })

  it.each([undefined, 0, 61])('refuses MaxResults of %s', async (MaxResults) => {
    const { client, UserPoolId } = timedPool()
    await expect(
      client.send(new ListUserImportJobsCommand({ UserPoolId, MaxResults })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })
})

describe('rows', () => {
  it('become users that have to reset their password', async () => {
    const pool = timedPool()
    const row = importedUser('jane', {
      given_name: 'Jane',
      address: '100 Main Street, Springfield',
      phone_number: '+12345550199',
      phone_number_verified: 'true',
      birthdate: '02/01/1985',
      updated_at: '1471453471',
      'custom:tier': 'gold',
      'cognito:mfa_enabled': 'TRUE',
    })
    expect(await run(pool, [row])).toMatchObject({
      Status: 'Succeeded',
      ImportedUsers: 1,
      log: ['[SUCCEEDED] Line Number 2 - The import succeeded.'],
    })
    expect(await attributesOf(pool, 'jane')).toMatchObject({
      status: 'RESET_REQUIRED',
      mfa: ['SMS_MFA'],
      given_name: 'Jane',
      address: '100 Main Street, Springfield',
      email: 'jane@example.com',
      email_verified: 'true',
      phone_number_verified: 'true',
      birthdate: '1985-02-01',
      updated_at: '1471453471',
      'custom:tier': 'gold',
    })
    expect(pool.simulator.outbox).toEqual([])
  })

  it('become confirmed users where people sign in without a password', async () => {
    const pool = timedPool({ settings: { firstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } })
    await run(pool, users(1))
    expect(await attributesOf(pool, 'user-00000')).toMatchObject({ status: 'CONFIRMED' })
  })

  it('are skipped when the user exists already', async () => {
    const pool = timedPool()
    await run(pool, users(2))
    expect(await run(pool, [...users(3), ...users(1)])).toMatchObject({
      ImportedUsers: 1,
      SkippedUsers: 3,
      FailedUsers: 0,
      log: [
        '[SKIPPED] Line Number 2 - The user already exists.',
        '[SKIPPED] Line Number 3 - The user already exists.',
        '[SUCCEEDED] Line Number 4 - The import succeeded.',
        '[SKIPPED] Line Number 5 - The user already exists.',
      ],
    })
  })

  it('fail without a verified address that the pool verifies', async () => {
    const pool = timedPool()
    const rows = [
      importedUser('ada', { email_verified: 'FALSE' }),
      importedUser('bob', { email_verified: '', phone_number: '+1555', phone_number_verified: 'TRUE' }),
      ...users(2),
    ]
    const message =
      'The User Record does not set any of the auto verified attributes to true. (Example: email_verified to true).'
    const { log, ...job } = await run(pool, rows)
    expect(job).toMatchObject({ Status: 'Succeeded', ImportedUsers: 2, FailedUsers: 2 })
    expect(log.slice(0, 2)).toEqual([
      `[FAILED] Line Number 2 - ${message}`,
      `[FAILED] Line Number 3 - ${message}`,
    ])
  })

  it.each<[string, ImportRow]>([
    ['no username', { 'cognito:username': '' }],
    ['a username with a space', { 'cognito:username': 'jane roe' }],
    ['no e-mail address, which is verified', { email: '' }],
    ['a malformed e-mail address', { email: 'jane' }],
    ['a malformed phone number', { phone_number: '555-1234' }],
    ['a date in another form', { birthdate: '1985-02-01' }],
    ['a number that is none', { 'custom:employee_number': 'many' }],
    ['a number beyond its bounds', { 'custom:employee_number': '0' }],
    ['a text that is too long', { 'custom:department': 'x'.repeat(65) }],
    ['a flag that is neither true nor false', { phone_number: '+1555', phone_number_verified: 'yes' }],
    ['an MFA flag that is neither true nor false', { 'cognito:mfa_enabled': 'yes' }],
    ['the form of an alias as its username', { 'cognito:username': 'jane@example.com' }],
    ['more than 16,000 characters', { 'custom:notes': ' '.repeat(16_000) }],
    ["somebody else's alias", { email: 'user-00000@example.com' }],
  ])('fail with %s', async (_problem, values) => {
    const pool = timedPool()
    const { log, ...job } = await run(pool, [...users(2), importedUser('jane', values)])
    expect(job).toMatchObject({ Status: 'Succeeded', ImportedUsers: 2, FailedUsers: 1 })
    expect(log.at(-1)).toMatch(/^\[FAILED\] Line Number 4 - \S.*$/)
    expect(await names(pool)).toEqual(['user-00000', 'user-00001'])
  })

  it('fail without a required attribute', async () => {
    const settings = { autoVerifiedAttributes: ['email', 'phone_number'] }
    const pool = timedPool({ settings })
    const row = { 'cognito:username': 'jane', phone_number: '+15550100', phone_number_verified: 'TRUE' }
    expect((await run(pool, [row])).log[0]).toContain('email')
  })

  it.each([
    ['ON', 'FALSE'],
    ['OFF', 'TRUE'],
  ] as const)('fail in a pool with MFA %s when they ask for %s', async (mfa, flag) => {
    const pool = timedPool({ settings: { mfa } })
    const row = (name: string, value: string) => importedUser(name, { 'cognito:mfa_enabled': value })
    expect(await run(pool, [row('ada', ''), row('bob', flag)])).toMatchObject({
      ImportedUsers: 1,
      FailedUsers: 1,
    })
  })

  it('fail when they have other columns than the header', async () => {
    const pool = timedPool()
    const lines = (await importFile(pool, users(3))).trimEnd().split('\n')
    const file = [lines[0], `${lines[1]},more`, lines[2], lines[3]].join('\n')
    const { JobId } = await startFile(pool, file)
    expect(await describeJob(pool, JobId)).toMatchObject({ ImportedUsers: 2, FailedUsers: 1 })
  })

  it('are read with any line ends, column order and white space; empty lines are counted only', async () => {
    const pool = timedPool()
    const lines = (await importFile(pool, [importedUser('ada', { name: ' "Ada" ' }), ...users(1)])).split(
      '\n',
    )
    const reversed = lines.map((line) => line.split(',').reverse().join(',')).join('\r\n')
    const { JobId } = await startFile(pool, reversed.replace('\r\n', '\r\n\r\n'))
    expect(await describeJob(pool, JobId)).toMatchObject({ Status: 'Succeeded', ImportedUsers: 2 })
    expect(pool.simulator.importLog(JobId)[0]).toBe('[SUCCEEDED] Line Number 3 - The import succeeded.')
    expect(await attributesOf(pool, 'ada')).toMatchObject({ name: '"Ada"' })
  })

  it('fail the job when more of them fail than succeed', async () => {
    const pool = timedPool()
    const bad = users(2).map((row) => ({ ...row, email_verified: 'FALSE' }))
    expect(await run(pool, [...bad, importedUser('ada')])).toMatchObject({
      Status: 'Failed',
      ImportedUsers: 1,
      FailedUsers: 2,
      CompletionMessage: 'Too many users have failed or been skipped during the import.',
    })
    expect(await names(pool)).toEqual(['ada'])
  })

  it('name users by their e-mail address in a pool that does so', async () => {
    const pool = timedPool({ settings: { aliasAttributes: [], usernameAttributes: ['email'] } })
    const row = importedUser('ada', { 'cognito:username': 'ada@example.com' })
    expect(await run(pool, [row, row])).toMatchObject({ ImportedUsers: 1, SkippedUsers: 1 })
    const { sub, status, email } = await attributesOf(pool, 'ada@example.com')
    expect({ status, email }).toEqual({ status: 'RESET_REQUIRED', email: 'ada@example.com' })
    expect(await names(pool)).toEqual([sub])
  })
})

describe('files', () => {
  const good = (pool: PoolClient) => importFile(pool, users(2))

  it.each<[string, (pool: PoolClient) => Promise<string | Uint8Array>]>([
    ['nothing', async () => ''],
    ['a column too few', async (pool) => (await good(pool)).replaceAll('custom:notes,', '')],
    ['a column too many', async (pool) => (await good(pool)).replace('name,', 'name,shoe_size,')],
    ['a column twice', async (pool) => (await good(pool)).replace('name,', 'name,name,')],
    ['a byte order mark', async (pool) => `\uFEFF${await good(pool)}`],
    ['another encoding', async (pool) => Buffer.from(`${await good(pool)}é`, 'latin1')],
    ['more than 500,000 rows', async (pool) => `${await good(pool)}${',\n'.repeat(500_000)}`],
  ])('fail the job with %s', async (_problem, file) => {
    const pool = timedPool()
    const { JobId } = await startFile(pool, await file(pool))
    expect(await describeJob(pool, JobId)).toMatchObject({
      Status: 'Failed',
      ImportedUsers: 0,
      CompletionMessage: expect.stringMatching(/^.{1,128}$/),
    })
    expect(await names(pool)).toEqual([])
    expect(pool.simulator.importLog(JobId)).toEqual([])
  })

  it('may have no rows', async () => {
    expect(await run(timedPool(), [])).toMatchObject({ Status: 'Succeeded', ImportedUsers: 0, log: [] })
  })
})

describe('password hashes', () => {
  const hashes = {
    BCRYPT: '$2b$10$CtA.Rcu/szzn9U00wpUjOuN3vrgJRZycv4aOzcP3GzqzO8UDPEFq6',
    SCRYPT: `65536$8$1$${'3a'.repeat(16)}$${'4f'.repeat(32)}`,
    ARGON2ID: `$argon2id$v=19$m=19456,t=2,p=1$${'k'.repeat(22)}$${'A'.repeat(43)}`,
    PBKDF2_SHA256: `$pbkdf2-sha256$600000$${'1'.repeat(22)}$${'P'.repeat(43)}`,
  }
  const tooCostly = {
    BCRYPT: hashes.BCRYPT.replace('$10$', '$13$'),
    SCRYPT: hashes.SCRYPT.replace('$8$', '$9$'),
    ARGON2ID: hashes.ARGON2ID.replace('t=2', 't=3'),
    PBKDF2_SHA256: hashes.PBKDF2_SHA256.replace('600000', '600001'),
  }

  it.each(['BCRYPT', 'SCRYPT', 'ARGON2ID', 'PBKDF2_SHA256'] as const)(
    'of %s make confirmed users',
    async (PasswordHashingAlgorithm) => {
      const pool = timedPool()
      const rows = [
        importedUser('ada', { password_hash: hashes[PasswordHashingAlgorithm] }),
        importedUser('bob', { password_hash: tooCostly[PasswordHashingAlgorithm] }),
        importedUser('cyd', { password_hash: 'secret' }),
        importedUser('dee'),
      ]
      const { JobId } = await startImport(pool, rows, { PasswordHashingAlgorithm })
      expect(await describeJob(pool, JobId)).toMatchObject({
        ImportedUsers: 2,
        FailedUsers: 2,
        PasswordHashingAlgorithm,
      })
      expect(await attributesOf(pool, 'ada')).toMatchObject({ status: 'CONFIRMED' })
      expect(await attributesOf(pool, 'dee')).toMatchObject({ status: 'RESET_REQUIRED' })
      expect(await names(pool)).toEqual(['ada', 'dee'])
    },
  )

  it('need their column', async () => {
    const pool = timedPool()
    const file = await importFile(pool, users(1))
    const { JobId } = await startFile(pool, file, { PasswordHashingAlgorithm: 'BCRYPT' })
    expect(await describeJob(pool, JobId)).toMatchObject({ Status: 'Failed', ImportedUsers: 0 })
  })

  it('count for nothing in a job without an algorithm', async () => {
    const pool = timedPool()
    const file = await importFile(pool, [importedUser('ada', { password_hash: 'secret' })], ['password_hash'])
    await startFile(pool, file)
    expect(await attributesOf(pool, 'ada')).toMatchObject({ status: 'RESET_REQUIRED' })
  })
})
