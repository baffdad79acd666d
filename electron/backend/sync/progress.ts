import { neverSynced, type SyncState } from '../../../shared/domain/sync.ts'
import type { AppError } from '../../../shared/result.ts'
import type { WrittenUsers } from '../store/pool-cache-types.ts'
import type { ListBudget } from './list-budget.ts'

/** Milliseconds between two reports of a run that gets on. */
const reportInterval = 250

/** The state of a sync, and when to tell of it. */
export type Progress = {
  readonly state: () => SyncState
  /** A run begins, or goes on: then with the users that it had read before. */
  readonly begin: (startedAt: string) => void
  readonly goOn: (run: Pick<SyncState, 'users' | 'added' | 'changed' | 'estimated'>) => void
  readonly estimate: (users: number) => void
  /** What became of the users of a page. */
  readonly addUsers: (written: WrittenUsers) => void
  /** The pool was cut into so many parts, of which so many are read. */
  readonly parts: (all: number, done: number) => void
  readonly addPart: () => void
  readonly unsound: () => void
  readonly addBytes: (count: number) => void
  readonly addCall: () => void
  readonly addThrottle: () => void
  /** Calls and throttles since this was last asked. */
  readonly takeCalls: () => { readonly calls: number; readonly throttles: number }
  readonly end: (
    phase: 'complete' | 'cancelled' | 'failed',
    more: { syncedAt?: string; gone?: number; error?: AppError },
  ) => void
  /** What the cache remembers from before. */
  readonly remember: (syncedAt: string) => void
}

/** Across all pools, so that a pool that is opened again does not begin below its last state. */
let revision = 0

/** @param elapsed a clock in milliseconds, of which only differences count */
export function createProgress(
  onProgress: (state: SyncState) => void,
  elapsed: () => number,
  budget: Pick<ListBudget, 'rate' | 'ceiling'>,
): Progress {
  let state = neverSynced
  let startedAt = 0
  /** Users that were read before this run was taken up again. */
  let before = 0
  let taken = { calls: 0, throttles: 0 }
  let reportedAt = 0
  let later: NodeJS.Timeout | undefined

  const become = (next: SyncState): void => {
    revision += 1
    state = { ...next, revision }
  }
  const report = (): void => {
    clearTimeout(later)
    later = undefined
    reportedAt = elapsed()
    onProgress(state)
  }
  const update = (changes: Partial<SyncState>): void => {
    const next = { ...state, ...changes }
    become({
      ...next,
      ...rates(next, next.users - before, (elapsed() - startedAt) / 1000),
      calls_per_second: budget.rate(),
      ceiling: budget.ceiling(),
    })
    if (elapsed() - reportedAt >= reportInterval) report()
    // A call that takes long, or a wait for Cognito's quota, must not hide what was read before it.
    else later ??= setTimeout(report, reportInterval)
  }
  return {
    state: () => state,
    begin: (started_at) => {
      startedAt = elapsed()
      before = 0
      taken = { calls: 0, throttles: 0 }
      become({
        ...neverSynced,
        phase: 'running',
        started_at,
        synced_at: state.synced_at,
        calls_per_second: budget.rate(),
        ceiling: budget.ceiling(),
      })
      report()
    },
    goOn: ({ users, added, changed, estimated }) => {
      before = users
      update({ users, added, changed, estimated, resumed: true })
    },
    estimate: (estimated) => update({ estimated }),
    addUsers: ({ users, repeated, added, changed }) =>
      update({
        users: state.users + users - repeated,
        added: state.added + added,
        changed: state.changed + changed,
      }),
    parts: (parts, parts_done) => update({ parts, parts_done }),
    addPart: () => update({ parts_done: state.parts_done + 1 }),
    unsound: () => update({ parts_unsound: true }),
    addBytes: (count) => update({ bytes: state.bytes + count }),
    addCall: () => update({ calls: state.calls + 1 }),
    addThrottle: () => update({ throttles: state.throttles + 1 }),
    takeCalls: () => {
      const since = { calls: state.calls - taken.calls, throttles: state.throttles - taken.throttles }
      taken = { calls: state.calls, throttles: state.throttles }
      return since
    },
    end: (phase, { syncedAt, gone = 0, error }) => {
      become({
        ...state,
        phase,
        gone,
        seconds_left: null,
        synced_at: syncedAt ?? state.synced_at,
        error: error ?? null,
      })
      report()
    },
    remember: (synced_at) => {
      if (state.phase === 'never') become({ ...state, phase: 'complete', synced_at })
    },
  }
}

/** The average of the whole run: it jumps less than that of the last seconds. */
function rates(
  { users, estimated }: SyncState,
  read: number,
  seconds: number,
): Pick<SyncState, 'users_per_second' | 'seconds_left'> {
  const users_per_second = seconds > 0 ? read / seconds : 0
  const known = users_per_second > 0 && estimated > 0
  return { users_per_second, seconds_left: known ? Math.max(0, estimated - users) / users_per_second : null }
}
