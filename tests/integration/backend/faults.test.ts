import {
  AdminDeleteUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createSimulator, type Simulator } from '../../../electron/simulator/index.ts'
import type { Row } from '../../../shared/admin/row.ts'
import { connectionIdSchema } from '../../../shared/domain/connection.ts'
import { type ConsoleUnderTest, startConsole } from './console-fixture.ts'

const connection = connectionIdSchema.parse('demo')
const users = { model: 'users', connection } as const
const groups = { model: 'groups', connection } as const
let simulator: Simulator
let ui: ConsoleUnderTest

beforeAll(async () => {
  simulator = createSimulator({ seed: 11, users: 40 })
  ui = await startConsole({ openDemoPool: async () => simulator })
  await ui.synced()
})
afterAll(async () => await ui.close())
afterEach(() => {
  simulator.faults.clear()
  simulator.setLatency(0)
})

const confirmed = async (): Promise<Row> => {
  const rows = await ui.rows('users', {
    filters: [
      { field: 'status', lookup: 'exact', value: 'CONFIRMED' },
      { field: 'enabled', lookup: 'exact', value: '1' },
    ],
  })
  const row = rows[0]
  if (row === undefined) throw new Error('The demo pool has no confirmed user.')
  return row
}
const auditOf = async (id: string): Promise<Row[]> =>
  await ui.rows('audit', { filters: [{ field: 'object_id', lookup: 'exact', value: id }] })

describe('a save that fails on its way', () => {
  test('says what was saved and what was not, and shows both', async () => {
    await ui.value('add', { ...groups, values: { name: 'aa' } })
    const row = await confirmed()
    simulator.faults.plan({ kind: 'access-denied', operation: 'AdminDisableUser' })
    const error = await ui.error('change', {
      ...users,
      id: row.id,
      values: { nickname: 'Half', enabled: false, groups: ['aa'] },
      previous: {
        nickname: row.values.nickname ?? null,
        enabled: true,
        groups: row.values.groups ?? [],
      },
    })
    expect(error).toMatchObject({ code: 'access_denied', missingAction: 'cognito-idp:AdminDisableUser' })
    expect(error.message).toContain('Saved before that: Nickname.')
    expect(error.message).toMatch(/Not saved: Enabled, Groups \(add to aa\)/)
    expect((await ui.value('get', { ...users, id: row.id, fresh: false })).values).toMatchObject({
      nickname: 'Half',
      enabled: true,
    })
    const [entry] = await auditOf(row.id)
    expect(entry?.values).toMatchObject({
      outcome: 'failed',
      changes: [{ field: 'nickname', before: null, after: 'Half' }],
    })
    expect(entry?.values.request_id).toBeTruthy()
  })

  test('that failed at its first step changed nothing', async () => {
    const row = await confirmed()
    simulator.faults.plan({
      kind: 'exception',
      operation: 'AdminUpdateUserAttributes',
      name: 'InvalidParameterException',
      message: 'Invalid phone number format.',
    })
    const error = await ui.error('change', {
      ...users,
      id: row.id,
      values: { phone_number: '+4930123456' },
      previous: { phone_number: row.values.phone_number ?? null },
    })
    expect(error).toMatchObject({
      code: 'invalid_input',
      message: 'Invalid phone number format.',
      fields: { phone_number: 'Invalid phone number format.' },
      exception: 'InvalidParameterException',
      requestId: expect.any(String),
    })
    expect((await ui.value('get', { ...users, id: row.id, fresh: true })).values).toMatchObject({
      phone_number: row.values.phone_number,
    })
    expect((await auditOf(row.id))[0]?.values).toMatchObject({
      outcome: 'failed',
      error: 'Invalid phone number format.',
      changes: [{ field: 'phone_number', after: '+4930123456' }],
    })
  })

  test('stands when only the read afterwards fails', async () => {
    const row = await confirmed()
    simulator.faults.plan({ kind: 'access-denied', operation: 'ListUsers', skip: 1, times: 10 })
    const saved = await ui.value('change', {
      ...users,
      id: row.id,
      values: { nickname: 'Blind' },
      previous: { nickname: row.values.nickname ?? null },
    })
    expect(saved.values.nickname).toBe('Blind')
    expect((await auditOf(row.id))[0]?.values.outcome).toBe('done')
  })

  test('is told when the user vanishes between the read and the write', async () => {
    const row = await confirmed()
    simulator.faults.plan({
      kind: 'exception',
      operation: 'AdminUpdateUserAttributes',
      name: 'UserNotFoundException',
      message: 'User does not exist.',
    })
    const change = { nickname: 'Gone' }
    const previous = { nickname: row.values.nickname ?? null }
    const error = await ui.error('change', { ...users, id: row.id, values: change, previous })
    expect(error).toMatchObject({ code: 'not_found', message: 'User does not exist.' })
  })
})

