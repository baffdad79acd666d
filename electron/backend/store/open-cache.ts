import { rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { cacheMigrations } from './cache-migrations.ts'
import { migrate, schemaOf } from './migrate.ts'
import { openForWriting } from './open-database.ts'
import { isDamage } from './storage-error.ts'

const cacheKib = 32 * 1024

/**
 * Opens a pool's cache for writing. A file that is damaged, holds another schema or another pool is deleted and
 * made anew: Cognito has it all. One from a newer version of the console is refused and left untouched.
 *
 * @param rebuild whether to make it anew in any case, because damage was found while it was in use
 */
export function openCache(file: string, poolId: string, rebuild: boolean): Database.Database {
  const sound = rebuild ? null : openIfSound(file, poolId)
  if (sound !== null) return sound
  for (const part of [file, `${file}-wal`, `${file}-shm`]) rmSync(part, { force: true })
  return openMigrated(file, poolId)
}

function openIfSound(file: string, poolId: string): Database.Database | null {
  let database: Database.Database | undefined
  try {
    database = openMigrated(file, poolId)
    const owner = database.prepare(`SELECT value FROM cache_info WHERE key = 'pool'`).pluck().get()
    if (owner === poolId && sameSchema(database)) return database
  } catch (error) {
    // What is missing from the schema shows as an ordinary error of the statement that asks for it.
    if (!isDamage(error) && !isMissing(error)) {
      database?.close()
      throw error
    }
  }
  database?.close()
  return null
}

function openMigrated(file: string, poolId: string): Database.Database {
  const database = openForWriting(file, { migrations: cacheMigrations, synchronous: 'NORMAL', cacheKib })
  try {
    database.prepare(`INSERT OR IGNORE INTO cache_info VALUES ('pool', ?)`).run(poolId)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code === 'SQLITE_ERROR'
}

function sameSchema(database: Database.Database): boolean {
  const fresh = new Database(':memory:')
  try {
    migrate(fresh, cacheMigrations, ':memory:')
    const expected = schemaOf(fresh)
    const found = schemaOf(database)
    return expected.length === found.length && expected.every((entry, position) => entry === found[position])
  } finally {
    fresh.close()
  }
}
