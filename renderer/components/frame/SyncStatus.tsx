import { useState } from 'react'
import Button from 'react-bootstrap/Button'
import Modal from 'react-bootstrap/Modal'
import type { OpenConnection } from '../../../shared/domain/session.ts'
import type { SyncState } from '../../../shared/domain/sync.ts'
import { ApiError } from '../../api/api-error.ts'
import { useSyncControl } from '../../api/use-sync-control.ts'
import { ErrorAlert } from '../ErrorAlert.tsx'
import { Icon } from '../Icon.tsx'
import { Progress } from '../Progress.tsx'
import { useNow } from '../use-now.ts'
import { formatAgo, formatCount, formatFullTime, formatNumber, formatSeconds } from '../values/format.ts'

/** How fresh the lists are: progress while the pool is read, the age of what is shown afterwards. */
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
      {running ? <Running sync={sync} /> : <Age sync={sync} />}
      {problem === null ? null : <Problem thrown={problem} />}
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
        {sync.throttles === 0 ? null : `, slowed down by Cognito ${formatCount(sync.throttles, 'time')}`}
      </span>
    </>
  )
}

function Age({ sync }: { sync: SyncState }) {
  const now = useNow(15_000)
  const syncedAt = sync.synced_at === null ? null : new Date(sync.synced_at)
  return (
    <span className="sync-figures" title={syncedAt === null ? undefined : formatFullTime(syncedAt)}>
      {sync.phase === 'cancelled' ? (
        <>
          <Icon name="pause-circle" className="me-1" />
          Stopped at {formatNumber(sync.users)} of about {formatCount(sync.estimated, 'user')}: lists may be
          incomplete.{' '}
        </>
      ) : null}
      {syncedAt === null
        ? sync.phase === 'never'
          ? 'Not synced yet'
          : 'Never synced completely'
        : `${sync.phase === 'complete' ? 'Synced' : 'Last synced'} ${formatAgo(syncedAt, now)}`}
    </span>
  )
}

function Problem({ thrown }: { thrown: unknown }) {
  const [shown, setShown] = useState(false)
  return (
    <>
      <span className="sync-problem">
        <Icon name="exclamation-triangle-fill" className="me-1" />
        Sync failed
      </span>
      <Button size="sm" variant="outline-danger" onClick={() => setShown(true)}>
        Why?
      </Button>
      <Modal show={shown} onHide={() => setShown(false)} aria-labelledby="sync-problem-title">
        <Modal.Header closeButton>
          <Modal.Title as="h2" id="sync-problem-title">
            The pool could not be read to its end
          </Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <ErrorAlert title="Reading the pool failed" thrown={thrown} />
          <p className="mb-0">What was read before is kept, and the lists show it.</p>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="secondary" onClick={() => setShown(false)}>
            Close
          </Button>
        </Modal.Footer>
      </Modal>
    </>
  )
}
