import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { consoleMigrations } from '../../../electron/backend/store/console-migrations.ts'
import { openConsoleStore } from '../../../electron/backend/store/console-store.ts'
import type { AuditIntent, ConsoleStore } from '../../../electron/backend/store/console-store-types.ts'
import { emptyListQuery } from '../../../shared/admin/list-query.ts'
import { auditAdmin } from '../../../shared/admin/models/audit.ts'
import { connectionsAdmin } from '../../../shared/admin/models/connections.ts'
import { type Connection, connectionSchema } from '../../../shared/domain/connection.ts'
import { storeWorker, temporaryFolder } from './people.ts'

const at = '2026-05-01T12:00:00.000Z'

async function openStore(file = join(temporaryFolder(), 'console.db')): Promise<ConsoleStore> {
  const store = await openConsoleStore({ worker: storeWorker, file, now: () => new Date(at) })
  onTestFinished(() => store.close())
  return store
}

function connectionNamed(name: string, details: Partial<Connection> = {}): Connection {
  return {
    ...connectionSchema.parse({
      id: `id-${name}`,
      name,
      region: 'eu-central-1',
      user_pool_id: 'eu-central-1_AbCdEfGhI',
      environment: 'development',
      credential_source: 'keychain',
      profile: null,
      endpoint: null,
      list_calls_per_second: 20,
      created_at: at,
      updated_at: at,
    }),
    ...details,
  }
}

const intent: AuditIntent = {
  operator: 'root',
  connection: connectionNamed('shop').id,
  connectionName: 'shop',
  model: 'users',
  objectId: 'sub-maria',
  objectLabel: 'maria',
  action: 'change',
  changes: [{ field: 'nickname', before: null, after: 'M' }],
}

describe('connections', () => {
  it('are kept, changed, listed and removed', async () => {
    const store = await openStore()
    const shop = connectionNamed('shop', { environment: 'production', endpoint: 'http://127.0.0.1:9229' })
    const zoo = connectionNamed('Zoo', { credential_source: 'profile', profile: 'zoo' })
    await store.putConnection(zoo)
    await store.putConnection({ ...shop, name: 'Old name' })
    await store.putConnection(shop)
    expect(await store.connections()).toEqual([shop, zoo])
    expect(await store.connection(zoo.id)).toEqual(zoo)
    expect(await store.get(connectionsAdmin, shop.id)).toEqual({ id: shop.id, label: 'shop', values: shop })
    const production = {
      ...emptyListQuery,
      filters: [{ field: 'environment', lookup: 'exact' as const, value: 'production' }],
    }
    expect((await store.list(connectionsAdmin, production)).map(({ label }) => label)).toEqual(['shop'])
    expect(await store.count(connectionsAdmin, production)).toEqual({ matching: 1, total: 2 })
    expect(
      (await store.list(connectionsAdmin, { ...emptyListQuery, search: 'ZOO' })).map(({ id }) => id),
    ).toEqual([zoo.id])
    const [environment] = await store.facets(connectionsAdmin, emptyListQuery, true)
    expect(environment?.options.map(({ label, count }) => [label, count])).toEqual([
      ['All', 2],
      ['Production', 1],
      ['Staging', 0],
      ['Development', 1],
      ['Demo', 0],
    ])
    await store.removeConnection(zoo.id)
    expect(await store.connections()).toEqual([shop])
    expect(await store.connection(zoo.id)).toBeNull()
    expect(store.warnings()).toEqual([])
  })

  it('damaged in the file are named, left out everywhere and left in the file', async () => {
    const file = join(temporaryFolder(), 'console.db')
    const first = await openConsoleStore({ worker: storeWorker, file })
    for (const name of ['fine', 'broken', 'odd']) await first.putConnection(connectionNamed(name))
    await first.close()
    const database = new Database(file)
    database.exec(`UPDATE connections SET environment = 'moon' WHERE name = 'broken'`)
    database.exec(`UPDATE connections SET created_at = 9e15 WHERE name = 'odd'`)
    database.close()
    const store = await openStore(file)
    expect(store.warnings()).toEqual([
      expect.stringMatching(/“broken” \(id-broken\) cannot be read: environment.*console\.db/),
      expect.stringMatching(/“odd” \(id-odd\) cannot be read: created_at.*console\.db/),
    ])
    expect((await store.connections()).map(({ name }) => name)).toEqual(['fine'])
    expect((await store.list(connectionsAdmin, emptyListQuery)).map(({ label }) => label)).toEqual(['fine'])
    expect(await store.count(connectionsAdmin, emptyListQuery)).toEqual({ matching: 1, total: 1 })
    expect((await store.facets(connectionsAdmin, emptyListQuery, true))[0]?.options[0]?.count).toBe(1)
    expect(await store.get(connectionsAdmin, 'id-broken')).toBeNull()
    const again = new Database(file, { readonly: true })
    expect(again.prepare('SELECT count(*) FROM connections').pluck().get()).toBe(3)
    again.close()
  })
})

