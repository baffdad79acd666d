import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, test } from 'vitest'
import { createSimulator } from '../../../electron/simulator/index.ts'
import type { Operator } from '../../../shared/access.ts'
import { connectionIdSchema } from '../../../shared/domain/connection.ts'
import { type ConsoleUnderTest, startConsole } from './console-fixture.ts'

const connection = connectionIdSchema.parse('demo')
const users = { model: 'users', connection } as const
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const start = async (options: Parameters<typeof startConsole>[0] = {}): Promise<ConsoleUnderTest> => {
  const simulator = createSimulator({ seed: 6, users: 30 })
  const ui = await startConsole({ openDemoPool: async () => simulator, ...options })
  closing.push(() => ui.close())
  return ui
}

/** Closes a console, spoils its console.db, and starts it again. */
const restartSpoilt = async (ui: ConsoleUnderTest, spoil: (database: Database.Database) => void) => {
  await ui.backend.close()
  closing.length = 0
  const database = new Database(join(ui.folder, 'console.db'))
  spoil(database)
  database.close()
  return await start({ folder: ui.folder })
}

describe('a damaged row', () => {
  test('of the settings is named and ignored: the demo pool opens', async () => {
    const ui = await restartSpoilt(await start(), (database) => {
      const { changes } = database
        .prepare("UPDATE settings SET value = '{broken' WHERE key = 'lastConnection'")
        .run()
      if (changes === 0) {
        database.prepare("INSERT INTO settings (key, value) VALUES ('lastConnection', '{broken')").run()
      }
    })
    const session = await ui.value('session', {})
    expect(session.connection?.id).toBe('demo')
    expect(session.warnings.join()).toMatch(/lastConnection.*cannot be read/)
    expect(ui.backend.warnings).toEqual(session.warnings)
  })

  test('of the connections is named and left as it is; the others work', async () => {
    const first = await start()
    const values = {
      name: 'Shop',
      environment: 'staging',
      credential_source: 'profile',
      profile: 'ops',
      region: 'eu-central-1',
      user_pool_id: 'eu-central-1_AbCdEfGhI',
      endpoint: 'http://127.0.0.1:9',
    }
    await first.value('add', { model: 'connections', connection: null, values })
    const ui = await restartSpoilt(first, (database) => {
      database.prepare("UPDATE connections SET region = 'nowhere' WHERE name = 'Shop'").run()
    })
    const session = await ui.value('session', {})
    expect(session.warnings.join()).toContain('Shop')
    expect(session.connection?.id).toBe('demo')
    expect((await ui.rows('connections')).map((row) => row.id)).toEqual(['demo'])
  })
})

describe('closing', () => {
  test('in the middle of a sync and of a call ends both', async () => {
    const simulator = createSimulator({ seed: 6, users: 500, latencyMs: 30 })
    const ui = await start({ openDemoPool: async () => simulator })
    const running = ui.call('get', { ...users, id: 'nobody', fresh: true })
    await ui.event((event) => event.type === 'syncProgress' && event.sync.users > 0)
    await ui.backend.close()
    expect((await running).ok).toBe(false)
    closing.length = 0
    const again = await start({ folder: ui.folder })
    await again.synced()
    expect((await again.rows('users')).length).toBe(30)
  })

  test('takes a copied secret out of the clipboard', async () => {
    const ui = await start()
    expect(await ui.value('copySecret', { text: 'one secret' })).toEqual({ seconds: 30 })
    expect(ui.clipboard.text).toBe('one secret')
    await ui.backend.close()
    closing.length = 0
    expect(ui.clipboard.text).toBe('')
  })
})

describe('permissions', () => {
  const support: Operator = {
    id: 'support',
    username: 'support',
    isActive: true,
    isSuperuser: false,
    permissions: ['console.use', 'users.view', 'users.sign_out_everywhere'],
  }

  test('an operator may do what was granted, and nothing else', async () => {
    const ui = await start({ operator: support })
    await ui.synced()
    const [row] = await ui.rows('users')
    const selection = { kind: 'ids' as const, ids: [row?.id ?? ''] }
    const act = (action: string) => ui.call('action', { ...users, action, selection, parameters: {} })
    expect(await act('sign_out_everywhere')).toMatchObject({ ok: true, value: { done: 1 } })
    const refused = [
      await act('disable'),
      await ui.call('delete', { ...users, selection }),
      await ui.call('add', { ...users, values: {} }),
      await ui.call('list', {
        model: 'connections',
        connection: null,
        query: { search: '', ordering: [], filters: [], page: 1, all: false },
      }),
      await ui.call('awsProfiles', {}),
      await ui.call('testConnection', { id: null, values: {} }),
    ]
    for (const result of refused)
      expect(result).toMatchObject({ ok: false, error: { code: 'not_permitted' } })
    expect((await ui.rows('users', { search: row?.id ?? '' })).length).toBe(1)
  })

  test('an inactive operator may not even look', async () => {
    const ui = await start({ operator: { ...support, isSuperuser: true, isActive: false } })
    expect((await ui.error('session', {})).code).toBe('not_permitted')
  })
})

describe('links and passwords', () => {
  test('only https leaves the console', async () => {
    const ui = await start()
    await ui.value('openLink', { url: 'https://docs.aws.amazon.com/cognito/' })
    expect((await ui.error('openLink', { url: 'http://docs.aws.amazon.com/' })).code).toBe('invalid_input')
    expect((await ui.error('openLink', { url: 'file:///etc/passwd' })).code).toBe('invalid_input')
    expect(ui.opened).toEqual(['https://docs.aws.amazon.com/cognito/'])
  })

  test('the audit log can be read and not be written', async () => {
    const ui = await start()
    await ui.synced()
    const [row] = await ui.rows('users', { filters: [{ field: 'enabled', lookup: 'exact', value: '1' }] })
    const selection = { kind: 'ids' as const, ids: [row?.id ?? ''] }
    await ui.value('action', { ...users, action: 'disable', selection, parameters: {} })
    const [entry] = await ui.rows('audit')
    const audit = { model: 'audit', connection: null } as const
    expect((await ui.value('get', { ...audit, id: entry?.id ?? '', fresh: true })).values.action).toBe(
      'disable',
    )
    const attempts = [
      await ui.error('add', { ...audit, values: {} }),
      await ui.error('change', { ...audit, id: entry?.id ?? '', values: {}, previous: {} }),
      await ui.error('delete', { ...audit, selection: { kind: 'ids', ids: [entry?.id ?? ''] } }),
    ]
    expect(attempts.map(({ code }) => code)).toEqual(['not_permitted', 'not_permitted', 'not_permitted'])
    expect((await ui.rows('audit')).length).toBe(1)
  })
})

test('a cache that is found damaged while it is filled is filled again from the start', async () => {
  const simulator = createSimulator({ seed: 6, users: 300, latencyMs: 40 })
  const ui = await start({ openDemoPool: async () => simulator })
  await ui.event(
    (event) => event.type === 'syncProgress' && event.sync.phase === 'running' && event.sync.users >= 60,
  )
  const database = new Database(join(ui.folder, 'cache', `${simulator.userPoolId}.db`))
  database.exec(`UPDATE user_details SET attributes = '{"email": 1'`)
  database.close()
  await ui.rows('users')
  await ui.event((event) => event.type === 'syncProgress' && event.sync.phase === 'complete')
  const query = { search: '', ordering: [], filters: [], page: 1, all: false }
  expect(await ui.value('count', { ...users, query })).toEqual({ matching: 300, total: 300 })
})
