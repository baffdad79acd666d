import type { SyncState } from '../../../shared/domain/sync.ts'
import type { ErrorCode } from '../../../shared/result.ts'
import { type Clock, systemClock } from '../cognito/quota.ts'
import type { Sync } from './sync-types.ts'

/** What passes without this console: credentials are renewed elsewhere, the network comes back. */
const passing: ReadonlySet<ErrorCode> = new Set([
  'credentials_expired',
  'credentials_missing',
  'credentials_invalid',
  'unreachable',
  'timed_out',
])
/** Milliseconds until a run that failed is tried again; they double with each that fails, up to the longest. */
const firstWait = 60_000
const longestWait = 600_000
/** Milliseconds between two tries, however often something else reaches Cognito. */
const calm = 10_000

/** A sync that goes on by itself when what stopped it has passed. */
export type RetryingSync = Sync & {
  /** Something else reached Cognito: a run that waits to be tried again is tried now. */
  readonly reached: () => void
}

/**
 * A run that failed for what passes is tried again after a minute, then after ever longer, up to ten minutes; its
 * state says when, as `retry_at`. Whoever starts or cancels the sync ends the waiting.
 *
 * @param again what a try does; it starts the sync given back
 */
export function retryingSync(
  createSync: (onProgress: (state: SyncState) => void) => Sync,
  options: {
    readonly onProgress: (state: SyncState) => void
    readonly again: () => void
    readonly clock?: Clock
    /** The wall clock of retry_at. */
    readonly now?: () => Date
  },
): RetryingSync {
  const { onProgress, again, clock = systemClock, now = () => new Date() } = options
  let waiting: { readonly abort: AbortController; readonly until: number; readonly at: string } | null = null
  let failures = 0
  let startedAt = 0
  let running = false
  let ended: Promise<unknown> = Promise.resolve()

  const stopWaiting = (): void => {
    waiting?.abort.abort()
    waiting = null
  }
  const waitFor = (milliseconds: number): void => {
    stopWaiting()
    const abort = new AbortController()
    const at = new Date(now().getTime() + milliseconds).toISOString()
    waiting = { abort, until: clock.now() + milliseconds, at }
    clock
      .wait(milliseconds, abort.signal)
      // A run reports its end a moment before it can be followed by another.
      .then(() => ended)
      .then(() => {
        if (!abort.signal.aborted) again()
      })
      // The waiting was ended; runs themselves never reject.
      .catch(() => undefined)
  }
  const follow = (state: SyncState): void => {
    if (state.phase === 'running') running = true
    else if (running) {
      running = false
      const willPass = state.phase === 'failed' && state.error !== null && passing.has(state.error.code)
      if (willPass) waitFor(Math.min(longestWait, firstWait * 2 ** failures))
      failures = willPass ? failures + 1 : 0
    }
    onProgress(withRetry(state))
  }
  const withRetry = (state: SyncState): SyncState => ({ ...state, retry_at: waiting?.at ?? null })

  const sync = createSync(follow)
  return {
    ...sync,
    state: () => withRetry(sync.state()),
    start: () => {
      stopWaiting()
      startedAt = clock.now()
      const run = sync.start()
      ended = run
      return run.then(withRetry)
    },
    cancel: async () => {
      stopWaiting()
      return withRetry(await sync.cancel())
    },
    reached: () => {
      if (waiting === null) return
      const soonest = Math.max(0, startedAt + calm - clock.now())
      if (clock.now() + soonest >= waiting.until) return
      waitFor(soonest)
      onProgress(withRetry(sync.state()))
    },
  }
}
