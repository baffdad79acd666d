import { defaultListCalls } from '../../../shared/domain/connection.ts'
import type { SyncState } from '../../../shared/domain/sync.ts'
import type { AppError } from '../../../shared/result.ts'
import { createQuota, systemClock } from '../cognito/quota.ts'
import { Failure } from '../failure.ts'
import { createGate } from './gate.ts'
import { createListBudget } from './list-budget.ts'
import { pacedCalls } from './paced-calls.ts'
import { readEverything } from './pass.ts'
import { createProgress } from './progress.ts'
import type { Sync, SyncOptions } from './sync-types.ts'
import { countBytes } from './traffic.ts'

/**
 * Fills a pool's cache: users in parts side by side, groups, then each group's members. Rows can be used as they
 * arrive; what a run did not find is gone only after it came to its end. A run that was stopped, even by the end of
 * the program, goes on with its open parts.
 */
export function createSync(options: SyncOptions): Sync {
  const { client, userPoolId, cache, describeError } = options
  const clock = options.clock ?? systemClock
  const quota = options.quota ?? createQuota({}, clock)
  const now = options.now ?? (() => new Date())
  const budget = options.budget ?? createListBudget(options.ceiling ?? defaultListCalls, clock)
  const progress = createProgress(options.onProgress, clock.now, budget)
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
    const calls = pacedCalls({
      budget,
      quota,
      clock,
      random: options.random ?? Math.random,
      describeError,
      awake: gate.passed,
      onCall: progress.addCall,
      onThrottle: progress.addThrottle,
    })
    const stopCounting = countBytes(client, progress.addBytes)
    const resumed = options.resumes === false ? null : await cache.resumeRun()
    const run = resumed?.run ?? (await cache.startRun())
    try {
      await readEverything({
        walk: { client, userPoolId, calls, signal },
        cache,
        run,
        resumed,
        progress,
        budget,
      })
      signal.throwIfAborted()
      const finished = await cache.finishRun(run)
      progress.end('complete', {
        syncedAt: finished.finished_at ?? now().toISOString(),
        gone: finished.gone,
      })
    } catch (thrown) {
      await stopRun(run, signal, thrown)
    } finally {
      stopCounting()
    }
  }

  const stopRun = async (run: number, signal: AbortSignal, thrown: unknown): Promise<void> => {
    const error = signal.aborted ? null : describe(thrown)
    const phase = error === null ? 'cancelled' : 'failed'
    // What stopped the run is worth telling, not that its end could not be noted.
    await cache.abandonRun(run, phase, error?.message, progress.takeCalls()).catch(() => undefined)
    progress.end(phase, error === null ? {} : { error })
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
    setCeiling: budget.setCeiling,
    suspend: gate.shut,
    resume: gate.open,
  }
}
