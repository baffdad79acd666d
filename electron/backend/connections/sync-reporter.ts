import type { ConnectionId } from '../../../shared/domain/connection.ts'
import type { SyncState } from '../../../shared/domain/sync.ts'
import type { EventHub } from '../event-hub.ts'

/** Milliseconds between two notices that the list has grown: each makes the window read its page again. */
const noticeInterval = 1500

/** Tells the window how a sync gets on, and from time to time that there are new rows. */
export function createSyncReporter(
  connection: ConnectionId,
  events: EventHub,
): {
  readonly onProgress: (state: SyncState) => void
  readonly cacheRebuilt: (refill: () => void) => void
} {
  let noticedAt = Number.NEGATIVE_INFINITY
  let noticedUsers = 0
  let later: NodeJS.Timeout | undefined
  const notice = (): void => {
    for (const model of ['users', 'groups', 'sync_runs', 'departed_users'] as const) {
      events.emit({ type: 'cacheChanged', connection, model, ids: null })
    }
  }
  const noticeRows = (users: number): void => {
    clearTimeout(later)
    later = undefined
    noticedAt = performance.now()
    noticedUsers = users
    notice()
  }
  return {
    onProgress: (state) => {
      events.emit({ type: 'syncProgress', connection, sync: state })
      if (state.phase !== 'running') return noticeRows(0)
      if (state.users <= noticedUsers) return
      clearTimeout(later)
      // Later, not never: the next page may be long in coming, and these rows are there.
      const wait = noticedAt + noticeInterval - performance.now()
      if (wait <= 0) noticeRows(state.users)
      else later = setTimeout(() => noticeRows(state.users), wait)
    },
    cacheRebuilt: (refill) => {
      notice()
      refill()
    },
  }
}
