import { useEffect, useId, useRef, useState } from 'react'
import Alert from 'react-bootstrap/Alert'
import Form from 'react-bootstrap/Form'
import { Icon } from '../../components/Icon.tsx'
import type { Conflict } from './conflict.ts'
import type { InputValue } from './input-value.ts'

/** What somebody else changed meanwhile, beside what was typed here. Nothing is lost until the reader decides. */
export function ConflictPanel({
  label,
  conflicts,
  onChoose,
}: {
  /** What the object is called: "user". */
  label: string
  conflicts: readonly Conflict[]
  /** Puts a value into the field. */
  onChoose: (conflict: Conflict, value: InputValue) => void
}) {
  const headingId = useId()
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    panel.current?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
    panel.current?.focus({ preventScroll: true })
  }, [])
  return (
    <Alert
      ref={panel}
      tabIndex={-1}
      variant="warning"
      role="alert"
      transition={false}
      aria-labelledby={headingId}
    >
      <Icon name="people" />
      <div className="conflict">
        <h2 id={headingId}>Somebody else changed this {label} while you were editing</h2>
        {conflicts.length === 0 ? (
          <p>
            What you changed does not collide with it. The other fields show the new values now. Save again to
            keep yours.
          </p>
        ) : (
          <>
            <p>Nothing is saved yet. Choose for each field which value to keep, then save again.</p>
            {conflicts.map((conflict) => (
              <Choice key={conflict.field.name} conflict={conflict} onChoose={onChoose} />
            ))}
          </>
        )}
      </div>
    </Alert>
  )
}

function Choice({
  conflict,
  onChoose,
}: {
  conflict: Conflict
  onChoose: (conflict: Conflict, value: InputValue) => void
}) {
  const id = useId()
  const { field, opened, now, typed } = conflict
  const [kept, setKept] = useState<'mine' | 'newer'>('mine')
  const keep = (side: 'mine' | 'newer') => {
    setKept(side)
    onChoose(conflict, side === 'mine' ? typed : now)
  }
  return (
    <fieldset className="conflict-field">
      <legend>{field.label}</legend>
      <p className="conflict-opened">
        When you opened it: <Shown value={opened} />
      </p>
      <Form.Check
        type="radio"
        id={`${id}-mine`}
        name={id}
        checked={kept === 'mine'}
        onChange={() => keep('mine')}
        label={
          <>
            Keep mine: <Shown value={typed} />
          </>
        }
      />
      <Form.Check
        type="radio"
        id={`${id}-newer`}
        name={id}
        checked={kept === 'newer'}
        onChange={() => keep('newer')}
        label={
          <>
            Take what it is now: <Shown value={now} />
          </>
        }
      />
    </fieldset>
  )
}

function Shown({ value }: { value: InputValue }) {
  if (typeof value === 'boolean') return <strong>{value ? 'Yes' : 'No'}</strong>
  const text = Array.isArray(value) ? value.toSorted().join(', ') : value
  return text === '' ? <em>(empty)</em> : <bdi className="conflict-value">{text}</bdi>
}
