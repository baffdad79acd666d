import type { SyncState } from '../../../shared/domain/sync.ts'
import { useNow } from '../use-now.ts'
import { formatAgo, formatFullTime } from '../values/format.ts'

/** From when the lists are; whatever else is going on. */
export function SyncAge({ sync }: { sync: SyncState }) {
  const now = useNow(15_000)
  if (sync.synced_at === null) {
    return (
      <span className="sync-age">
        {sync.phase === 'never' ? 'Not synced yet' : 'Never synced completely'}
      </span>
    )
  }
  const syncedAt = new Date(sync.synced_at)
  return (
    <span className="sync-age" title={formatFullTime(syncedAt)}>
      {sync.phase === 'complete' ? 'Synced' : 'Last synced'} {formatAgo(syncedAt, now)}
    </span>
  )
}
