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
  const notice = (): void => {
    for (const model of ['users', 'groups'] as const) {
      events.emit({ type: 'cacheChanged', connection, model, ids: null })
    }
  }
  return {
    onProgress: (state) => {
      events.emit({ type: 'syncProgress', connection, sync: state })
      const ended = state.phase !== 'running'
      const due = state.users > noticedUsers && performance.now() - noticedAt >= noticeInterval
      if (!ended && !due) return
      noticedAt = performance.now()
      noticedUsers = ended ? 0 : state.users
      notice()
    },
    cacheRebuilt: (refill) => {
      notice()
      refill()
    },
  }
}
