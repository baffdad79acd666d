import Breadcrumb from 'react-bootstrap/Breadcrumb'
import { Link } from 'react-router'
import { indexAddress } from '../admin/addresses.ts'

/** A step on the way to a page; without an address it is the page itself. */
export type Crumb = { readonly label: string; readonly to?: string }

export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <Breadcrumb label="Breadcrumbs" className="breadcrumbs quiet-links">
      {[{ label: 'Home', to: indexAddress }, ...crumbs].map(({ label, to }, position) => {
        const isPage = position === crumbs.length
        return (
          <li
            key={to ?? `page ${label}`}
            className={`breadcrumb-item${isPage ? ' active' : ''}`}
            aria-current={isPage ? 'page' : undefined}
          >
            {isPage || to === undefined ? label : <Link to={to}>{label}</Link>}
          </li>
        )
      })}
    </Breadcrumb>
  )
}
