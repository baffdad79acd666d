import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { toAppError } from '../../electron/backend/cognito/errors.ts'
import { openPoolCache } from '../../electron/backend/store/pool-cache.ts'
import type { PoolCache } from '../../electron/backend/store/pool-cache-types.ts'
import { createSync } from '../../electron/backend/sync/sync.ts'
import { emptyListQuery, type ListQuery } from '../../shared/admin/list-query.ts'
import { usersAdmin } from '../../shared/admin/models/users.ts'
import { percentile, type Samples, table, timed } from './measure.ts'
import { type SimulatorProcess, startSimulator } from './simulator-process.ts'

const worker = new URL('../../electron/backend/store/worker.ts', import.meta.url)
const measuredMilliseconds = 30_000
/** A person looks at a page for a moment before the next click. */
const betweenCalls = 50

const looks: Readonly<Record<string, Partial<ListQuery>>> = {
  'first page': {},
  'page 100': { page: 100 },
  'by status': { filters: [{ field: 'status', lookup: 'exact', value: 'RESET_REQUIRED' }] },
  'search garcia': { search: 'garcia' },
  'search for an address': { search: 'maria@example.com' },
}

/**
 * How long the main process keeps others waiting, and how long lists take, while a sync at the ceiling writes into a
 * cache of so many users and somebody works in the lists.
 */
export async function benchResponsive(users: number): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'poolkeeper-bench-'))
  const pool = await startSimulator([
    ...['--users', String(users), '--groups', '0', '--latency-ms', '20', '--no-quotas'],
  ])
  try {
    const cache = await openPoolCache({ worker, folder, poolId: 'bench_responsive' })
    const filled = performance.now()
    await syncInto(pool, cache, 1000).start()
    const fillSeconds = (performance.now() - filled) / 1000
    const quiet = await work(cache)
    const sync = syncInto(pool, cache, 30)
    const running = sync.start()
    const busy = await work(cache)
    const { users: read } = await sync.cancel()
    await running
    await cache.close()
    console.log(table([...rows('alone', quiet), ...rows('beside a sync', busy)]))
    return {
      fillSeconds: Math.round(fillSeconds * 10) / 10,
      usersReadMeanwhile: read,
      loopDelayMs: busy.loopDelay,
      loopDelayAloneMs: quiet.loopDelay,
      listP50Ms: percentile(busy.lists, 50),
      listP95Ms: percentile(busy.lists, 95),
      listAloneP50Ms: percentile(quiet.lists, 50),
      listAloneP95Ms: percentile(quiet.lists, 95),
    }
  } finally {
    await pool.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Worked = {
  readonly lists: Samples
  readonly byLook: ReadonlyMap<string, Samples>
  readonly loopDelay: {
    readonly p50: number
    readonly p99: number
    readonly p999: number
    readonly max: number
  }
}

/** Looks at lists, one after the other, for the measured time. */
async function work(cache: PoolCache): Promise<Worked> {
  const lists: Samples = []
  const byLook = new Map<string, Samples>(Object.keys(looks).map((look) => [look, []]))
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const until = performance.now() + measuredMilliseconds
  while (performance.now() < until) {
    for (const [look, query] of Object.entries(looks)) {
      const samples: Samples = []
      await timed(samples, () => cache.list(usersAdmin, { ...emptyListQuery, ...query }))
      lists.push(...samples)
      byLook.get(look)?.push(...samples)
      await new Promise((resolve) => setTimeout(resolve, betweenCalls))
    }
  }
  delay.disable()
  const milliseconds = (percent: number) => Math.round(delay.percentile(percent) / 10_000) / 100
  return {
    lists,
    byLook,
    loopDelay: {
      p50: milliseconds(50),
      p99: milliseconds(99),
      p999: milliseconds(99.9),
      max: milliseconds(100),
    },
  }
}

function syncInto(pool: SimulatorProcess, cache: PoolCache, ceiling: number) {
  return createSync({
    client: pool.client,
    userPoolId: pool.userPoolId,
    cache,
    ceiling,
    onProgress: () => undefined,
    describeError: toAppError,
  })
}

function rows(when: string, { byLook }: Worked): [string, Samples][] {
  return [...byLook].map(([look, samples]) => [`${look}, ${when}`, samples])
}
