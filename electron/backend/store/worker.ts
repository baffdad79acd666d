import { parentPort, workerData } from 'node:worker_threads'
import type Database from 'better-sqlite3'
import { z } from 'zod'
import { Failure } from '../failure.ts'
import { consoleMigrations } from './console-migrations.ts'
import { consoleRecords } from './console-records.ts'
import { openCache } from './open-cache.ts'
import { openForReading, openForWriting } from './open-database.ts'
import { poolReader } from './pool-reader.ts'
import { poolWriter } from './pool-writer.ts'
import { type Handlers, serveHandlers } from './rpc.ts'
import { isDamage, storageFailure } from './storage-error.ts'
import { type StoreWorkerData, storeWorkerDataSchema } from './worker-data.ts'

/** Memory for pages, in KiB. */
const readerCacheKib = 64 * 1024
const consoleCacheKib = 8 * 1024

type Opened = { database: Database.Database; handlers: Handlers }

function open(data: StoreWorkerData): Opened {
  switch (data.kind) {
    case 'pool-writer': {
      const database = openCache(data.file, data.poolId, data.rebuild)
      return { database, handlers: poolWriter(database) }
    }
    case 'pool-reader': {
      const database = openForReading(data.file, readerCacheKib)
      return { database, handlers: poolReader(database) }
    }
    case 'console': {
      const database = openForWriting(data.file, {
        migrations: consoleMigrations,
        synchronous: 'FULL',
        cacheKib: consoleCacheKib,
      })
      return { database, handlers: consoleRecords(database) }
    }
  }
}

/** A record of another shape than the schema's is damage as well, though SQLite cannot know it. */
function describe(error: unknown, file: string) {
  if (error instanceof Failure) return { error: error.appError, damaged: false }
  return {
    error: storageFailure(error, file).appError,
    damaged: isDamage(error) || error instanceof z.ZodError,
  }
}

if (parentPort !== null) {
  const data = storeWorkerDataSchema.parse(workerData)
  serveHandlers(
    parentPort,
    () => {
      const { database, handlers } = open(data)
      return { handlers, close: () => database.close() }
    },
    (error) => describe(error, data.file),
  )
}
