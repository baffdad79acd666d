import type { ConnectionId } from '../../shared/domain/connection.ts'
import type { Session } from '../../shared/domain/session.ts'
import type { SyncState } from '../../shared/domain/sync.ts'

/** What each connection's sync was last reported to be. */
const reports = new Map<ConnectionId, SyncState>()

export function noteSyncReport(connection: ConnectionId, sync: SyncState): void {
  reports.set(connection, sync)
}

/**
 * The session as of the last report of its sync. An answer can be older than a report that came before it: it was put
 * together first, and was longer on its way.
 */
export function withLatestSync(session: Session): Session {
  const { connection } = session
  const report = connection === null ? undefined : reports.get(connection.id)
  if (connection === null || report === undefined || report.revision <= connection.sync.revision)
    return session
  return { ...session, connection: { ...connection, sync: report } }
}
