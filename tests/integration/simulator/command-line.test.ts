import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { CognitoIdentityProviderClient, ListUsersCommand } from '@aws-sdk/client-cognito-identity-provider'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createSimulator } from '../../../electron/simulator/index.ts'

const program = 'electron/simulator/command-line/main.ts'
const root = new URL('../../../', import.meta.url)
const children: ChildProcess[] = []
const clients: CognitoIdentityProviderClient[] = []

afterEach(() => {
  for (const client of clients.splice(0)) client.destroy()
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

const lineShape = z.strictObject({
  endpoint: z.string(),
  region: z.string(),
  userPoolId: z.string(),
  clientId: z.string(),
})

function start(command: string, args: readonly string[]) {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  return child
}

/** Starts the program, and reads its first line. */
async function serve(
  args: readonly string[],
  command = process.execPath,
  before: readonly string[] = [program],
) {
  const child = start(command, [...before, ...args])
  const lines = createInterface({ input: child.stdout })
  const [first] = await once(lines, 'line')
  const pool = lineShape.parse(JSON.parse(String(first)))
  const client = new CognitoIdentityProviderClient({
    region: pool.region,
    endpoint: pool.endpoint,
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' },
    maxAttempts: 1,
  })
  clients.push(client)
  const list = () => client.send(new ListUsersCommand({ UserPoolId: pool.userPoolId }))
  return { ...pool, child, client, list }
}

/** Runs the program to its end. */
async function run(args: readonly string[]) {
  const child = start(process.execPath, [program, ...args])
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  return { stdout, stderr, code }
}

describe('npm run simulator', () => {
  it('prints where it is, serves the pool, and ends at once on SIGTERM with a connection open', async () => {
    const npm = ['run', '--silent', 'simulator', '--']
    const flags = ['--port', '0', '--users', '130', '--seed', '1']
    const pool = await serve(flags, 'npm', npm)
    expect(pool.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(pool.region).toBe('eu-central-1')
    expect(pool.userPoolId).toMatch(/^eu-central-1_Demo/)
    const { Users, PaginationToken } = await pool.list()
    expect(Users).toHaveLength(60)
    expect(PaginationToken).toBeTypeOf('string')

    const asked = performance.now()
    pool.child.kill('SIGTERM')
    const [code, signal] = await once(pool.child, 'exit')
    expect({ code, signal }).toEqual({ code: 0, signal: null })
    expect(performance.now() - asked).toBeLessThan(2000)
    await expect(pool.list()).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })
})

describe('serving', () => {
  it('gives the same pool for the same seed as in process', async () => {
    const { list } = await serve(['--users', '20', '--seed', '7'])
    const { front, userPoolId } = createSimulator({
      users: 20,
      seed: 7,
      userPoolId: 'eu-central-1_DemoPool1',
    })
    const { body } = await front.serve({
      headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.ListUsers', authorization: 'AWS4' },
      body: JSON.stringify({ UserPoolId: userPoolId }),
    })
    const names = z.object({ Users: z.array(z.object({ Username: z.string() })) })
    const { Users = [] } = await list()
    expect(Users.map(({ Username }) => ({ Username }))).toEqual(names.parse(JSON.parse(body)).Users)
  })

  it('has Cognito’s quotas unless told otherwise', async () => {
    const throttled = async (flags: readonly string[]) => {
      const { list } = await serve(['--users', '1', ...flags])
      const outcomes = await Promise.allSettled(Array.from({ length: 100 }, list))
      const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
      for (const { name } of reasons) expect(name).toBe('TooManyRequestsException')
      return reasons.length
    }
    expect(await throttled([])).toBeGreaterThan(0)
    expect(await throttled(['--no-quotas'])).toBe(0)
    expect(await throttled(['--rps', 'UserList=1000'])).toBe(0)
    expect(await throttled(['--rps', 'UserList=0', '--no-quotas'])).toBe(100)
  })

  it('plans the faults, in their order', async () => {
    const { list } = await serve([
      '--users=1',
      '--fault=throttled:ListUsers:skip=1:times=2',
      '--fault',
      'access-denied:ListUsers,AdminCreateUser:skip=1:times=all',
    ])
    await expect(list()).resolves.toBeDefined()
    await expect(list()).rejects.toMatchObject({ name: 'TooManyRequestsException' })
    await expect(list()).rejects.toMatchObject({ name: 'TooManyRequestsException' })
    await expect(list()).rejects.toMatchObject({ name: 'AccessDeniedException' })
    await expect(list()).rejects.toMatchObject({ name: 'AccessDeniedException' })
  })

  it('takes its time where told to', async () => {
    const { list } = await serve(['--users=1', '--latency-ms=150'])
    const asked = performance.now()
    await list()
    expect(performance.now() - asked).toBeGreaterThanOrEqual(149)
  })

  it('is in the region and has the ID that it is given', async () => {
    const { region, userPoolId } = await serve([
      '--users=0',
      '--region=us-east-1',
      '--user-pool-id=us-east-1_Mine',
    ])
    expect({ region, userPoolId }).toEqual({ region: 'us-east-1', userPoolId: 'us-east-1_Mine' })
    expect((await serve(['--users=0', '--region=us-gov-west-1'])).userPoolId).toMatch(/^us-gov-west-1_Demo/)
  })

  it('ends on SIGINT while a call is not answered', async () => {
    const { child, list } = await serve(['--users=1', '--fault=no-answer'])
    const broken = expect(list()).rejects.toMatchObject({ code: 'ECONNRESET' })
    // The second call is answered once the first has been taken.
    await expect.poll(() => list().then(() => true)).toBe(true)
    child.kill('SIGINT')
    const [code] = await once(child, 'exit')
    expect(code).toBe(0)
    await broken
  })

  it('says in one line that the port is taken', async () => {
    const { endpoint } = await serve(['--users=1'])
    const { port } = new URL(endpoint)
    const { stdout, stderr, code } = await run(['--users=1', '--port', port])
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 })
    expect(stderr).toMatch(/^simulator: .*EADDRINUSE.*\n$/)
  })
})

describe('--help', () => {
  it('lists every flag, quota and fault', async () => {
    const { stdout, stderr, code } = await run(['--port=0', '--help'])
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 })
    for (const flag of [
      '--port N',
      '--users N',
      '--groups N',
      '--seed N',
      '--latency-ms N',
      '--rps QUOTA=N',
      '--no-quotas',
      '--fault FAULT',
      '--short-pages',
      '--consistency-delay-ms N',
      '--help',
    ])
      expect(stdout).toContain(`\n  ${flag} `)
    expect(stdout).toMatch(/UserList +30\n/)
    expect(stdout).toMatch(/reset-after +the connection breaks after/)
  })
})

describe('wrong arguments', () => {
  it.each([
    [['--colour'], /^simulator: There is no "--colour"\. The flags are --port, --users, /],
    [['--port', '70000'], /^simulator: --port takes a whole number from 0 to 65535, not "70000"/],
    [['--fault', 'a\nb'], /^simulator: --fault takes one of .*, not "a\\nb"/],
  ])('%j end in one line that says what is allowed', async (args, message) => {
    const { stdout, stderr, code } = await run(args)
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 })
    expect(stderr).toMatch(message)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })
})
