import { useState } from 'react'
import Alert from 'react-bootstrap/Alert'
import { useSession } from '../../api/session.tsx'
import { Icon } from '../Icon.tsx'

/** What went wrong at start-up without stopping it; shown on every page until it is put away. */
export function StartWarnings() {
  const { warnings } = useSession()
  const [dismissed, setDismissed] = useState<readonly string[]>([])
  return warnings
    .filter((warning) => !dismissed.includes(warning))
    .map((warning) => (
      <Alert
        key={warning}
        variant="warning"
        role="status"
        transition={false}
        dismissible
        closeLabel="Dismiss this warning"
        onClose={() => setDismissed([...dismissed, warning])}
      >
        <Icon name="exclamation-triangle" label="Warning:" />
        <div>{warning}</div>
      </Alert>
    ))
}
