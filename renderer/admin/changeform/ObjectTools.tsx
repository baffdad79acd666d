import type { ComponentType } from 'react'
import { Link } from 'react-router'
import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import type { Row } from '../../../shared/admin/row.ts'
import { Icon } from '../../components/Icon.tsx'
import { historyAddress } from '../addresses.ts'

/** What else can be looked at and done, at the top right of a form. */
export function ObjectTools({
  admin,
  row,
  listState,
  Tools,
}: {
  admin: ModelAdmin
  row: Row
  listState: string
  Tools: ComponentType<{ readonly row: Row }> | undefined
}) {
  return (
    <>
      {Tools === undefined ? null : <Tools row={row} />}
      {canBeWritten(admin) ? (
        <Link className="btn btn-outline-secondary btn-sm" to={historyAddress(admin.name, row.id, listState)}>
          <Icon name="clock-history" className="me-1" />
          History
        </Link>
      ) : null}
    </>
  )
}

/** What nobody can write has no history of what was written. */
function canBeWritten({ can }: ModelAdmin): boolean {
  return can.add || can.change || can.delete
}
