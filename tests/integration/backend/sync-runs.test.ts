import {
  AdminDeleteUserCommand,
  AdminUpdateUserAttributesCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSimulator, type Simulator, serveSimulator } from '../../../electron/simulator/index.ts'
import type { ModelName } from '../../../shared/admin/model-name.ts'
import type { Row } from '../../../shared/admin/row.ts'
import { type FoundCount, foundList } from '../../../shared/admin/sync-run-lists.ts'
import { type ConnectionId, connectionIdSchema } from '../../../shared/domain/connection.ts'
import type { SyncState } from '../../../shared/domain/sync.ts'
import { type ConsoleUnderTest, startConsole } from './console-fixture.ts'

const keys = { access_key_id: 'AKIAMADEUPKEYFORTEST', secret_access_key: 'made-up' }
const connections = { model: 'connections', connection: null } as const
let simulator: Simulator
let somebody: CognitoIdentityProviderClient
let ui: ConsoleUnderTest
let id: ConnectionId
const closing: (() => Promise<unknown>)[] = []

beforeEach(async () => {
  simulator = createSimulator({ seed: 21, users: 150, groups: 4 })
  const server = await serveSimulator(simulator)
  somebody = new CognitoIdentityProviderClient({
    region: simulator.region,
    credentials: { accessKeyId: 'x', secretAccessKey: 'y' },
    requestHandler: simulator.requestHandler,
  })
  const demo = createSimulator({ seed: 1, users: 1 })
  ui = await startConsole({ openDemoPool: async () => demo })
  closing.push(
    () => server.close(),
    async () => simulator.close(),
    () => ui.close(),
  )
  const added = await ui.value('add', {
    ...connections,
    values: {
      ...keys,
      name: 'Shop',
      environment: 'staging',
      credential_source: 'keychain',
      region: simulator.region,
      user_pool_id: simulator.userPoolId,
      endpoint: server.endpoint,
    },
  })
  id = connectionIdSchema.parse(added.id)
})
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const open = async () => {
  await ui.value('openConnection', { id })
  await ui.synced()
}
const syncAgain = async () => {
  await ui.value('startSync', { connection: id })
  await ui.synced()
}
const state = async (): Promise<SyncState> => {
  const sync = (await ui.value('session', {})).connection?.sync
  if (sync === undefined) throw new Error('No pool is open.')
  return sync
}
const newestRun = async (): Promise<Row> => {
  const [run] = await ui.rows('sync_runs')
  if (run === undefined) throw new Error('There is no run.')
  return run
}
/** The ids of the list that a run's count leads to. */
const found = async (run: Row, count: FoundCount): Promise<string[]> => {
  const { model, filters } = foundList(run, count)
  return (await ui.rows(model, { filters, all: true })).map((row) => row.id).sort()
}
const deleteElsewhere = async (row: Row) => {
  const command = { UserPoolId: simulator.userPoolId, Username: String(row.values.username) }
  await somebody.send(new AdminDeleteUserCommand(command))
}
const firstUsers = async (count: number): Promise<Row[]> => (await ui.rows('users')).slice(0, count)

