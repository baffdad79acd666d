import { Link } from 'react-router'
import type { Action } from '../../../shared/admin/action.ts'
import type { Row } from '../../../shared/admin/row.ts'
import { changeAddress } from '../../admin/addresses.ts'
import { FormSkeleton } from '../../admin/changeform/FormSkeleton.tsx'
import { crumbsOf } from '../../admin/crumbs.ts'
import { useModel, useObjectId } from '../../admin/model-context.tsx'
import { ObjectGone } from '../../admin/ObjectGone.tsx'
import { useFreshObject } from '../../admin/use-fresh-object.ts'
import { useListState } from '../../admin/use-list-state.ts'
import { appErrorOf } from '../../api/api-error.ts'
import { ErrorAlert } from '../../components/ErrorAlert.tsx'
import { Page } from '../../components/Page.tsx'
import { ActionCard } from './ActionCard.tsx'
import { UserSummary } from './UserSummary.tsx'
import './users.css'

/** In the order in which support needs them. */
const offered = [
  'set_temporary_password',
  'set_permanent_password',
  'send_reset_code',
  'resend_invitation',
  'confirm_sign_up',
  'sign_out_everywhere',
]

/** All that support can do about a user's sign-in, each with what it will do to the user. */
export function PasswordPage() {
  const { admin, target } = useModel()
  const id = useObjectId()
  const listState = useListState()
  const user = useFreshObject(target, id)
  const row = user.data
  const gone = user.error !== null && appErrorOf(user.error).code === 'not_found'
  if (gone) return <ObjectGone name={row?.label ?? id} />
  const label = row?.label ?? id
  return (
    <Page
      title="Password and sign-in"
      subtitle={row === undefined ? undefined : <bdi>{label}</bdi>}
      crumbs={crumbsOf(
        admin,
        listState,
        { label, to: changeAddress(admin.name, id, listState) },
        { label: 'Password' },
      )}
      tools={
        <Link className="btn btn-outline-secondary btn-sm" to={changeAddress(admin.name, id, listState)}>
          Back to the user
        </Link>
      }
      hasErrors={user.error !== null}
    >
      {user.error === null ? null : (
        <ErrorAlert
          title="The user could not be read"
          thrown={user.error}
          onRetry={() => void user.refetch()}
        />
      )}
      {row === undefined ? (
        user.error === null ? (
          <FormSkeleton label="Reading the user" />
        ) : null
      ) : (
        <>
          <UserSummary admin={admin} row={row} refreshing={user.isFetching} />
          <div className="action-cards">
            {actionsFor(admin.actions, row).map((action) => (
              <ActionCard
                key={action.name}
                action={action}
                row={row}
                busy={user.isFetching}
                onDone={() => void user.refetch()}
              />
            ))}
          </div>
        </>
      )}
    </Page>
  )
}

/** Of enabling and disabling only the one that changes something. */
function actionsFor(actions: readonly Action[], row: Row): Action[] {
  const names = [...offered, row.values.enabled === true ? 'disable' : 'enable']
  return names.flatMap((name) => actions.find((action) => action.name === name) ?? [])
}
