import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { cacheMigrations } from '../../electron/backend/store/cache-migrations.ts'
import { connectionRecords } from '../../electron/backend/store/connection-record.ts'
import { consoleMigrations } from '../../electron/backend/store/console-migrations.ts'
import { type Migration, migrate, schemaOf } from '../../electron/backend/store/migrate.ts'
import { poolReader } from '../../electron/backend/store/pool-reader.ts'
import { emptyListQuery } from '../../shared/admin/list-query.ts'
import { departedUsersAdmin } from '../../shared/admin/models/departed-users.ts'

function emptyDatabase(): Database.Database {
  return new Database(':memory:')
}

function version(database: Database.Database): unknown {
  return database.pragma('user_version', { simple: true })
}

describe.each([
  ['console.db', consoleMigrations],
  ['a cache', cacheMigrations],
] as const)('%s', (_name, migrations) => {
  it.each(migrations.map((migration, step) => ({ step, title: migration.title })))(
    'from step $step ($title) becomes the same as a fresh one',
    ({ step }) => {
      const old = emptyDatabase()
      migrate(old, migrations.slice(0, step), 'old')
      expect(version(old)).toBe(step)
      migrate(old, migrations, 'old')
      const fresh = emptyDatabase()
      migrate(fresh, migrations, 'fresh')
      expect(schemaOf(old)).toEqual(schemaOf(fresh))
      expect(version(old)).toBe(migrations.length)
    },
  )

  it('is left alone when it is at the newest step', () => {
    const database = emptyDatabase()
    migrate(database, migrations, 'file')
    const before = database.pragma('schema_version', { simple: true })
    migrate(database, migrations, 'file')
    expect(database.pragma('schema_version', { simple: true })).toBe(before)
  })
})

describe('rows from before a step', () => {
  it('a connection allows 20 list calls a second', () => {
    const database = emptyDatabase()
    migrate(database, consoleMigrations.slice(0, 1), 'console.db')
    database.exec(`
      INSERT INTO connections (id, name, region, user_pool_id, environment, credential_source, created_at, updated_at,
        search)
      VALUES ('shop', 'Shop', 'eu-central-1', 'eu-central-1_AbCdEfGhI', 'production', 'keychain', 0, 0, 'shop')`)
    migrate(database, consoleMigrations, 'console.db')
    expect(connectionRecords(database).byId('shop')).toMatchObject({
      name: 'Shop',
      list_calls_per_second: 20,
    })
  })

  it('a user who went is found by name, sub and email', () => {
    const database = emptyDatabase()
    migrate(database, cacheMigrations.slice(0, 2), 'cache')
    database.exec(`
      INSERT INTO departed_users (sub, username, status, enabled, email, attributes, groups, created_at, updated_at,
        last_seen_at, departed_at)
      VALUES ('0f0e', 'Ada', 'CONFIRMED', 1, 'ada@example.com', '{}', '[]', 0, 0, 0, 0)`)
    migrate(database, cacheMigrations, 'cache')
    const reader = poolReader(database)
    for (const search of ['ada', '0F0E', 'example.com']) {
      const query = { ...emptyListQuery, search }
      expect(reader.list(departedUsersAdmin, query).map(({ id }) => id)).toEqual(['0f0e'])
    }
  })
})

describe('migrate', () => {
  const steps: Migration[] = [
    { title: 'A table', sql: 'CREATE TABLE kept (value TEXT); INSERT INTO kept VALUES (1);' },
    { title: 'A column', sql: 'ALTER TABLE kept ADD COLUMN more TEXT;' },
  ]

  it('keeps the rows that are there', () => {
    const database = emptyDatabase()
    migrate(database, steps.slice(0, 1), 'file')
    migrate(database, steps, 'file')
    expect(database.prepare('SELECT * FROM kept').all()).toEqual([{ value: '1', more: null }])
  })

  it('takes all steps or none', () => {
    const database = emptyDatabase()
    const broken = [
      ...steps,
      { title: 'Broken', sql: 'CREATE TABLE more (value TEXT); SELECT nonsense FROM nowhere;' },
    ]
    expect(() => migrate(database, broken, 'file')).toThrow('nowhere')
    expect(version(database)).toBe(0)
    expect(schemaOf(database)).toEqual([])
  })

  it('refuses a newer file by its path and changes nothing in it', () => {
    const database = emptyDatabase()
    migrate(database, steps, 'file')
    const before = schemaOf(database)
    expect(() => migrate(database, steps.slice(0, 1), '/data/console.db')).toThrow(
      '/data/console.db was written by a newer version of the console (schema 2; this version knows up to 1).',
    )
    expect(schemaOf(database)).toEqual(before)
    expect(version(database)).toBe(2)
  })
})