describe('sync runs', () => {
  test('tell what was read, and lead to the users that were new', async () => {
    await open()
    const run = await newestRun()
    expect(run.values).toMatchObject({
      phase: 'complete',
      users: 150,
      added: 150,
      changed: 0,
      gone: 0,
      estimated: 150,
      throttles: 0,
      reading: 'whole',
      error: null,
    })
    expect(run.values.calls).toBeGreaterThan(3)
    expect(run.values.duration).toBeGreaterThan(0)
    expect((await found(run, 'added')).length).toBe(150)
    expect(await found(run, 'changed')).toEqual([])
    expect(await ui.value('get', { model: 'sync_runs', connection: id, id: run.id, fresh: true })).toEqual(
      run,
    )
  })

  test('lead to whom they found changed and gone, and to nobody else', async () => {
    await open()
    const [gone, changed, here] = await firstUsers(3)
    if (gone === undefined || changed === undefined || here === undefined) throw new Error('Too few users.')
    await deleteElsewhere(gone)
    await somebody.send(
      new AdminUpdateUserAttributesCommand({
        UserPoolId: simulator.userPoolId,
        Username: String(changed.values.username),
        UserAttributes: [{ Name: 'nickname', Value: 'Changed elsewhere' }],
      }),
    )
    await ui.value('delete', { model: 'users', connection: id, selection: { kind: 'ids', ids: [here.id] } })
    await syncAgain()
    const run = await newestRun()
    expect(run.values).toMatchObject({ users: 148, added: 0, changed: 1, gone: 1 })
    expect(await found(run, 'added')).toEqual([])
    expect(await found(run, 'changed')).toEqual([changed.id])
    expect(await found(run, 'gone')).toEqual([gone.id])
  })

  test('are found by how they ended and by their error', async () => {
    await open()
    simulator.faults.plan({ kind: 'access-denied', operation: 'ListUsers' })
    await syncAgain()
    const ended = (value: string) => ({ filters: [{ field: 'phase', lookup: 'exact' as const, value }] })
    expect((await ui.rows('sync_runs', ended('complete'))).length).toBe(1)
    const [failed, ...others] = await ui.rows('sync_runs', ended('failed'))
    expect(others).toEqual([])
    expect(failed?.values.error).toContain('ListUsers')
    // The pool was described, and then listed in vain.
    expect(failed?.values.calls).toBe(2)
    expect((await ui.rows('sync_runs', { search: 'listusers' })).map((row) => row.id)).toEqual([failed?.id])
  })
})

describe('departed users', () => {
  test('are kept with all they had, and found by it', async () => {
    await open()
    const rows = await ui.rows('users', { search: 'a', all: true })
    const gone = rows.find(({ values }) => Array.isArray(values.groups) && values.groups.length > 0)
    if (gone === undefined) throw new Error('Nobody is in a group.')
    await deleteElsewhere(gone)
    await syncAgain()
    const departed = { model: 'departed_users', connection: id, id: gone.id, fresh: true } as const
    const kept = await ui.value('get', departed)
    expect(kept).toMatchObject({ id: gone.id, label: gone.label })
    const present = Object.entries(gone.values).filter(
      ([name]) => !['first_seen_at', 'changed_at', 'synced_at'].includes(name),
    )
    expect(kept.values).toMatchObject(Object.fromEntries(present))
    expect(kept.values).toMatchObject({
      reason: 'sync',
      run: Number((await newestRun()).id),
      last_seen_at: gone.values.synced_at,
    })
    const search = String(gone.values.email ?? gone.values.username).toUpperCase()
    expect((await ui.rows('departed_users', { search })).map((row) => row.id)).toEqual([gone.id])
    expect(await ui.rows('departed_users', { search: 'nobody at all' })).toEqual([])
  })

  test('are those who were deleted here too; and nobody who is back', async () => {
    await open()
    const [row] = await firstUsers(1)
    const selection = { kind: 'ids' as const, ids: [row?.id ?? ''] }
    await ui.value('delete', { model: 'users', connection: id, selection })
    const reason = (value: string) => ({ filters: [{ field: 'reason', lookup: 'exact' as const, value }] })
    expect((await ui.rows('departed_users', reason('console'))).map((kept) => kept.id)).toEqual([row?.id])
    expect(await ui.rows('departed_users', reason('sync'))).toEqual([])
    expect(ui.events).toContainEqual(
      expect.objectContaining({ type: 'cacheChanged', model: 'departed_users', connection: id }),
    )
  })
})

