import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Keychain } from '../../../electron/backend/connections/keychain.ts'
import { failureOf } from '../../../electron/backend/failure.ts'
import { createSimulator } from '../../../electron/simulator/index.ts'
import type { FieldValues, Row } from '../../../shared/admin/row.ts'
import { connectionIdSchema } from '../../../shared/domain/connection.ts'
import { type ConsoleUnderTest, fieldsOf, memoryKeychain, startConsole } from './console-fixture.ts'

const connections = { model: 'connections', connection: null } as const
const keys = { access_key_id: 'AKIAOLDOLDOLDOLDOLD1', secret_access_key: 'old-secret-key-canary' }
const shop: FieldValues = {
  name: 'Shop',
  environment: 'production',
  credential_source: 'keychain',
  region: 'eu-central-1',
  user_pool_id: 'eu-central-1_AbCdEfGhI',
  endpoint: 'http://127.0.0.1:9',
}
const simulator = () => createSimulator({ seed: 5, users: 10 })

let keychain: ReturnType<typeof memoryKeychain>
let ui: ConsoleUnderTest
const closing: (() => Promise<unknown>)[] = []

const start = async (options: { keychain?: Keychain; folder?: string } = {}): Promise<ConsoleUnderTest> => {
  const pool = simulator()
  const started = await startConsole({ keychain, openDemoPool: async () => pool, ...options })
  closing.push(() => started.close())
  return started
}
const add = async (values: FieldValues = {}): Promise<Row> =>
  await ui.value('add', { ...connections, values: { ...shop, ...keys, ...values } })
const change = (id: string, values: FieldValues, previous: FieldValues) => ({
  ...connections,
  id,
  values,
  previous,
})

beforeEach(async () => {
  keychain = memoryKeychain()
  ui = await start()
})
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

describe('the first start', () => {
  test('has the demo connection, open', async () => {
    const session = await ui.value('session', {})
    expect(session).toMatchObject({
      connection: { id: 'demo', environment: 'demo', credential_source: 'demo' },
      keychain: { available: true, reason: null },
      warnings: [],
      operator: { isSuperuser: true },
    })
    await ui.synced()
    expect((await ui.rows('users')).length).toBe(10)
  })

  test('the demo connection can be renamed, and neither pointed elsewhere nor deleted', async () => {
    const renamed = await ui.value('change', change('demo', { name: 'Try it' }, { name: 'Demo pool' }))
    expect(renamed.label).toBe('Try it')
    const moved = change(
      'demo',
      { credential_source: 'profile', profile: 'x' },
      { credential_source: 'demo', profile: null },
    )
    expect((await ui.error('change', moved)).code).toBe('invalid_input')
    const outcome = await ui.value('delete', { ...connections, selection: { kind: 'ids', ids: ['demo'] } })
    expect(outcome.failed[0]?.error.code).toBe('refused_by_state')
  })
})