describe('a bulk action', () => {
  test('stops where all the others would fail as well', async () => {
    const rows = await ui.rows('users', { filters: [{ field: 'enabled', lookup: 'exact', value: '1' }] })
    simulator.faults.plan({
      kind: 'expired-token',
      operation: 'AdminDisableUser',
      times: Number.POSITIVE_INFINITY,
    })
    const outcome = await ui.value('action', {
      ...users,
      action: 'disable',
      selection: { kind: 'ids', ids: rows.map((row) => row.id) },
      parameters: {},
    })
    expect(outcome.done).toBe(0)
    expect(outcome.failed.length).toBeLessThanOrEqual(4)
    expect(outcome.failed[0]?.error.code).toBe('credentials_expired')
    expect(outcome.failed.length + outcome.skipped).toBe(rows.length)
  })

  test('tells how far it is, and stops when it is cancelled', async () => {
    const rows = await ui.rows('users', { filters: [{ field: 'enabled', lookup: 'exact', value: '1' }] })
    const before = (await ui.rows('users')).length - rows.length
    simulator.setLatency(20)
    const running = ui.call(
      'action',
      {
        ...users,
        action: 'disable',
        selection: { kind: 'ids', ids: rows.map((row) => row.id) },
        parameters: {},
      },
      { callId: 'bulk' },
    )
    await ui.event((event) => event.type === 'actionProgress' && event.callId === 'bulk' && event.done > 0)
    await ui.value('cancel', { callId: 'bulk' })
    const result = await running
    if (!result.ok) throw new Error(result.error.message)
    expect(result.value.failed).toEqual([])
    expect(result.value.done).toBeGreaterThan(0)
    expect(result.value.skipped).toBeGreaterThan(0)
    expect(result.value.done + result.value.skipped).toBe(rows.length)
    // What was done is known of each: the list says the same as the outcome.
    const disabled = await ui.rows('users', { filters: [{ field: 'enabled', lookup: 'exact', value: '0' }] })
    expect(disabled.length - before).toBe(result.value.done)
  })

  test('goes on after a throttled call', async () => {
    const rows = (await ui.rows('users')).slice(0, 5)
    simulator.faults.plan({ kind: 'throttled', operation: 'AdminUserGlobalSignOut', times: 2 })
    const outcome = await ui.value('action', {
      ...users,
      action: 'sign_out_everywhere',
      selection: { kind: 'ids', ids: rows.map((row) => row.id) },
      parameters: {},
    })
    expect(outcome).toEqual({ done: 5, failed: [], skipped: 0 })
  })

  test('takes out of the list who is gone', async () => {
    const [row] = await ui.rows('users')
    const somebody = new CognitoIdentityProviderClient({
      region: simulator.region,
      credentials: { accessKeyId: 'x', secretAccessKey: 'y' },
      requestHandler: simulator.requestHandler,
    })
    const Username = String(row?.values.username)
    await somebody.send(new AdminDeleteUserCommand({ UserPoolId: simulator.userPoolId, Username }))
    const outcome = await ui.value('action', {
      ...users,
      action: 'sign_out_everywhere',
      selection: { kind: 'ids', ids: [row?.id ?? ''] },
      parameters: {},
    })
    expect(outcome.failed).toMatchObject([{ id: row?.id, error: { code: 'not_found' } }])
    expect(await ui.rows('users', { search: row?.id ?? '' })).toEqual([])
  })

  test('an action for one object takes no more, and an unknown one is refused', async () => {
    const rows = (await ui.rows('users')).slice(0, 2)
    const selection = { kind: 'ids' as const, ids: rows.map((row) => row.id) }
    const many = { ...users, action: 'confirm_sign_up', selection, parameters: {} }
    expect((await ui.error('action', many)).code).toBe('invalid_input')
    expect((await ui.error('action', { ...many, action: 'promote' })).code).toBe('invalid_input')
  })
})