test.each<ModelName>(['sync_runs', 'departed_users'])('nothing of %s can be changed', async (model) => {
  await open()
  const [row] = await firstUsers(1)
  await ui.value('delete', {
    model: 'users',
    connection: id,
    selection: { kind: 'ids', ids: [row?.id ?? ''] },
  })
  const [kept] = await ui.rows(model)
  const target = { model, connection: id }
  const one = { kind: 'ids' as const, ids: [kept?.id ?? ''] }
  expect((await ui.error('add', { ...target, values: {} })).code).toBe('not_permitted')
  const change = { id: one.ids[0] ?? '', values: {}, previous: {} }
  expect((await ui.error('change', { ...target, ...change })).code).toBe('not_permitted')
  expect((await ui.error('delete', { ...target, selection: one })).code).toBe('not_permitted')
  const action = { ...target, action: 'enable', selection: one, parameters: {} }
  expect((await ui.error('action', action)).code).toBe('invalid_input')
  expect(await ui.rows(model)).toContainEqual(kept)
  expect((await ui.error('get', { ...target, id: 'nothing', fresh: false })).code).toBe('not_found')
})

describe('the list calls that a connection allows', () => {
  test('change under way, without stopping the run', async () => {
    const held = Promise.withResolvers<void>()
    simulator.faults.plan({
      kind: 'hold',
      operation: 'ListUsers',
      skip: 1,
      times: Number.POSITIVE_INFINITY,
      until: held.promise,
    })
    await ui.value('openConnection', { id })
    await ui.event((event) => event.type === 'syncProgress' && event.sync.users > 0)
    const before = await state()
    expect(before).toMatchObject({ phase: 'running', ceiling: 20 })
    const changed = await ui.value('change', {
      ...connections,
      id,
      values: { list_calls_per_second: 25 },
      previous: { list_calls_per_second: 20 },
    })
    expect(changed.values.list_calls_per_second).toBe(25)
    held.resolve()
    simulator.faults.clear()
    await ui.synced()
    expect(await state()).toMatchObject({
      phase: 'complete',
      ceiling: 25,
      users: 150,
      started_at: before.started_at,
    })
    expect((await ui.rows('sync_runs')).length).toBe(1)
  })

  test('are no more than Cognito grants, but for an emulator', async () => {
    const change = (values: Row['values'], previous: Row['values']) => ({
      ...connections,
      id,
      values,
      previous,
    })
    const fast = { list_calls_per_second: 300 }
    await ui.value('change', change(fast, { list_calls_per_second: 20 }))
    const { values } = await ui.value('get', { ...connections, id, fresh: true })
    const error = await ui.error('change', change({ endpoint: '' }, { endpoint: values.endpoint ?? null }))
    expect(error.fields?.list_calls_per_second).toContain('30 list calls a second')
    const tooMany = await ui.error('change', change({ list_calls_per_second: 501 }, fast))
    expect(Object.keys(tooMany.fields ?? {})).toEqual(['list_calls_per_second'])
    const half = await ui.error('change', change({ list_calls_per_second: 2.5 }, fast))
    expect(half.fields?.list_calls_per_second).toBe('Enter a whole number.')
  })
})

describe('a sync that failed because credentials expired', () => {
  test('says when it is tried again, and sooner once another call came through', async () => {
    await open()
    simulator.faults.plan({ kind: 'expired-token', times: Number.POSITIVE_INFINITY })
    const before = Date.now()
    await syncAgain()
    const failed = await state()
    expect(failed).toMatchObject({ phase: 'failed', error: { code: 'credentials_expired' } })
    expect(Date.parse(failed.retry_at ?? '') - before).toBeGreaterThanOrEqual(60_000)
    simulator.faults.clear()
    const [row] = await firstUsers(1)
    await ui.value('get', { model: 'users', connection: id, id: row?.id ?? '', fresh: true })
    expect(Date.parse((await state()).retry_at ?? '') - before).toBeLessThan(20_000)
  })

  test('goes on when the connection is edited', async () => {
    await open()
    simulator.faults.plan({ kind: 'expired-token', times: Number.POSITIVE_INFINITY })
    await syncAgain()
    simulator.faults.clear()
    await ui.value('change', {
      ...connections,
      id,
      values: { access_key_id: 'AKIANEWNEWNEWNEWNEW1', secret_access_key: 'renewed' },
      previous: { access_key_id: null, secret_access_key: null },
    })
    await ui.synced()
    expect(await state()).toMatchObject({ phase: 'complete', error: null, retry_at: null })
  })
})
