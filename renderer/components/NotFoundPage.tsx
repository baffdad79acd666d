import { Link, useLocation } from 'react-router'
import { indexAddress } from '../admin/addresses.ts'
import { Page } from './Page.tsx'

/** An address that leads nowhere: says which, and offers ways on. */
export function NotFoundPage() {
  const { pathname } = useLocation()
  return (
    <Page title="Page not found" crumbs={[{ label: 'Page not found' }]}>
      <p>
        There is no page at <code className="address">#{pathname}</code>. Check the address, or go on from
        here:
      </p>
      <ul>
        <li>
          <Link to={indexAddress}>Home</Link>
        </li>
        <li>
          <Link to="/users/">Users</Link>
        </li>
        <li>
          <Link to="/groups/">Groups</Link>
        </li>
        <li>
          <Link to="/connections/">Connections</Link>
        </li>
      </ul>
    </Page>
  )
}
