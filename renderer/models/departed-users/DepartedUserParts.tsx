import Alert from 'react-bootstrap/Alert'
import { Link } from 'react-router'
import type { Row } from '../../../shared/admin/row.ts'
import { changeAddress, historyAddress } from '../../admin/addresses.ts'
import type { FormPartProps } from '../../admin/changeform/form-extension.ts'
import { Icon } from '../../components/Icon.tsx'
import { Time } from '../../components/values/Time.tsx'

/** That what is shown is no more, and from when it is. */
export function LastSeen({ row }: FormPartProps) {
  return (
    <Alert variant="warning" transition={false}>
      <Icon name="person-x" />
      <div>
        <strong>
          Deleted, last seen <Time value={String(row?.values.last_seen_at)} />.
        </strong>{' '}
        This user is no longer in the pool. Below is what the console last read of them; it is kept for 30
        days.
      </div>
    </Alert>
  )
}

/** What was done to the user while there was one. */
export function FormerHistory({ row }: { row: Row }) {
  return (
    <Link className="btn btn-outline-secondary btn-sm" to={historyAddress('users', row.id)}>
      <Icon name="clock-history" className="me-1" />
      History
    </Link>
  )
}

export function RunThatMissed({ row }: { row: Row }) {
  const { run } = row.values
  return typeof run === 'number' ? (
    <Link to={changeAddress('sync_runs', String(run))}>Run {run}</Link>
  ) : (
    <span className="text-body-secondary">None: it was this console</span>
  )
}
