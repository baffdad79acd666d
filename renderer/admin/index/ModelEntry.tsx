import { Link } from 'react-router'
import { emptyListQuery } from '../../../shared/admin/list-query.ts'
import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import { useCount } from '../../api/queries.ts'
import { usePermission, useSession } from '../../api/session.tsx'
import { Icon } from '../../components/Icon.tsx'
import { formatNumber } from '../../components/values/format.ts'
import { addAddress, listAddress } from '../addresses.ts'

/** A model on the index: its list, how many there are, and the ways to add and to change. */
export function ModelEntry({ admin }: { admin: ModelAdmin }) {
  const { connection } = useSession()
  const target = {
    model: admin.name,
    connection: admin.scope === 'pool' ? (connection?.id ?? null) : null,
  }
  const reachable = admin.scope === 'console' || connection !== null
  const mayView = usePermission(`${admin.name}.view`)
  const mayAdd = usePermission(`${admin.name}.add`)
  const mayChange = usePermission(`${admin.name}.change`)
  const count = useCount(target, emptyListQuery, { enabled: reachable && mayView })
  return (
    <li className="index-model">
      <Icon name={admin.icon} className="index-model-icon" />
      <div className="index-model-text">
        <Link className="index-model-name" to={listAddress(admin.name)}>
          {admin.labelPlural}
        </Link>
        <p>{admin.description}</p>
      </div>
      <span className="index-model-count">
        {count.data === undefined ? '' : formatNumber(count.data.total)}
      </span>
      <span className="index-model-links">
        {admin.can.add && mayAdd && reachable ? (
          <Link to={addAddress(admin.name)}>
            <Icon name="plus-lg" className="yes" /> Add
            <span className="visually-hidden"> {admin.label}</span>
          </Link>
        ) : null}
      </span>
      <span className="index-model-links">
        <Link to={listAddress(admin.name)}>
          <Icon name={admin.can.change && mayChange ? 'pencil' : 'eye'} />{' '}
          {admin.can.change && mayChange ? 'Change' : 'View'}
          <span className="visually-hidden"> {admin.labelPlural}</span>
        </Link>
      </span>
    </li>
  )
}