describe('audit', () => {
  it('keeps who, when, where, what and what came of it', async () => {
    const store = await openStore()
    const id = await store.intent(intent)
    expect((await store.get(auditAdmin, id))?.values.outcome).toBeNull()
    await store.outcome(id, { outcome: 'done', requestId: 'request-1' })
    expect(await store.get(auditAdmin, id)).toEqual({
      id,
      label: 'maria',
      values: {
        at,
        operator: 'root',
        connection: 'id-shop',
        connection_name: 'shop',
        model: 'users',
        object_id: 'sub-maria',
        object_label: 'maria',
        action: 'change',
        outcome: 'done',
        changes: [{ field: 'nickname', before: null, after: 'M' }],
        error: null,
        request_id: 'request-1',
      },
    })
  })

  it('learns of an added object’s id and of a failure’s cause afterwards', async () => {
    const store = await openStore()
    const added = await store.intent({ ...intent, objectId: '', action: 'add' })
    await store.outcome(added, { outcome: 'done', objectId: 'sub-new', objectLabel: 'new', changes: [] })
    expect((await store.get(auditAdmin, added))?.values).toMatchObject({
      object_id: 'sub-new',
      object_label: 'new',
      changes: [],
    })
    const failed = await store.intent(intent)
    await store.outcome(failed, { outcome: 'failed', error: 'User does not exist.' })
    expect((await store.get(auditAdmin, failed))?.values).toMatchObject({
      outcome: 'failed',
      error: 'User does not exist.',
      changes: intent.changes,
    })
    const found = await store.list(auditAdmin, { ...emptyListQuery, search: 'sub-new' })
    expect(found.map(({ id }) => id)).toEqual([added])
  })

  it('is settled once, and never deleted', async () => {
    const file = join(temporaryFolder(), 'console.db')
    const store = await openStore(file)
    const id = await store.intent(intent)
    await store.outcome(id, { outcome: 'done' })
    await expect(store.outcome(id, { outcome: 'failed' })).rejects.toThrow('no open entry')
    await expect(store.outcome('999', { outcome: 'done' })).rejects.toThrow('no open entry')
    const database = new Database(file)
    expect(() => database.exec('DELETE FROM audit')).toThrow('cannot be deleted')
    expect(() => database.exec(`UPDATE audit SET operator = 'somebody'`)).toThrow('cannot be changed')
    database.close()
  })

  it('lists the newest first, and an object’s history by filters', async () => {
    const store = await openStore()
    const first = await store.intent(intent)
    const second = await store.intent({ ...intent, objectId: 'sub-other', objectLabel: 'other' })
    const third = await store.intent({ ...intent, action: 'delete' })
    expect((await store.list(auditAdmin, emptyListQuery)).map(({ id }) => id)).toEqual([third, second, first])
    const history = {
      ...emptyListQuery,
      filters: [
        { field: 'model', lookup: 'exact' as const, value: 'users' },
        { field: 'object_id', lookup: 'exact' as const, value: 'sub-maria' },
      ],
    }
    expect((await store.list(auditAdmin, history)).map(({ id }) => id)).toEqual([third, first])
    expect(await store.get(auditAdmin, 'not a number')).toBeNull()
  })
})

describe('settings', () => {
  const schema = z.strictObject({ theme: z.enum(['light', 'dark']) })

  it('are kept as they were set', async () => {
    const store = await openStore()
    expect(await store.setting('appearance', schema)).toBeNull()
    await store.setSetting('appearance', { theme: 'light' })
    await store.setSetting('appearance', { theme: 'dark' })
    expect(await store.setting('appearance', schema)).toEqual({ theme: 'dark' })
  })

  it.each(['{"theme":', '{"theme":"pink"}', 'null'])('damaged as %s are named and ignored', async (json) => {
    const file = join(temporaryFolder(), 'console.db')
    const store = await openStore(file)
    await store.setSetting('appearance', { theme: 'dark' })
    const database = new Database(file)
    database.prepare('UPDATE settings SET value = ?').run(json)
    expect(await store.setting('appearance', schema)).toBeNull()
    expect(store.warnings()).toEqual([expect.stringMatching(/“appearance” cannot be read.*console\.db/)])
    expect(database.prepare('SELECT value FROM settings').pluck().get()).toBe(json)
    database.close()
  })
})

describe('console.db', () => {
  it('that is damaged is refused with its path, and neither deleted nor changed', async () => {
    const file = join(temporaryFolder(), 'console.db')
    const bytes = Buffer.from('Not a database at all.\n'.repeat(1000))
    writeFileSync(file, bytes)
    await expect(openConsoleStore({ worker: storeWorker, file })).rejects.toMatchObject({
      appError: {
        code: 'storage_failed',
        message: expect.stringContaining(file),
        advice: expect.stringContaining('Move the file away'),
      },
    })
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })

  it.each(['WAL', 'DELETE'])('of a newer version, in %s mode, is refused untouched', async (mode) => {
    const file = join(temporaryFolder(), 'console.db')
    const first = await openConsoleStore({ worker: storeWorker, file })
    await first.close()
    const database = new Database(file)
    database.pragma(`user_version = ${consoleMigrations.length + 1}`)
    database.pragma(`journal_mode = ${mode}`)
    database.close()
    const before = readFileSync(file)
    await expect(openConsoleStore({ worker: storeWorker, file })).rejects.toMatchObject({
      appError: {
        code: 'storage_failed',
        message: expect.stringContaining(`${file} was written by a newer version`),
      },
    })
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('that is a folder is refused with its path', async () => {
    const file = join(temporaryFolder(), 'console.db')
    mkdirSync(file)
    await expect(openConsoleStore({ worker: storeWorker, file })).rejects.toMatchObject({
      appError: { code: 'storage_failed', message: expect.stringContaining(file) },
    })
  })
})
