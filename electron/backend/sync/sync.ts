import type { SyncState } from '../../../shared/domain/sync.ts'
import type { AppError } from '../../../shared/result.ts'
import { createQuota, systemClock } from '../cognito/quota.ts'
import { Failure } from '../failure.ts'
import type { PoolCache } from '../store/pool-cache-types.ts'
import { createGate } from './gate.ts'
import { pacedCalls } from './paced-calls.ts'
import { createProgress } from './progress.ts'
import type { Sync, SyncOptions } from './sync-types.ts'
import { estimateUsers, type Walk, walkGroups, walkMembers, walkUsers } from './walk.ts'

/** List calls a second unless the connection says otherwise: two thirds of an account's quota stay for sign-ins. */
const defaultListRate = 20

/**
 * Fills a pool's cache in one plain pass: users, groups, then each group's members. Rows can be used as they
 * arrive; what the pass did not find is gone only after it came to its end.
 */
export function createSync(options: SyncOptions): Sync {
  const { client, userPoolId, cache, describeError } = options
  const clock = options.clock ?? systemClock
  const quota = options.quota ?? createQuota({ UserList: defaultListRate }, clock)
  const now = options.now ?? (() => new Date())
  const progress = createProgress(options.onProgress, clock.now)
  const gate = createGate()
  let running: { readonly ended: Promise<SyncState>; readonly abort: AbortController } | null = null

  cache.syncedAt().then(
    (syncedAt) => {
      if (syncedAt !== null) progress.remember(syncedAt)
    },
    // The first list says what is wrong with the cache.
    () => undefined,
  )

  const describe = (thrown: unknown): AppError =>
    thrown instanceof Failure ? thrown.appError : describeError(thrown)

  const pass = async (signal: AbortSignal): Promise<void> => {
    const run = await cache.startRun()
    try {
      const calls = pacedCalls({
        quota,
        clock,
        random: options.random ?? Math.random,
        signal,
        describeError,
        awake: () => gate.passed(signal),
        onCall: progress.addCall,
        onThrottle: progress.addThrottle,
      })
      const walk: Walk = { client, userPoolId, calls, signal }
      progress.estimate(await estimateUsers(walk))
      for await (const users of walkUsers(walk)) {
        await cache.putUsers(users, run)
        progress.addUsers(users.length)
      }
      for await (const groups of walkGroups(walk)) {
        await cache.putGroups(groups, run)
        for (const { name } of groups) await fillGroup(walk, cache, name, run)
      }
      signal.throwIfAborted()
      const finished = await cache.finishRun(run)
      progress.end('complete', { syncedAt: finished.finished_at ?? now().toISOString() })
    } catch (thrown) {
      await stopRun(run, signal, thrown)
    }
  }

  const stopRun = async (run: number, signal: AbortSignal, thrown: unknown): Promise<void> => {
    const phase = signal.aborted ? 'cancelled' : 'failed'
    // What stopped the run is worth telling, not that its end could not be noted.
    await cache.abandonRun(run, phase).catch(() => undefined)
    if (phase === 'cancelled') progress.end('cancelled', {})
    else progress.end('failed', { error: describe(thrown) })
  }

  const start = (): Promise<SyncState> => {
    if (running !== null) return running.ended
    const abort = new AbortController()
    progress.begin(now().toISOString())
    const ended = pass(abort.signal)
      .catch((thrown: unknown) => progress.end('failed', { error: describe(thrown) }))
      .then(() => {
        running = null
        return progress.state()
      })
    running = { ended, abort }
    return ended
  }

  return {
    start,
    cancel: async () => {
      running?.abort.abort()
      return running?.ended ?? progress.state()
    },
    state: progress.state,
    suspend: gate.shut,
    resume: gate.open,
  }
}

/** Members who are not in the cache came after their page was read: they are put first. */
async function fillGroup(walk: Walk, cache: PoolCache, group: string, run: number): Promise<void> {
  for await (const members of walkMembers(walk, group)) {
    const subs = members.map(({ sub }) => sub)
    const missing = new Set(await cache.putMembers(group, subs, run))
    if (missing.size === 0) continue
    await cache.putUsers(
      members.filter(({ sub }) => missing.has(sub)),
      run,
    )
    await cache.putMembers(group, [...missing], run)
  }
}
