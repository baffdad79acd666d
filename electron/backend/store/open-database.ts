import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { failureOf } from '../failure.ts'

/** Older ones can corrupt a database when the write-ahead log is reset. Source: SQLite's notes on release 3.51.3. */
const oldestSqlite = [3, 51, 3] as const

export type OpenOptions = {
  readonly readonly: boolean
  /** FULL: a commit is on the disk when it returns. NORMAL: after a power cut the last commits may be missing. */
  readonly synchronous: 'FULL' | 'NORMAL'
  /** Memory for pages, in KiB. */
  readonly cacheKib: number
}

/** Opens an SQLite file in write-ahead mode, making the file and its folder unless it is opened for reading. */
export function openDatabase(file: string, options: OpenOptions): Database.Database {
  if (!options.readonly) mkdirSync(dirname(file), { recursive: true })
  const database = new Database(file, { readonly: options.readonly, fileMustExist: options.readonly })
  try {
    assertVersion(String(database.prepare('SELECT sqlite_version()').pluck().get()))
    database.pragma('busy_timeout = 5000')
    if (!options.readonly) database.pragma('journal_mode = WAL')
    database.pragma(`synchronous = ${options.synchronous}`)
    database.pragma(`cache_size = -${options.cacheKib}`)
    database.pragma('foreign_keys = ON')
    database.pragma('trusted_schema = OFF')
    database.pragma('temp_store = MEMORY')
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
