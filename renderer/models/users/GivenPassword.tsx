import { useState } from 'react'
import Alert from 'react-bootstrap/Alert'
import Button from 'react-bootstrap/Button'
import { Icon } from '../../components/Icon.tsx'
import { CopySecret } from './CopySecret.tsx'
import './users.css'

/** A password that was just set, shown this once so that it can be passed on. */
export function GivenPassword({
  password,
  kind,
  onDone,
}: {
  password: string
  /** Such as "temporary password". */
  kind: string
  onDone: () => void
}) {
  const [shown, setShown] = useState(false)
  return (
    <Alert variant="info" transition={false} className="given-password">
      <Icon name="key" />
      <div>
        <p>The {kind} is shown only here and only now. Pass it on before you leave this page.</p>
        <div className="password-buttons">
          <code className="given-password-text">
            {shown ? password : <span aria-hidden="true">{'•'.repeat(12)}</span>}
            {shown ? null : <span className="visually-hidden">hidden</span>}
          </code>
          <Button variant="outline-secondary" size="sm" aria-pressed={shown} onClick={() => setShown(!shown)}>
            <Icon name={shown ? 'eye-slash' : 'eye'} className="me-1" />
            Show<span className="visually-hidden"> the {kind}</span>
          </Button>
          <CopySecret text={password} what={kind} size="sm" />
          <Button variant="outline-secondary" size="sm" onClick={onDone}>
            Done<span className="visually-hidden">, forget the {kind}</span>
          </Button>
        </div>
      </div>
    </Alert>
  )
}
