import { Link } from 'react-router'
import { usePermission, useSession } from '../../api/session.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { addAddress } from '../addresses.ts'
import { isNarrowed, type ListView, withoutNarrowing } from './use-change-list.ts'

/** Why there are no rows, and what to do about it. */
export function EmptyList({ view }: { view: ListView }) {
  const { admin, query, addressWith } = view
  const { connection } = useSession()
  const mayAdd = usePermission(`${admin.name}.add`)
  const plural = admin.labelPlural.toLowerCase()
  const phase = admin.scope === 'pool' ? connection?.sync.phase : undefined

  if (isNarrowed(query)) {
    return (
      <EmptyState icon="search" title="Nothing matches">
        <p>
          {query.search.trim() === '' ? null : (
            <>
              No {admin.label} contains <q className="searched">{query.search.trim()}</q>
              {query.filters.length === 0 ? '. ' : ' and passes the filters. '}
            </>
          )}
          {phase === 'running' ? 'The pool is still being read: more may come.' : null}
        </p>
        <Link className="btn btn-outline-secondary btn-sm" to={addressWith(withoutNarrowing)}>
          {query.filters.length === 0 ? 'Clear the search' : 'Clear search and filters'}
        </Link>
      </EmptyState>
    )
  }
  if (phase === 'running' || phase === 'never') {
    return (
      <EmptyState icon="cloud-download" title={`No ${plural} read yet`}>
        <p>
          {phase === 'running'
            ? 'The pool is being read. Rows appear here as they arrive.'
            : 'Choose Refresh at the foot of the window to read the pool.'}
        </p>
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={admin.icon} title={`No ${plural} yet`}>
      <p>{admin.description}</p>
      {admin.can.add && mayAdd ? (
        <Link className="btn btn-primary btn-sm" to={addAddress(admin.name)}>
          Add {admin.label}
        </Link>
      ) : null}
    </EmptyState>
  )
}
