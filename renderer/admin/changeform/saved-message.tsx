import type { ComponentType, ReactNode } from 'react'
import { Link } from 'react-router'
import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import type { Row } from '../../../shared/admin/row.ts'
import { changeAddress } from '../addresses.ts'
import type { Intent } from './intent.ts'

const then: Record<Intent, (label: string) => string> = {
  save: () => '',
  addAnother: (label) => ` You may add another ${label} below.`,
  continue: () => ' You may edit it again below.',
}

/** What Django says after saving, the object's name being a link. */
export function savedMessage({
  admin,
  row,
  done,
  intent,
  listState,
  Offer,
}: {
  admin: ModelAdmin
  row: Row
  done: 'added' | 'changed'
  intent: Intent
  listState: string
  Offer?: ComponentType<{ readonly row: Row }> | undefined
}): ReactNode {
  return (
    <>
      The {admin.label} “
      <Link to={changeAddress(admin.name, row.id, listState)}>
        <bdi>{row.label}</bdi>
      </Link>
      ” was {done} successfully.{then[intent](admin.label)}
      {Offer === undefined ? null : <Offer row={row} />}
    </>
  )
}