describe('cancelling one call', () => {
  test('reaches the request that Cognito does not answer', async () => {
    const row = await confirmed()
    simulator.faults.plan({ kind: 'no-answer', operation: 'ListUsers' })
    const running = ui.call('get', { ...users, id: row.id, fresh: true }, { callId: 'slow' })
    await expect.poll(() => simulator.calls.operations().at(-1)).toBe('ListUsers')
    await ui.value('cancel', { callId: 'slow' })
    expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  })

  test('is the caller’s own affair', async () => {
    const row = await confirmed()
    simulator.faults.plan({ kind: 'no-answer', operation: 'ListUsers' })
    const running = ui.call('get', { ...users, id: row.id, fresh: true }, { callId: 'slow' })
    const stranger = await ui.call('cancel', { callId: 'slow' }, { caller: { id: 'another window' } })
    expect(stranger.ok).toBe(true)
    const state = await Promise.race([
      running.then(() => 'ended'),
      ui.value('session', {}).then(() => 'running'),
    ])
    expect(state).toBe('running')
    await ui.value('cancel', { callId: 'slow' })
    expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  })
})

describe('a call for a pool that is not on the desk', () => {
  test('is refused, and nothing is sent', async () => {
    const [row] = await ui.rows('users')
    const other = connectionIdSchema.parse('another')
    simulator.calls.reset()
    for (const id of [other, null]) {
      const error = await ui.error('delete', {
        model: 'users',
        connection: id,
        selection: { kind: 'ids', ids: [row?.id ?? ''] },
      })
      expect(['connection_not_open', 'invalid_input']).toContain(error.code)
    }
    expect(simulator.calls.total()).toBe(0)
  })

  test('also after it was closed', async () => {
    expect((await ui.value('closeConnection', {})).connection).toBeNull()
    const query = { search: '', ordering: [], filters: [], page: 1, all: false }
    expect((await ui.error('list', { ...users, query })).code).toBe('connection_not_open')
    expect((await ui.value('openConnection', { id: connection })).connection?.id).toBe('demo')
    expect((await ui.rows('users')).length).toBeGreaterThan(30)
  })
})

describe('a pool that cannot be reached', () => {
  test('opens on its cache, and the sync says why it is not filled', async () => {
    const { folder } = ui
    const known = (await ui.rows('users')).length
    await ui.backend.close()
    simulator = createSimulator({ seed: 11, users: 40 })
    simulator.faults.plan({ kind: 'access-denied', times: Number.POSITIVE_INFINITY })
    ui = await startConsole({ folder, openDemoPool: async () => simulator })
    await ui.synced()
    const session = await ui.value('session', {})
    expect(session.connection?.sync).toMatchObject({ phase: 'failed', error: { code: 'access_denied' } })
    expect(session.connection?.sync.error?.missingAction).toMatch(/^cognito-idp:/)
    expect((await ui.rows('users')).length).toBe(known)
    // The schema was learnt before: the form still knows the custom attributes.
    const admin = await ui.value('describe', users)
    expect(admin.fields.map((field) => field.name)).toContain('custom:department')
    expect((await ui.error('get', { ...users, id: 'x', fresh: true })).code).toBe('access_denied')
  })

  test('that was never described has a plain form, and says why', async () => {
    await ui.close()
    simulator = createSimulator({ seed: 11, users: 40 })
    simulator.faults.plan({ kind: 'unrecognized-client', times: Number.POSITIVE_INFINITY })
    ui = await startConsole({ openDemoPool: async () => simulator })
    expect((await ui.value('describe', users)).fields.map((field) => field.name)).not.toContain(
      'custom:department',
    )
    expect(await ui.rows('users')).toEqual([])
    expect(await ui.error('pool', { connection })).toMatchObject({
      code: 'credentials_invalid',
      exception: 'UnrecognizedClientException',
    })
  })
})
