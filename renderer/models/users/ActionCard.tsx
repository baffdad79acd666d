import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import Button from 'react-bootstrap/Button'
import Spinner from 'react-bootstrap/Spinner'
import { type Action, whyRefused } from '../../../shared/admin/action.ts'
import type { Row } from '../../../shared/admin/row.ts'
import { passwordShortcomings } from '../../../shared/domain/password.ts'
import { useModel } from '../../admin/model-context.tsx'
import { usePool } from '../../api/queries.ts'
import { usePermission } from '../../api/session.tsx'
import { ErrorAlert } from '../../components/ErrorAlert.tsx'
import { Icon } from '../../components/Icon.tsx'
import { useMessages } from '../../components/messages.tsx'
import { ActionParameterInput } from './ActionParameterInput.tsx'
import { GivenPassword } from './GivenPassword.tsx'
import { doneMessage, useUserAction } from './use-user-action.ts'

/** One thing support can do for a user: what will happen, and whether Cognito would let it. */
export function ActionCard({
  action,
  row,
  busy,
  onDone,
}: {
  action: Action
  row: Row
  /** The user's state is being read again. */
  busy: boolean
  onDone: () => void
}) {
  const { admin, target } = useModel()
  const permitted = usePermission(`users.${action.name}`)
  const policy = usePool(target.connection).data?.password_policy
  const messages = useMessages()
  const { running, failure, take } = useUserAction(target, action, row)
  const [values, setValues] = useState(() => initialValues(action))
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  /** How often it was done: each time the inputs start anew, hidden and empty. */
  const [round, setRound] = useState(0)
  const [asking, setAsking] = useState(false)
  const [given, setGiven] = useState<string | null>(null)
  const id = useId()
  const refusal = permitted ? whyRefused(action, row.values) : `You are not permitted to: ${action.label}.`

  const carryOut = async () => {
    messages.clear()
    setGiven(null)
    const done = await take(values)
    setAsking(false)
    if (!done) return
    messages.show('success', doneMessage(action, row.label, admin.label))
    setGiven(values.password ?? null)
    setValues(initialValues(action))
    setRound(round + 1)
    onDone()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found: Record<string, string> = {}
    for (const field of action.parameters) {
      const value = values[field.name] ?? ''
      const lacking =
        field.type === 'secret' && policy !== undefined ? passwordShortcomings(value, policy) : []
      if (field.required === true && value === '') found[field.name] = 'This field is required.'
      else if (lacking.length > 0) found[field.name] = `The pool asks for ${lacking.join(', ')}.`
    }
    setErrors(found)
    const [first] = Object.keys(found)
    if (first !== undefined) document.getElementById(`id_${action.name}-${first}`)?.focus()
    else if (action.confirm === 'none' || asking) void carryOut()
    else setAsking(true)
  }

  return (
    <section className="action-card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{action.label}</h2>
      <p id={`${id}-description`}>{action.description}</p>
      {failure === null ? null : (
        <ErrorAlert title={`“${action.label}” could not be carried out`} thrown={failure} />
      )}
      {given === null ? null : (
        <GivenPassword
          password={given}
          kind={action.parameters[0]?.label.toLowerCase() ?? 'password'}
          onDone={() => setGiven(null)}
        />
      )}
      {refusal === null ? null : (
        <p className="action-off" id={`${id}-refusal`}>
          <Icon name="slash-circle" label="Not possible now:" /> {refusal}
        </p>
      )}
      <form noValidate onSubmit={submit} aria-labelledby={`${id}-title`}>
        {refusal !== null || target.connection === null
          ? null
          : action.parameters.map((field) => {
              const { connection } = target
              return connection === null ? null : (
                <ActionParameterInput
                  key={`${field.name} ${round}`}
                  field={{ ...field, name: `${action.name}-${field.name}` }}
                  connection={connection}
                  value={values[field.name] ?? ''}
                  error={errors[field.name]}
                  onChange={(value) => {
                    setValues({ ...values, [field.name]: value })
                    setErrors({})
                  }}
                />
              )
            })}
        <div className="action-buttons">
          {asking ? (
            <Asking label={action.label} running={running} onCancel={() => setAsking(false)} />
          ) : (
            <Button
              type="submit"
              variant={action.name.includes('password') ? 'primary' : 'outline-secondary'}
              disabled={refusal !== null || running || busy}
              aria-describedby={refusal === null ? `${id}-description` : `${id}-refusal`}
            >
              {running ? <Spinner size="sm" className="me-2" aria-hidden="true" /> : null}
              {action.label}
            </Button>
          )}
        </div>
      </form>
    </section>
  )
}

function Asking({ label, running, onCancel }: { label: string; running: boolean; onCancel: () => void }) {
  const yes = useRef<HTMLButtonElement>(null)
  useEffect(() => yes.current?.focus(), [])
  return (
    <>
      <span role="status">Are you sure?</span>
      <Button ref={yes} type="submit" variant="danger" disabled={running}>
        {running ? <Spinner size="sm" className="me-2" aria-hidden="true" /> : null}
        Yes, {label.charAt(0).toLowerCase() + label.slice(1)}
      </Button>
      <Button variant="outline-secondary" disabled={running} onClick={onCancel}>
        No
      </Button>
    </>
  )
}

function initialValues(action: Action): Record<string, string> {
  return Object.fromEntries(
    action.parameters.map((field) => [field.name, field.initial === undefined ? '' : String(field.initial)]),
  )
}
