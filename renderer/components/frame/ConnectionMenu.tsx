import Dropdown from 'react-bootstrap/Dropdown'
import { Link, useLocation, useNavigate } from 'react-router'
import { emptyListQuery } from '../../../shared/admin/list-query.ts'
import { modelNameSchema } from '../../../shared/admin/model-name.ts'
import { registry } from '../../../shared/admin/registry.ts'
import type { Row } from '../../../shared/admin/row.ts'
import { connectionIdSchema, environmentSchema } from '../../../shared/domain/connection.ts'
import { addAddress, indexAddress, listAddress } from '../../admin/addresses.ts'
import { hasUnsavedForm } from '../../admin/unsaved-form.ts'
import { useList } from '../../api/queries.ts'
import { useSession } from '../../api/session.tsx'
import { useConnectionSwitch } from '../../api/use-connection-switch.ts'
import { EnvironmentBadge } from '../EnvironmentBadge.tsx'
import { ErrorAlert } from '../ErrorAlert.tsx'
import { Icon } from '../Icon.tsx'
import { useMessages } from '../messages.tsx'

const everyConnection = { ...emptyListQuery, all: true }

/** The open connection, and the way to another. */
export function ConnectionMenu() {
  const { connection } = useSession()
  const connections = useList({ model: 'connections', connection: null }, everyConnection)
  const { open, close, busy } = useConnectionSwitch()
  const messages = useMessages()
  const leaveObject = useLeaveObject()

  const holdsBack = (what: string) => {
    if (!hasUnsavedForm()) return false
    messages.show('warning', `${what}: the form on this page is not saved. Save it, or leave the page first.`)
    return true
  }
  const switchTo = async (row: Row) => {
    if (holdsBack(`${row.label} was not opened`)) return
    try {
      await open(connectionIdSchema.parse(row.id))
      leaveObject()
    } catch (thrown) {
      messages.show('error', <ErrorAlert title={`${row.label} could not be opened`} thrown={thrown} plain />)
    }
  }
  const closeOpen = async () => {
    if (holdsBack('The connection was not closed')) return
    try {
      await close()
      leaveObject()
    } catch (thrown) {
      messages.show('error', <ErrorAlert title="The connection could not be closed" thrown={thrown} plain />)
    }
  }

  return (
    <Dropdown className="connection-menu">
      <Dropdown.Toggle
        as="button"
        type="button"
        className="frame-button connection-toggle"
        disabled={busy}
        title={
          connection === null
            ? undefined
            : `${connection.name}: ${connection.user_pool_id}, ${connection.region}`
        }
      >
        <Icon name="plug" label="Connection:" />
        {connection === null ? (
          <span className="connection-name">{busy ? 'Opening…' : 'No pool is open'}</span>
        ) : (
          <>
            <bdi className="connection-name">{connection.name}</bdi>
            <EnvironmentBadge environment={connection.environment} />
            <span className="connection-pool">
              {connection.user_pool_id} <span className="connection-region">{connection.region}</span>
            </span>
          </>
        )}
      </Dropdown.Toggle>
      <Dropdown.Menu>
        {connections.data?.rows.map((row) => (
          <Dropdown.Item
            key={row.id}
            as="button"
            type="button"
            className={row.id === connection?.id ? 'active' : undefined}
            aria-current={row.id === connection?.id}
            onClick={() => void switchTo(row)}
          >
            <span className="connection-option">
              <bdi>{row.label}</bdi>
              <EnvironmentBadge
                environment={environmentSchema.catch('development').parse(row.values.environment)}
              />
            </span>
            <small className="connection-option-pool">
              {[row.values.user_pool_id, row.values.region].filter(Boolean).join(' · ')}
            </small>
          </Dropdown.Item>
        ))}
        <Dropdown.Divider />
        {connection === null ? null : (
          <Dropdown.Item as="button" type="button" onClick={() => void closeOpen()}>
            Close <bdi>{connection.name}</bdi>
          </Dropdown.Item>
        )}
        <Dropdown.Item as={Link} to={addAddress('connections')}>
          Connect a pool…
        </Dropdown.Item>
        <Dropdown.Item as={Link} to={listAddress('connections')}>
          Manage connections
        </Dropdown.Item>
      </Dropdown.Menu>
    </Dropdown>
  )
}

/** Another pool has other objects: from one's page to its model's list, and from a list to its beginning. */
function useLeaveObject(): () => void {
  const { pathname } = useLocation()
  const navigate = useNavigate()
  return () => {
    const model = modelNameSchema.safeParse(pathname.split('/')[1])
    if (model.success && registry[model.data].scope === 'pool') void navigate(listAddress(model.data))
    else if (pathname !== indexAddress && !model.success) void navigate(indexAddress)
  }
}
