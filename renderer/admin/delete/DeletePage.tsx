import { type FormEvent, useState } from 'react'
import Button from 'react-bootstrap/Button'
import Spinner from 'react-bootstrap/Spinner'
import { Link, useNavigate } from 'react-router'
import type { Row } from '../../../shared/admin/row.ts'
import { ApiError, appErrorOf } from '../../api/api-error.ts'
import { usePermission, useSession } from '../../api/session.tsx'
import { useAction } from '../../api/use-action.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorAlert } from '../../components/ErrorAlert.tsx'
import { Loading } from '../../components/Loading.tsx'
import { useMessages } from '../../components/messages.tsx'
import { NotFoundPage } from '../../components/NotFoundPage.tsx'
import { Page } from '../../components/Page.tsx'
import { changeAddress, listAddress } from '../addresses.ts'
import { crumbsOf } from '../crumbs.ts'
import { useModel, useObjectId } from '../model-context.tsx'
import { ObjectGone, useObjectGone } from '../ObjectGone.tsx'
import { useFreshObject } from '../use-fresh-object.ts'
import { useListState } from '../use-list-state.ts'
import { ConfirmByName } from './ConfirmByName.tsx'
import { GoesWithIt } from './GoesWithIt.tsx'
import './delete.css'

/** Asks before an object is deleted, and says what goes with it. */
export function DeletePage() {
  const { admin, target } = useModel()
  const id = useObjectId()
  const listState = useListState()
  const permitted = usePermission(`${admin.name}.delete`)
  const object = useFreshObject(target, id)
  if (!admin.can.delete) return <NotFoundPage />
  if (object.error !== null && appErrorOf(object.error).code === 'not_found') return <ObjectGone name={id} />
  const label = object.data?.label ?? id
  return (
    <Page
      title={`Delete ${admin.label}`}
      subtitle={object.data === undefined ? undefined : <bdi>{label}</bdi>}
      crumbs={crumbsOf(
        admin,
        listState,
        { label, to: changeAddress(admin.name, id, listState) },
        { label: 'Delete' },
      )}
      hasErrors={object.error !== null}
    >
      {permitted ? null : (
        <EmptyState icon="lock" title={`You are not permitted to delete this ${admin.label}`}>
          <Link className="btn btn-secondary btn-sm" to={changeAddress(admin.name, id, listState)}>
            Take me back
          </Link>
        </EmptyState>
      )}
      {object.error === null ? null : (
        <ErrorAlert
          title={`The ${admin.label} could not be read`}
          thrown={object.error}
          onRetry={() => void object.refetch()}
        />
      )}
      {object.data === undefined && object.error === null ? (
        <Loading label={`Reading the ${admin.label}`} />
      ) : null}
      {permitted && object.data !== undefined ? <DeleteForm row={object.data} /> : null}
    </Page>
  )
}

function DeleteForm({ row }: { row: Row }) {
  const { admin, target } = useModel()
  const listState = useListState()
  const { connection } = useSession()
  const { run, running } = useAction(target)
  const messages = useMessages()
  const navigate = useNavigate()
  const gone = useObjectGone()
  const [failure, setFailure] = useState<unknown>(null)
  const [typed, setTyped] = useState('')
  const production = isProduction(row, admin.scope === 'pool' ? connection?.environment : undefined)
  const confirmed = !production || typed.trim() === row.label.trim()

  const remove = async () => {
    setFailure(null)
    try {
      const { failed, done } = await run('delete', { kind: 'ids', ids: [row.id] })
      if (failed[0] !== undefined) throw new ApiError(failed[0].error)
      if (done === 0) return
      messages.showOnNextPage(
        'success',
        <>
          The {admin.label} “<bdi>{row.label}</bdi>” was deleted successfully.
        </>,
      )
      void navigate(listAddress(admin.name, listState), { replace: true })
    } catch (thrown) {
      if (appErrorOf(thrown).code === 'not_found') gone(row.label)
      else setFailure(thrown)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (confirmed && !running) void remove()
  }
  return (
    <form className="delete-form" onSubmit={submit}>
      {failure === null ? null : <ErrorAlert title={`The ${admin.label} was not deleted`} thrown={failure} />}
      <p>
        Are you sure you want to delete the {admin.label} “
        <Link to={changeAddress(admin.name, row.id, listState)}>
          <bdi>{row.label}</bdi>
        </Link>
        ”? This cannot be undone.
      </p>
      <GoesWithIt admin={admin} row={row} />
      {production ? (
        <ConfirmByName name={row.label} what={admin.label} typed={typed} onType={setTyped} />
      ) : null}
      <div className="submit-row">
        <Button type="submit" variant="danger" disabled={!confirmed || running}>
          {running ? <Spinner size="sm" className="me-2" aria-hidden="true" /> : null}
          Yes, I’m sure
        </Button>
        <Link className="btn btn-outline-secondary" to={changeAddress(admin.name, row.id, listState)}>
          No, take me back
        </Link>
      </div>
    </form>
  )
}

/** Whether it is a production pool's object, or the connection to one. */
function isProduction(row: Row, environment: string | undefined): boolean {
  return (environment ?? row.values.environment) === 'production'
}
