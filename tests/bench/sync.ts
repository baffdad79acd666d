import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { paginateListUsers } from '@aws-sdk/client-cognito-identity-provider'
import { toAppError } from '../../electron/backend/cognito/errors.ts'
import { toUser } from '../../electron/backend/cognito/mapping.ts'
import { openPoolCache } from '../../electron/backend/store/pool-cache.ts'
import type { PoolCache } from '../../electron/backend/store/pool-cache-types.ts'
import { createSync } from '../../electron/backend/sync/sync.ts'
import { emptyListQuery } from '../../shared/admin/list-query.ts'
import { usersAdmin } from '../../shared/admin/models/users.ts'
import { type SimulatorProcess, startSimulator } from './simulator-process.ts'

const worker = new URL('../../electron/backend/store/worker.ts', import.meta.url)
const pageSize = 60
/** Milliseconds between two looks at the memory in use. */
const memoryInterval = 250

export type SyncBench = {
  readonly users: number
  readonly latencyMs: number
  /** List calls a second that the pool grants, and that the sync asks for at most. */
  readonly rps: number
  readonly ceiling: number
  /** Whether the SDK's own paginator fills a cache as well, to compare with. */
  readonly sequential: boolean
}

/**
 * How long a whole sync takes against the least that the quota allows (`floorSeconds`), and against the SDK's own
 * paginator filling the same cache. The pool is a process of its own; it has no groups.
 */
export async function benchSync(options: SyncBench): Promise<object> {
  const { users, latencyMs, rps } = options
  const pool = await startSimulator([
    ...['--users', String(users), '--groups', '0', '--latency-ms', String(latencyMs)],
    ...['--no-quotas', '--rps', `UserList=${rps}`],
  ])
  try {
    const sync = await onCache(users, (cache) => syncOnce(pool, cache, options.ceiling))
    const sequentialSeconds = options.sequential
      ? await onCache(users, (cache) => paginateOnce(pool, cache))
      : null
    const floorSeconds = users / pageSize / rps
    return {
      latencyMs,
      rps,
      ceiling: options.ceiling,
      seconds: rounded(sync.seconds),
      floorSeconds: rounded(floorSeconds),
      ratioToFloor: rounded(floorSeconds / sync.seconds),
      calls: sync.calls,
      throttled: sync.throttles,
      rssMb: Math.round(sync.rss / 1024 / 1024),
      sequentialSeconds: sequentialSeconds === null ? null : rounded(sequentialSeconds),
      timesFaster: sequentialSeconds === null ? null : rounded(sequentialSeconds / sync.seconds),
    }
  } finally {
    await pool.stop()
  }
}

async function syncOnce(pool: SimulatorProcess, cache: PoolCache, ceiling: number) {
  let rss = 0
  const watch = setInterval(() => {
    rss = Math.max(rss, process.memoryUsage.rss())
  }, memoryInterval)
  const sync = createSync({
    client: pool.client,
    userPoolId: pool.userPoolId,
    cache,
    ceiling,
    onProgress: () => undefined,
    describeError: toAppError,
  })
  const started = performance.now()
  const { phase, calls, throttles, error } = await sync.start()
  clearInterval(watch)
  if (phase !== 'complete') throw new Error(`The sync is ${phase}: ${error?.message}`)
  return { seconds: (performance.now() - started) / 1000, calls, throttles, rss }
}

/** The loop of the SDK's documentation: a page, its rows into the cache, the next page. Gives the seconds it took. */
async function paginateOnce(pool: SimulatorProcess, cache: PoolCache): Promise<number> {
  const started = performance.now()
  const run = await cache.startRun()
  const pages = paginateListUsers({ client: pool.client, pageSize }, { UserPoolId: pool.userPoolId })
  for await (const page of pages) await cache.putUsers((page.Users ?? []).map(toUser), run)
  await cache.finishRun(run)
  return (performance.now() - started) / 1000
}

/** Runs on an empty cache, and sees to it that all users are in it afterwards. */
async function onCache<Value>(users: number, work: (cache: PoolCache) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'poolkeeper-bench-'))
  try {
    const cache = await openPoolCache({ worker, folder, poolId: 'bench_sync' })
    const value = await work(cache)
    const { total } = await cache.count(usersAdmin, emptyListQuery)
    await cache.close()
    if (total !== users) throw new Error(`The cache holds ${total} of ${users} users.`)
    return value
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