describe('keys', () => {
  test('go into the keychain and never come back', async () => {
    const row = await add({ session_token: 'token-canary' })
    expect(row.values).toMatchObject({ has_keys: true, secret_storage: 'keychain' })
    expect([...keychain.entries.keys()]).toEqual([row.id])
    const answers = JSON.stringify([
      row,
      await ui.value('get', { ...connections, id: row.id, fresh: true }),
      await ui.rows('connections'),
      await ui.rows('audit'),
      await ui.value('session', {}),
      ui.events,
    ])
    expect(answers).not.toMatch(/canary|AKIAOLD/)
    expect(answers).toContain('changed')
  })

  test('stay when their fields stay empty, and change when others are typed', async () => {
    const row = await add()
    await ui.value(
      'change',
      change(row.id, { name: 'Shop 2', access_key_id: '' }, { name: 'Shop', access_key_id: null }),
    )
    expect(keychain.entries.get(row.id)).toContain('old-secret-key-canary')
    await ui.value(
      'change',
      change(
        row.id,
        { access_key_id: 'AKIANEWNEWNEWNEWNEW1', secret_access_key: 'new-secret' },
        { access_key_id: null, secret_access_key: null },
      ),
    )
    expect(keychain.entries.get(row.id)).toContain('new-secret')
    expect(keychain.entries.get(row.id)).not.toContain('old-secret')
    const half = change(row.id, { access_key_id: 'AKIAHALFHALFHALFHALF' }, { access_key_id: null })
    expect(Object.keys(fieldsOf(await ui.error('change', half)))).toEqual(['secret_access_key'])
  })

  test('are required, and go with the connection', async () => {
    const error = await ui.error('add', { ...connections, values: shop })
    expect(Object.keys(fieldsOf(error)).sort()).toEqual(['access_key_id', 'secret_access_key'])
    expect((await ui.rows('connections')).map((row) => row.id)).toEqual(['demo'])
    const row = await add()
    await ui.value('openConnection', { id: connectionIdSchema.parse(row.id) })
    await ui.value('delete', { ...connections, selection: { kind: 'ids', ids: [row.id] } })
    expect(keychain.entries.size).toBe(0)
    expect((await ui.value('session', {})).connection).toBeNull()
    expect(ui.events).toContainEqual(
      expect.objectContaining({ type: 'connectionClosed', connection: row.id }),
    )
    expect(await readdir(join(ui.folder, 'cache'))).toEqual(
      expect.not.arrayContaining([expect.stringContaining('AbCdEfGhI')]),
    )
  })

  test('leave the keychain when the connection takes its credentials elsewhere', async () => {
    const row = await add()
    const toProfile = change(
      row.id,
      { credential_source: 'profile', profile: 'ops' },
      { credential_source: 'keychain', profile: null },
    )
    expect((await ui.value('change', toProfile)).values).toMatchObject({ profile: 'ops', has_keys: false })
    expect(keychain.entries.size).toBe(0)
  })

  test('in memory are gone after the console was closed, and it says so', async () => {
    const row = await add({ secret_storage: 'memory' })
    expect(row.values).toMatchObject({ has_keys: true, secret_storage: 'memory' })
    expect(keychain.entries.size).toBe(0)
    const { folder } = ui
    await ui.backend.close()
    closing.length = 0
    ui = await start({ folder })
    const again = await ui.value('get', { ...connections, id: row.id, fresh: true })
    expect(again.values).toMatchObject({ has_keys: false, secret_storage: 'memory' })
    const id = connectionIdSchema.parse(row.id)
    await ui.value('openConnection', { id })
    expect(await ui.error('pool', { connection: id })).toMatchObject({
      code: 'credentials_missing',
      message: 'The connection “Shop” has no access keys.',
    })
  })
})

describe('without a keychain', () => {
  const none: Keychain = {
    read: async () => {
      throw failureOf('keychain_unavailable', 'No keychain here.', { advice: 'Install one.' })
    },
    write: async () => {
      throw failureOf('keychain_unavailable', 'No keychain here.', { advice: 'Install one.' })
    },
    remove: async () => {
      throw failureOf('keychain_unavailable', 'No keychain here.', { advice: 'Install one.' })
    },
  }

  test('keys are refused with the reason at the field, or kept until the console is closed', async () => {
    ui = await start({ keychain: none })
    expect((await ui.value('session', {})).keychain).toEqual({
      available: false,
      reason: 'No keychain here. Install one.',
    })
    const error = await ui.error('add', { ...connections, values: { ...shop, ...keys } })
    expect(error).toMatchObject({
      code: 'keychain_unavailable',
      fields: { secret_storage: 'No keychain here.' },
    })
    expect((await ui.rows('connections')).length).toBe(1)
    const row = await add({ secret_storage: 'memory' })
    expect(row.values.has_keys).toBe(true)
    const outcome = await ui.value('delete', { ...connections, selection: { kind: 'ids', ids: [row.id] } })
    expect(outcome).toEqual({ done: 1, failed: [], skipped: 0 })
  })
})

describe('what is remembered', () => {
  test('the connection that was open last is opened again', async () => {
    const row = await add()
    await ui.value('openConnection', { id: connectionIdSchema.parse(row.id) })
    const { folder } = ui
    await ui.backend.close()
    closing.length = 0
    ui = await start({ folder })
    expect((await ui.value('session', {})).connection?.id).toBe(row.id)
  })

  test('a changed connection is opened anew where it is open', async () => {
    const row = await add()
    await ui.value('openConnection', { id: connectionIdSchema.parse(row.id) })
    await ui.value('change', change(row.id, { environment: 'staging' }, { environment: 'production' }))
    expect((await ui.value('session', {})).connection?.environment).toBe('staging')
  })

  test('two saves at once: the second is told', async () => {
    const row = await add()
    await ui.value('change', change(row.id, { name: 'First' }, { name: 'Shop' }))
    const error = await ui.error('change', change(row.id, { name: 'Second' }, { name: 'Shop' }))
    expect(error).toMatchObject({ code: 'conflict', fields: { name: expect.stringContaining('First') } })
  })

  test('an unknown connection is not there', async () => {
    const id = connectionIdSchema.parse('unknown')
    expect((await ui.error('openConnection', { id })).code).toBe('not_found')
    expect((await ui.value('session', {})).connection?.id).toBe('demo')
    expect((await ui.error('get', { ...connections, id: 'unknown', fresh: false })).code).toBe('not_found')
  })
})
