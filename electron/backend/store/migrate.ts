import type Database from 'better-sqlite3'
import { failureOf } from '../failure.ts'

/** One step of a schema. The list is append-only: what was released once is never edited. */
export type Migration = {
  /** What it brings, for whoever reads the list. */
  readonly title: string
  readonly sql: string
}

/** Brings a database to the newest schema, all steps in one transaction; `user_version` counts the steps taken. */
export function migrate(database: Database.Database, migrations: readonly Migration[], file: string): void {
  refuseNewer(database, migrations, file)
  const version = versionOf(database)
  if (version === migrations.length) return
  database
    .transaction(() => {
      for (const migration of migrations.slice(version)) database.exec(migration.sql)
      database.pragma(`user_version = ${migrations.length}`)
    })
    .exclusive()
}

/** Throws when a newer version of the console wrote the file. Nothing of it is changed. */
export function refuseNewer(
  database: Database.Database,
  migrations: readonly Migration[],
  file: string,
): void {
  const version = versionOf(database)
  if (version <= migrations.length) return
  throw failureOf(
    'storage_failed',
    `${file} was written by a newer version of the console (schema ${version}; this version knows up to ${migrations.length}).`,
    { advice: 'Update the console, or move the file away. It was left untouched.' },
  )
}

/** The schema's definitions by name, as SQLite keeps them. */
export function schemaOf(database: Database.Database): string[] {
  const rows = database
    .prepare<[], string>(
      `SELECT type || ' ' || name || ': ' || coalesce(sql, '') FROM sqlite_schema
       WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\' ORDER BY type, name`,
    )
    .pluck()
  return rows.all()
}

function versionOf(database: Database.Database): number {
  return Number(database.pragma('user_version', { simple: true }))
}
