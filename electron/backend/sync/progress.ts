import type { SyncState } from '../../../shared/domain/sync.ts'
import type { AppError } from '../../../shared/result.ts'

/** Milliseconds between two reports of a run that gets on. */
const reportInterval = 250

/** The state of a sync, and when to tell of it. */
export type Progress = {
  readonly state: () => SyncState
  /** A run begins. */
  readonly begin: (startedAt: string) => void
  readonly estimate: (users: number) => void
  readonly addUsers: (count: number) => void
  readonly addCall: () => void
  readonly addThrottle: () => void
  readonly end: (
    phase: 'complete' | 'cancelled' | 'failed',
    more: { syncedAt?: string; error?: AppError },
  ) => void
  /** What the cache remembers from before. */
  readonly remember: (syncedAt: string) => void
}

const never: SyncState = {
  phase: 'never',
  users: 0,
  estimated: 0,
  calls: 0,
  throttles: 0,
  users_per_second: 0,
  seconds_left: null,
  started_at: null,
  synced_at: null,
  error: null,
}

/** @param elapsed a clock in milliseconds, of which only differences count */
export function createProgress(onProgress: (state: SyncState) => void, elapsed: () => number): Progress {
  let state = never
  let startedAt = 0
  let reportedAt = 0
  let later: NodeJS.Timeout | undefined

  const report = (): void => {
    clearTimeout(later)
    later = undefined
    reportedAt = elapsed()
    onProgress(state)
  }
  const update = (changes: Partial<SyncState>): void => {
    state = { ...state, ...changes }
    state = { ...state, ...rates(state, (elapsed() - startedAt) / 1000) }
    if (elapsed() - reportedAt >= reportInterval) report()
    // A call that takes long, or a wait for Cognito's quota, must not hide what was read before it.
    else later ??= setTimeout(report, reportInterval)
  }
  return {
    state: () => state,
    begin: (started_at) => {
      startedAt = elapsed()
      state = { ...never, phase: 'running', started_at, synced_at: state.synced_at }
      report()
    },
    estimate: (estimated) => update({ estimated }),
    addUsers: (count) => update({ users: state.users + count }),
    addCall: () => update({ calls: state.calls + 1 }),
    addThrottle: () => update({ throttles: state.throttles + 1 }),
    end: (phase, { syncedAt, error }) => {
      state = {
        ...state,
        phase,
        seconds_left: null,
        synced_at: syncedAt ?? state.synced_at,
        error: error ?? null,
      }
      report()
    },
    remember: (synced_at) => {
      if (state.phase === 'never') state = { ...state, phase: 'complete', synced_at }
    },
  }
}

/** The average of the whole run: it jumps less than that of the last seconds. */
function rates(
  { users, estimated }: SyncState,
  seconds: number,
): Pick<SyncState, 'users_per_second' | 'seconds_left'> {
  const users_per_second = seconds > 0 ? users / seconds : 0
  const known = users_per_second > 0 && estimated > 0
  return { users_per_second, seconds_left: known ? Math.max(0, estimated - users) / users_per_second : null }
}
