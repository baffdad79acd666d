import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { meanings } from '../../electron/backend/cognito/exceptions.ts'
import { createDispatch, type Handlers } from '../../electron/backend/dispatch.ts'
import { createInFlight } from '../../electron/backend/in-flight.ts'
import { createSimulator, type Simulator } from '../../electron/simulator/index.ts'
import { channelNames } from '../../shared/channels.ts'
import { contract } from '../../shared/contract.ts'
import { connectionIdSchema } from '../../shared/domain/connection.ts'
import { type ConsoleUnderTest, startConsole } from '../integration/backend/console-fixture.ts'

const connection = connectionIdSchema.parse('demo')
const users = { model: 'users', connection } as const
const password = 'Typed-Password-2026!'
const leaks: Record<string, RegExp> = {
  'a stack trace': /\bat .+:\d+:\d+|node_modules|\.ts:\d+/,
  'an ARN of credentials': /arn:aws[\w-]*:(iam|sts)/,
  'an account id': /(?<!\d)210987654321(?!\d)/,
  'an access key id': /AKIALEAKLEAKLEAKLEAK/,
  'a secret access key': /leak\/secret\+key/,
  'a session token': /IQoJb3JpZ2lu/,
  'a typed password': /Typed-Password/,
}
const poison = [
  'User: arn:aws:sts::210987654321:assumed-role/Ops/jane@corp.example is not authorized to perform: cognito-idp:X',
  'on resource: arn:aws:cognito-idp:eu-central-1:210987654321:userpool/eu-central-1_A',
  'key AKIALEAKLEAKLEAKLEAK secret leak/secret+key/wJalrXUtnFEMIK7MDENG1234567',
  `token IQoJb3JpZ2luX2Vj${'aB3/'.repeat(60)}`,
  `password ${password}`,
  'Error: broken\n    at handler (/home/jane/poolkeeper/index.ts:12:34)',
].join(' ')

function leaksOf(value: unknown): string[] {
  const text = JSON.stringify(value)
  return Object.entries(leaks)
    .filter(([, pattern]) => pattern.test(text))
    .map(([what]) => what)
}

let simulator: Simulator
let ui: ConsoleUnderTest
beforeAll(async () => {
  simulator = createSimulator({ seed: 8, users: 20 })
  ui = await startConsole({ openDemoPool: async () => simulator })
  await ui.synced()
})
afterAll(async () => await ui.close())
beforeEach(() => simulator.faults.clear())

describe('what Cognito says reaches the page with its meaning and without what leaks', () => {
  const everyCall = { times: Number.POSITIVE_INFINITY }

  test('the poison would be found', () => {
    expect(leaksOf(poison)).toEqual(Object.keys(leaks))
  })

  // What is worth sending again is, until the back-off has run out: one of each kind is enough.
  const repeated = Object.entries(meanings).filter(([, meaning]) =>
    ['throttled', 'service_failed', 'clock_skewed'].includes(meaning.code),
  )
  const slow = new Set(repeated.map(([name]) => name).filter((name) => name !== 'TooManyRequestsException'))

  test.each(Object.keys(meanings))('%s', async (name) => {
    const [row] = await ui.rows('users', {
      filters: [{ field: 'status', lookup: 'exact', value: 'CONFIRMED' }],
    })
    const operation = slow.has(name) ? 'AdminSetUserPassword' : 'ListUsers'
    const fault = { kind: 'exception', name, message: poison, operation, ...everyCall } as const
    simulator.faults.plan(fault)
    const selection = { kind: 'ids' as const, ids: [row?.id ?? ''] }
    const acted = await ui.call('action', {
      ...users,
      action: 'set_permanent_password',
      selection,
      parameters: { password },
    })
    const read = slow.has(name) ? null : await ui.call('get', { ...users, id: row?.id ?? '', fresh: true })
    expect(JSON.stringify([acted, read])).toContain(`"exception":"${name}"`)
    expect(leaksOf(acted)).toEqual([])
    // Reading carries no password, so none is known to be one.
    expect(leaksOf(read).filter((leak) => leak !== 'a typed password')).toEqual([])
  })

  test('nor do the audit, the session and the events have it', async () => {
    const state = [await ui.rows('audit', { all: true }), await ui.value('session', {}), ui.events]
    expect(leaksOf(state)).toEqual([])
  })
})

describe('what breaks inside the console reaches the page as one line', () => {
  const broken = async (): Promise<never> => {
    throw Object.assign(new TypeError(poison), { sql: 'SELECT secret', path: '/home/jane' })
  }
  const dispatch = createDispatch({
    inFlight: createInFlight(),
    operator: () => ({ id: '1', username: 'x', isActive: true, isSuperuser: true, permissions: [] }),
    handlers: Object.fromEntries(channelNames.map((name) => [name, broken])) as Record<
      keyof Handlers,
      typeof broken
    >,
  })
  const query = { search: '', ordering: [], filters: [], page: 1, all: false }
  const inputs: Record<string, unknown> = {
    openConnection: { id: connection },
    testConnection: { id: null, values: { secret_access_key: 'leak/secret+key' } },
    pool: { connection },
    describe: users,
    list: { ...users, query },
    count: { ...users, query },
    facets: { ...users, query, counts: true },
    get: { ...users, id: 'x', fresh: true },
    add: { ...users, values: { temporary_password: password } },
    change: { ...users, id: 'x', values: {}, previous: {} },
    delete: { ...users, selection: { kind: 'ids', ids: ['x'] } },
    action: {
      ...users,
      action: 'set_permanent_password',
      selection: { kind: 'ids', ids: ['x'] },
      parameters: { password },
    },
    startSync: { connection },
    cancelSync: { connection },
    generatePassword: { connection },
    copySecret: { text: 'x' },
    openLink: { url: 'https://example.com' },
    cancel: { callId: 'x' },
  }

  test.each(channelNames)('“%s”', async (channel) => {
    const input = inputs[channel] ?? {}
    expect(contract[channel].input.safeParse(input).success).toBe(true)
    const result = await dispatch(channel, { id: 'w' }, { callId: 'c', input })
    expect(result).toMatchObject({ ok: false, error: { code: 'unexpected', retryable: false } })
    // A password is known to be one only where it came in as such.
    const allowed = channel === 'add' || channel === 'action' ? [] : ['a typed password']
    expect(leaksOf(result).filter((leak) => !allowed.includes(leak))).toEqual([])
  })
})
