import Button from 'react-bootstrap/Button'
import type { OpenConnection } from '../../../shared/domain/session.ts'
import type { SyncState } from '../../../shared/domain/sync.ts'
import { ApiError } from '../../api/api-error.ts'
import { useSyncControl } from '../../api/use-sync-control.ts'
import { Icon } from '../Icon.tsx'
import { Progress } from '../Progress.tsx'
import { formatCount, formatNumber, formatSeconds } from '../values/format.ts'
import { SyncAge } from './SyncAge.tsx'
import { SyncDetails } from './SyncDetails.tsx'
import { SyncProblem } from './SyncProblem.tsx'

/**
 * How fresh the lists are: always their age, and progress while the pool is read. The buttons stand at the right, so
 * that no figure moves them.
 */
export function SyncStatus({ connection }: { connection: OpenConnection }) {
  const { sync } = connection
  const { start, cancel, failure } = useSyncControl(connection.id)
  const running = sync.phase === 'running'
  const problem =
    failure ?? (sync.phase === 'failed' && sync.error !== null ? new ApiError(sync.error) : null)
  return (
    <section className="sync-status" aria-label="Synchronisation">
      <span className="visually-hidden" role="status">
        {phaseWords[sync.phase]}
      </span>
      <div className="sync-words">
        {running ? <Running sync={sync} /> : null}
        {sync.phase === 'cancelled' ? <Stopped sync={sync} /> : null}
        {problem === null ? null : <SyncProblem thrown={problem} retryAt={sync.retry_at} />}
        <SyncAge sync={sync} />
      </div>
      <SyncDetails sync={sync} />
      {running ? (
        <Button size="sm" variant="outline-secondary" onClick={() => void cancel()}>
          Cancel<span className="visually-hidden"> the synchronisation</span>
        </Button>
      ) : (
        <Button size="sm" variant="outline-secondary" onClick={() => void start()}>
          <Icon name="arrow-clockwise" className="me-1" />
          {sync.phase === 'failed' ? 'Try again' : 'Refresh'}
        </Button>
      )}
    </section>
  )
}

const phaseWords: Record<SyncState['phase'], string> = {
  never: 'The pool has not been read yet.',
  running: 'The pool is being read.',
  complete: 'The pool is read.',
  cancelled: 'Reading the pool was cancelled.',
  failed: 'Reading the pool failed.',
}

function Running({ sync }: { sync: SyncState }) {
  const { users, estimated } = sync
  // An estimate can be behind the pool; a bar past its end would help nobody.
  const full = Math.max(estimated, users, 1)
  return (
    <>
      <Progress
        label="Users read from Cognito"
        value={users}
        full={full}
        text={`${formatNumber(users)} of about ${formatNumber(full)} users`}
      />
      <span className="sync-figures">
        {formatNumber(users)} of about {formatCount(full, 'user')}
      </span>
      <span className="sync-figures sync-rate">
        {formatNumber(Math.round(sync.users_per_second))}/s
        {sync.seconds_left === null ? null : `, ${formatSeconds(sync.seconds_left)} left`}
      </span>
    </>
  )
}

function Stopped({ sync }: { sync: SyncState }) {
  return (
    <span className="sync-figures">
      <Icon name="pause-circle" className="me-1" />
      Stopped at {formatNumber(sync.users)} of about {formatCount(sync.estimated, 'user')}: lists may be
      incomplete.
    </span>
  )
}
