import { Link } from 'react-router'
import { ApiError } from '../../api/api-error.ts'
import { usePermission, useSession } from '../../api/session.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorAlert } from '../../components/ErrorAlert.tsx'
import { addAddress } from '../addresses.ts'
import { isNarrowed, type ListView, withoutNarrowing } from './use-change-list.ts'

/** Why there are no rows, and what to do about it. */
export function EmptyList({ view }: { view: ListView }) {
  const { admin, query, addressWith } = view
  const { connection } = useSession()
  const mayAdd = usePermission(`${admin.name}.add`)
  const plural = admin.labelPlural.toLowerCase()
  const sync = admin.scope === 'pool' ? connection?.sync : undefined
  const phase = sync?.phase

  if (isNarrowed(query)) {
    return (
      <EmptyState icon="search" title="Nothing matches">
        <p>
          {query.search.trim() === '' ? null : (
            <>
              No {admin.label} contains <q className="searched">{shortened(query.search.trim())}</q>
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
  if (phase === 'failed' && sync?.error) {
    return <ErrorAlert title="The pool could not be read" thrown={new ApiError(sync.error)} />
  }
  if (phase !== undefined && phase !== 'complete' && sync?.synced_at === null) {
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

/** A pasted text of 500 characters would fill the page. */
function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
