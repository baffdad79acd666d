import Button from 'react-bootstrap/Button'
import { useNavigate } from 'react-router'
import type { Row } from '../../../shared/admin/row.ts'
import { connectionIdSchema } from '../../../shared/domain/connection.ts'
import { indexAddress } from '../../admin/addresses.ts'
import { usePermission, useSession } from '../../api/session.tsx'
import { useConnectionSwitch } from '../../api/use-connection-switch.ts'
import { ErrorAlert } from '../../components/ErrorAlert.tsx'
import { Icon } from '../../components/Icon.tsx'
import { useMessages } from '../../components/messages.tsx'

/** Opens the connection of the form. */
export function OpenConnection({ row }: { row: Row }) {
  return <OpenButton row={row} />
}

/** Offers to open the connection that was just saved. */
export function OpenSaved({ row }: { row: Row }) {
  return (
    <>
      {' '}
      <OpenButton row={row} />
    </>
  )
}

function OpenButton({ row }: { row: Row }) {
  const { connection } = useSession()
  const permitted = usePermission('connections.view')
  const { open, busy } = useConnectionSwitch()
  const messages = useMessages()
  const navigate = useNavigate()
  if (!permitted) return null
  const isOpen = connection?.id === row.id
  const openIt = async () => {
    messages.clear()
    try {
      await open(connectionIdSchema.parse(row.id))
      void navigate(indexAddress)
    } catch (thrown) {
      messages.show('error', <ErrorAlert title={`${row.label} could not be opened`} thrown={thrown} plain />)
    }
  }
  return (
    <Button size="sm" variant="outline-secondary" disabled={isOpen || busy} onClick={() => void openIt()}>
      <Icon name="plug" className="me-1" />
      {isOpen ? 'Open now' : busy ? 'Opening…' : 'Open'}
      <span className="visually-hidden"> {row.label}</span>
    </Button>
  )
}
