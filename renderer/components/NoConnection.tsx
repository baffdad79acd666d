import { Link } from 'react-router'
import { addAddress, listAddress } from '../admin/addresses.ts'
import { EmptyState } from './EmptyState.tsx'
import { Page } from './Page.tsx'

/** Stands for a page of the pool while none is open. */
export function NoConnection({ title }: { title: string }) {
  return (
    <Page title={title} crumbs={[{ label: title }]}>
      <EmptyState icon="plug" title="No user pool is open">
        <p>Choose a connection at the top of the window, or make one.</p>
        <div className="empty-state-ways">
          <Link className="btn btn-primary btn-sm" to={addAddress('connections')}>
            Connect a pool
          </Link>
          <Link className="btn btn-outline-secondary btn-sm" to={listAddress('connections')}>
            Connections
          </Link>
        </div>
      </EmptyState>
    </Page>
  )
}
