import type { ComponentType } from 'react'
import { Link } from 'react-router'
import { emptyListQuery } from '../../../shared/admin/list-query.ts'
import { registry } from '../../../shared/admin/registry.ts'
import type { Row } from '../../../shared/admin/row.ts'
import { type FoundCount, foundList } from '../../../shared/admin/sync-run-lists.ts'
import { listAddress } from '../../admin/addresses.ts'
import { formatListAddress } from '../../admin/changelist/list-address.ts'
import { usePermission } from '../../api/session.tsx'
import { formatNumber } from '../../components/values/format.ts'

const words: Record<FoundCount, string> = {
  added: 'users that were new',
  changed: 'users that changed',
  gone: 'users that were gone',
}

/** A run's count of users, as a link to the list of them. */
export function foundCount(count: FoundCount): ComponentType<{ readonly row: Row }> {
  return ({ row }) => {
    const { model, filters } = foundList(row, count)
    const permitted = usePermission(`${model}.view`)
    const found = Number(row.values[count] ?? 0)
    if (found === 0 || !permitted) return <span>{formatNumber(found)}</span>
    const address = formatListAddress(registry[model], { ...emptyListQuery, filters }, false)
    return (
      <Link to={listAddress(model, address)} title={`Show the ${words[count]}`}>
        {formatNumber(found)}
        <span className="visually-hidden"> {words[count]}</span>
      </Link>
    )
  }
}
