import { useSession } from '../../api/session.tsx'
import { SyncStatus } from './SyncStatus.tsx'

/** The bar at the foot of the window. It has a fixed height: what it says never moves the page. */
export function StatusBar() {
  const { connection, application } = useSession()
  return (
    <footer className="status-bar">
      {connection === null ? (
        <span className="sync-figures">No pool is open</span>
      ) : (
        <SyncStatus key={connection.id} connection={connection} />
      )}
      <span className="status-bar-version" title={application.runtime}>
        Poolkeeper {application.version}
      </span>
    </footer>
  )
}
