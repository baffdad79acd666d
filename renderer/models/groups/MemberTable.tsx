import { useState } from 'react'
import Button from 'react-bootstrap/Button'
import { Link } from 'react-router'
import { fieldOf } from '../../../shared/admin/model-admin.ts'
import { usersAdmin } from '../../../shared/admin/models/users.ts'
import type { Row } from '../../../shared/admin/row.ts'
import { changeAddress } from '../../admin/addresses.ts'
import { FieldValueView } from '../../components/values/FieldValueView.tsx'

const columns = ['email', 'display_name', 'status', 'enabled'].flatMap(
  (name) => fieldOf(usersAdmin, name) ?? [],
)

/** A page of members, each with the way out of the group. */
export function MemberTable({
  rows,
  changing,
  onRemove,
}: {
  rows: readonly Row[]
  changing: Row | null
  /** null: not permitted. */
  onRemove: ((user: Row) => void) | null
}) {
  const [asking, setAsking] = useState<string | null>(null)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard
    <section className="members-table" tabIndex={0} aria-label="List of members">
      <table className="table table-sm">
        <thead>
          <tr>
            <th scope="col">Username</th>
            {columns.map((field) => (
              <th key={field.name} scope="col">
                {field.label}
              </th>
            ))}
            {onRemove === null ? null : (
              <th scope="col">
                <span className="visually-hidden">Remove</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((user) => (
            <tr key={user.id}>
              <th scope="row">
                <Link to={changeAddress('users', user.id)}>
                  <bdi>{user.label}</bdi>
                </Link>
              </th>
              {columns.map((field) => (
                <td key={field.name}>
                  <FieldValueView field={field} value={user.values[field.name]} compact />
                </td>
              ))}
              {onRemove === null ? null : (
                <td className="members-remove">
                  <RemoveButton
                    user={user}
                    asking={asking === user.id}
                    disabled={changing !== null}
                    onAsk={(ask) => setAsking(ask ? user.id : null)}
                    onRemove={() => {
                      setAsking(null)
                      onRemove(user)
                    }}
                  />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function RemoveButton({
  user,
  asking,
  disabled,
  onAsk,
  onRemove,
}: {
  user: Row
  asking: boolean
  disabled: boolean
  onAsk: (ask: boolean) => void
  onRemove: () => void
}) {
  return (
    <>
      {/* The same button asks and then does, so that the focus stays where it is. */}
      <Button
        size="sm"
        variant={asking ? 'danger' : 'outline-secondary'}
        disabled={disabled}
        onClick={asking ? onRemove : () => onAsk(true)}
      >
        {asking ? 'Yes, remove' : 'Remove'}
        <span className="visually-hidden"> {user.label} from the group</span>
      </Button>
      {asking ? (
        <Button size="sm" variant="outline-secondary" onClick={() => onAsk(false)}>
          No<span className="visually-hidden">, keep {user.label}</span>
        </Button>
      ) : null}
    </>
  )
}
