import { type RefCallback, useState } from 'react'
import Button from 'react-bootstrap/Button'
import Form from 'react-bootstrap/Form'
import type { ConnectionId } from '../../../shared/domain/connection.ts'
import { appErrorOf } from '../../api/api-error.ts'
import { call } from '../../api/call.ts'
import { usePool } from '../../api/queries.ts'
import { Icon } from '../../components/Icon.tsx'
import { CopySecret } from './CopySecret.tsx'
import { PolicyChecklist } from './PolicyChecklist.tsx'
import './users.css'

/** A password for somebody else: typed or generated, checked against the pool's policy, to be copied and passed on. */
export function PasswordInput({
  id,
  label,
  connection,
  value,
  required,
  invalid,
  describedBy,
  focusRef,
  onChange,
  onBlur,
}: {
  id: string
  label: string
  connection: ConnectionId
  value: string
  required: boolean
  invalid: boolean
  describedBy: string | undefined
  focusRef?: RefCallback<HTMLElement>
  onChange: (value: string) => void
  onBlur?: () => void
}) {
  const pool = usePool(connection)
  const [shown, setShown] = useState(false)
  const [problem, setProblem] = useState('')
  const generate = async () => {
    setProblem('')
    try {
      const { password } = await call('generatePassword', { connection })
      onChange(password)
      setShown(true)
    } catch (thrown) {
      setProblem(`No password could be generated: ${appErrorOf(thrown).message}`)
    }
  }
  const policy = pool.data?.password_policy
  const listId = `${id}_policy`
  return (
    <>
      <div className="password-input">
        <Form.Control
          id={id}
          ref={focusRef}
          type={shown ? 'text' : 'password'}
          value={value}
          required={required}
          isInvalid={invalid}
          aria-invalid={invalid}
          aria-describedby={[describedBy, policy === undefined ? undefined : listId]
            .filter(Boolean)
            .join(' ')}
          autoComplete="new-password"
          spellCheck={false}
          onChange={({ target }) => onChange(target.value)}
          onBlur={onBlur}
        />
        <div className="password-buttons">
          <Button variant="outline-secondary" onClick={() => void generate()}>
            <Icon name="dice-5" className="me-1" />
            Generate<span className="visually-hidden"> a {label.toLowerCase()}</span>
          </Button>
          <Button variant="outline-secondary" aria-pressed={shown} onClick={() => setShown(!shown)}>
            <Icon name={shown ? 'eye-slash' : 'eye'} className="me-1" />
            Show<span className="visually-hidden"> the {label.toLowerCase()}</span>
          </Button>
          <CopySecret text={value} what={label.toLowerCase()} />
        </div>
      </div>
      {problem === '' ? null : (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      {policy === undefined ? null : <PolicyChecklist id={listId} password={value} policy={policy} />}
    </>
  )
}
