import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { cacheMigrations } from '../../electron/backend/store/cache-migrations.ts'
import { consoleMigrations } from '../../electron/backend/store/console-migrations.ts'
import { type Migration, migrate, schemaOf } from '../../electron/backend/store/migrate.ts'

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
