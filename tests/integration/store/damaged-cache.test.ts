import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { cacheMigrations } from '../../../electron/backend/store/cache-migrations.ts'
import { openPoolCache } from '../../../electron/backend/store/pool-cache.ts'
import { emptyListQuery } from '../../../shared/admin/list-query.ts'
import { usersAdmin } from '../../../shared/admin/models/users.ts'
import { person, population, storeWorker, temporaryFolder } from './people.ts'

const poolId = 'eu-central-1_Test'

/** A closed cache with some users in it. */
async function filledCache(): Promise<{ folder: string; file: string }> {
  const folder = temporaryFolder()
  const cache = await openPoolCache({ worker: storeWorker, folder, poolId })
  const run = await cache.startRun()
  await cache.putUsers(
    population(400).map(({ user }) => user),
    run,
  )
  await cache.finishRun(run)
  await cache.close()
  return { folder, file: join(folder, `${poolId}.db`) }
}

function overwrite(file: string, position: number, bytes: Buffer): void {
  const open = openSync(file, 'r+')
  writeSync(open, bytes, 0, bytes.length, position)
  closeSync(open)
}

/** Every byte after the first page, in which the schema begins. */
function zeroPages(file: string): void {
  overwrite(file, 4096, Buffer.alloc(statSync(file).size - 4096))
}

const damages: Record<string, (file: string) => void> = {
  'cut short': (file) => truncateSync(file, statSync(file).size / 2),
  'cut within the first page': (file) => truncateSync(file, 1000),
  'with a broken header': (file) => overwrite(file, 0, Buffer.from('garbage!'.repeat(12))),
  'that is another kind of file': (file) => writeFileSync(file, 'Not a database at all.\n'.repeat(1000)),
  'with zeroed pages': zeroPages,
  'without one of its tables': (file) => {
    const database = new Database(file)
    database.exec('DROP TABLE user_counts')
    database.close()
  },
  'of another pool': (file) => {
    const database = new Database(file)
    database.exec(`UPDATE cache_info SET value = 'another'`)
    database.close()
  },
}

describe.each(Object.entries(damages))('a cache %s', (_name, damage) => {
  it('is made anew, empty, and can be filled', async () => {
    const { folder, file } = await filledCache()
    damage(file)
    const cache = await openPoolCache({ worker: storeWorker, folder, poolId })
    expect(await cache.list(usersAdmin, emptyListQuery)).toEqual([])
    expect(await cache.syncedAt()).toBeNull()
    await cache.putUsers([person('maria')])
    expect(await cache.count(usersAdmin, emptyListQuery)).toEqual({ matching: 1, total: 1 })
    await cache.close()
  })
})

it('a cache damaged while it is open is made anew when the damage is met, for all calls at once', async () => {
  const { folder, file } = await filledCache()
  let rebuilt = 0
  const cache = await openPoolCache({
    worker: storeWorker,
    folder,
    poolId,
    onRebuilt: () => {
      rebuilt += 1
    },
  })
  zeroPages(file)
  const [rows, count, facets] = await Promise.all([
    cache.list(usersAdmin, emptyListQuery),
    cache.count(usersAdmin, { ...emptyListQuery, search: 'garcia' }),
    cache.facets(usersAdmin, { ...emptyListQuery, search: 'garcia' }, true),
  ])
  expect(rows).toEqual([])
  expect(count).toEqual({ matching: 0, total: 0 })
  expect(facets[0]?.options[0]?.count).toBe(0)
  expect(rebuilt).toBe(1)
  await cache.putUsers([person('maria')])
  expect(await cache.list(usersAdmin, emptyListQuery)).toHaveLength(1)
  await cache.close()
})

it('a record of another shape is damage too', async () => {
  const { folder, file } = await filledCache()
  const database = new Database(file)
  database.exec(`UPDATE user_details SET attributes = '{"email": 1' WHERE user_id = 1`)
  database.close()
  let rebuilt = 0
  const cache = await openPoolCache({
    worker: storeWorker,
    folder,
    poolId,
    onRebuilt: () => {
      rebuilt += 1
    },
  })
  expect(await cache.list(usersAdmin, { ...emptyListQuery, all: true })).toEqual([])
  expect(rebuilt).toBe(1)
  await cache.close()
})

it.each(['WAL', 'DELETE'])(
  'a cache of a newer version, in %s mode, is refused and left untouched',
  async (mode) => {
    const { folder, file } = await filledCache()
    const database = new Database(file)
    database.pragma(`user_version = ${cacheMigrations.length + 1}`)
    database.pragma(`journal_mode = ${mode}`)
    database.close()
    const before = readFileSync(file)
    await expect(openPoolCache({ worker: storeWorker, folder, poolId })).rejects.toMatchObject({
      appError: {
        code: 'storage_failed',
        message: expect.stringContaining(file),
        advice: expect.any(String),
      },
    })
    expect(existsSync(file)).toBe(true)
    expect(readFileSync(file).equals(before)).toBe(true)
  },
)
