import { Link } from 'react-router'
import type { Field } from '../../../shared/admin/field.ts'
import { Icon } from '../../components/Icon.tsx'
import { columnOrder, withFlipped, withoutColumn, withPrimary } from './ordering.ts'
import type { ListView } from './use-change-list.ts'

/** A column's header: a click sorts by it; one that sorts also shows how, and lets go of it. */
export function HeaderCell({ view, field, className }: { view: ListView; field: Field; className: string }) {
  const { admin, query, addressWith } = view
  if (field.sortable !== true) {
    return (
      <th scope="col" className={className} title={field.helpText}>
        <span className="header-label">{field.label}</span>
      </th>
    )
  }
  const order = columnOrder(admin, query.ordering, field.name)
  const way = order === null ? undefined : order.descending ? 'descending' : 'ascending'
  return (
    <th scope="col" className={className} aria-sort={order?.priority === 1 ? way : undefined}>
      <span className="header-sort">
        <Link
          className="header-label"
          to={addressWith({ ordering: withPrimary(admin, query.ordering, field.name) })}
          title={field.helpText ?? `Sort by ${field.label}`}
        >
          {field.label}
        </Link>
        {order === null ? null : (
          <span className="sort-tools">
            {order.asked ? (
              <Link
                className="sort-tool sort-remove"
                to={addressWith({ ordering: withoutColumn(query.ordering, field.name) })}
                title="Remove from sorting"
              >
                <Icon name="x" label={`Remove ${field.label} from sorting`} />
              </Link>
            ) : null}
            {order.of > 1 ? (
              <span className="sort-priority" title={`Sorting priority ${order.priority}`}>
                <span className="visually-hidden">Sorting priority </span>
                {order.priority}
              </span>
            ) : null}
            <Link
              className="sort-tool"
              to={addressWith({ ordering: withFlipped(admin, query.ordering, field.name) })}
              title={`Sorted ${way}; toggle`}
            >
              <Icon
                name={order.descending ? 'caret-down-fill' : 'caret-up-fill'}
                label={`Sorted by ${field.label} ${way}; toggle sorting`}
              />
            </Link>
          </span>
        )}
      </span>
    </th>
  )
}
