import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { failureOf } from '../failure.ts'
import { type Migration, migrate, refuseNewer } from './migrate.ts'

/** Older ones can corrupt a database when the write-ahead log is reset. Source: SQLite's notes on release 3.51.3. */
const oldestSqlite = [3, 51, 3] as const

export type WriteOptions = {
  readonly migrations: readonly Migration[]
  /** FULL: a commit is on the disk when it returns. NORMAL: after a power cut the last commits may be missing. */
  readonly synchronous: 'FULL' | 'NORMAL'
  /** Memory for pages, in KiB. */
  readonly cacheKib: number
}

/** Opens an SQLite file for writing, at the newest schema; makes the file and its folder where there are none. */
export function openForWriting(file: string, options: WriteOptions): Database.Database {
  mkdirSync(dirname(file), { recursive: true })
  return prepared(new Database(file), options.cacheKib, (database) => {
    // Before anything is set that is kept in the file itself.
    refuseNewer(database, options.migrations, file)
    database.pragma('journal_mode = WAL')
    database.pragma(`synchronous = ${options.synchronous}`)
    migrate(database, options.migrations, file)
  })
}

/** Opens an SQLite file that a writer has prepared, for reading. */
export function openForReading(file: string, cacheKib: number): Database.Database {
  return prepared(new Database(file, { readonly: true, fileMustExist: true }), cacheKib, () => undefined)
}

function prepared(
  database: Database.Database,
  cacheKib: number,
  prepare: (database: Database.Database) => void,
): Database.Database {
  try {
    assertVersion(String(database.prepare('SELECT sqlite_version()').pluck().get()))
    database.pragma('busy_timeout = 5000')
    database.pragma(`cache_size = -${cacheKib}`)
    database.pragma('foreign_keys = ON')
    database.pragma('trusted_schema = OFF')
    database.pragma('temp_store = MEMORY')
    prepare(database)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Refuses an SQLite that is too old to be trusted with a write-ahead log. */
export function assertVersion(version: string): void {
  const parts = version.split('.').map(Number)
  for (const [position, oldest] of oldestSqlite.entries()) {
    const part = parts[position] ?? 0
    if (part > oldest) return
    if (part < oldest) {
      throw failureOf(
        'storage_failed',
        `SQLite ${version} is too old: before ${oldestSqlite.join('.')} it can damage its files.`,
        { advice: 'Install the console again; it brings the SQLite it needs.' },
      )
    }
  }
}
