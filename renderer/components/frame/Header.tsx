import { Link } from 'react-router'
import { indexAddress } from '../../admin/addresses.ts'
import { useSession } from '../../api/session.tsx'
import { Icon } from '../Icon.tsx'
import { ConnectionMenu } from './ConnectionMenu.tsx'
import { ThemeMenu } from './ThemeMenu.tsx'

/** The bar at the top: where we are, whose pool it is, who we are. */
export function Header({
  navigationShown,
  onToggleNavigation,
}: {
  navigationShown: boolean
  onToggleNavigation: () => void
}) {
  const { operator } = useSession()
  return (
    <header className="frame-header">
      <button
        type="button"
        className="frame-button"
        aria-expanded={navigationShown}
        aria-controls="navigation"
        title={navigationShown ? 'Hide the navigation' : 'Show the navigation'}
        onClick={onToggleNavigation}
      >
        <Icon name="layout-sidebar" label="Navigation" />
      </button>
      <Link to={indexAddress} className="frame-brand">
        Poolkeeper
      </Link>
      <ConnectionMenu />
      <div className="frame-header-end">
        <span className="frame-welcome">
          Welcome, <strong>{operator.username}</strong>
        </span>
        <ThemeMenu />
      </div>
    </header>
  )
}
