import { type FormEvent, useId, useState } from 'react'
import Button from 'react-bootstrap/Button'
import ProgressBar from 'react-bootstrap/ProgressBar'
import { Link, useNavigate } from 'react-router'
import type { Selection } from '../../../shared/contract.ts'
import { useSession } from '../../api/session.tsx'
import { type ActionProgress, useAction } from '../../api/use-action.ts'
import { ErrorAlert } from '../../components/ErrorAlert.tsx'
import { Loading } from '../../components/Loading.tsx'
import { useMessages } from '../../components/messages.tsx'
import { OutcomeReport, outcomeLevel } from '../../components/OutcomeReport.tsx'
import { formatCount, formatNumber } from '../../components/values/format.ts'
import { listAddress } from '../addresses.ts'
import { useModel } from '../model-context.tsx'
import { useListState } from '../use-list-state.ts'
import { ConfirmByName } from './ConfirmByName.tsx'
import { useSelectedObjects } from './use-selected-objects.ts'

/** What is about to be deleted, then how far it is. What came of it is told on the list. */
export function DeleteSelectedForm({ selection }: { selection: Selection }) {
  const { admin, target } = useModel()
  const { connection } = useSession()
  const listState = useListState()
  const messages = useMessages()
  const navigate = useNavigate()
  const { count, names, error } = useSelectedObjects(target, selection)
  const { run, cancel, running, cancelling, progress } = useAction(target)
  const [failure, setFailure] = useState<unknown>(null)
  const [typed, setTyped] = useState('')
  const headingId = useId()
  const production = admin.scope === 'pool' && connection?.environment === 'production'
  const confirmed = !production || typed.trim() === connection?.name.trim()

  const remove = async () => {
    setFailure(null)
    try {
      const outcome = await run('delete', selection)
      messages.showOnNextPage(
        outcomeLevel(outcome),
        <OutcomeReport admin={admin} doneMessage="{count} deleted." outcome={outcome} />,
      )
      void navigate(listAddress(admin.name, listState), { replace: true })
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (confirmed && !running) void remove()
  }

  if (running) {
    return <Running total={count} progress={progress} cancelling={cancelling} onCancel={cancel} />
  }
  if (error !== null) return <ErrorAlert title="The selection could not be read" thrown={error} />
  if (count === null) return <Loading label="Counting the selection" />
  const what = formatCount(count, admin.label)
  return (
    <form className="delete-form" onSubmit={submit}>
      {failure === null ? null : <ErrorAlert title={`${what} could not be deleted`} thrown={failure} />}
      <p>
        Are you sure you want to delete <strong>{what}</strong>? This cannot be undone.
      </p>
      {selection.kind === 'query' ? (
        <p>That is all the list shows with its search and filters, on every page.</p>
      ) : null}
      <section className="goes-with-it" aria-labelledby={headingId}>
        <h2 id={headingId}>Summary</h2>
        <ul>
          {names.map((name, position) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two objects may be called alike, and the list never changes its order
            <li key={position}>
              <bdi>{name}</bdi>
            </li>
          ))}
          {count > names.length ? <li>and {formatNumber(count - names.length)} more</li> : null}
        </ul>
        <p>{admin.deleteNotice}</p>
      </section>
      {production && connection !== null ? (
        <ConfirmByName name={connection.name} what="connection" typed={typed} onType={setTyped} />
      ) : null}
      <div className="submit-row">
        <Button type="submit" variant="danger" disabled={!confirmed || count === 0}>
          Yes, I’m sure
        </Button>
        <Link className="btn btn-outline-secondary" to={listAddress(admin.name, listState)}>
          No, take me back
        </Link>
      </div>
    </form>
  )
}

function Running({
  total,
  progress,
  cancelling,
  onCancel,
}: {
  total: number | null
  progress: ActionProgress | null
  cancelling: boolean
  onCancel: () => void
}) {
  const all = progress?.total ?? total ?? 0
  const finished = (progress?.done ?? 0) + (progress?.failed ?? 0)
  return (
    <div className="delete-running">
      <ProgressBar now={finished} max={Math.max(all, 1)} aria-label="Deleting" />
      <p aria-live="polite">
        {formatNumber(finished)} of {formatNumber(all)}
        {progress === null || progress.failed === 0 ? null : `, ${formatNumber(progress.failed)} failed`}
      </p>
      <Button variant="outline-secondary" disabled={cancelling} onClick={onCancel}>
        {cancelling ? 'Stopping…' : 'Cancel'}
      </Button>
      <p className="form-section-help">Cancelling leaves alone what has not been deleted yet.</p>
    </div>
  )
}
