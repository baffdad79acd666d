import { useState } from 'react'
import Button from 'react-bootstrap/Button'
import Form from 'react-bootstrap/Form'
import InputGroup from 'react-bootstrap/InputGroup'
import { Icon } from '../../../components/Icon.tsx'
import { textOf, type WidgetProps } from './widget-props.ts'

/** What is typed in and never read back: hidden until the reader asks to see what they typed. */
export function SecretWidget({
  field,
  id,
  value,
  onChange,
  onBlur,
  focusRef,
  describedBy,
  invalid,
}: WidgetProps) {
  const [shown, setShown] = useState(false)
  return (
    <InputGroup hasValidation>
      <Form.Control
        id={id}
        ref={focusRef}
        type={shown ? 'text' : 'password'}
        value={textOf(value)}
        onChange={({ target }) => onChange(target.value)}
        onBlur={onBlur}
        isInvalid={invalid}
        required={field.required === true}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        autoComplete="new-password"
        spellCheck={false}
        className="secret-input"
      />
      <Button variant="outline-secondary" aria-pressed={shown} onClick={() => setShown(!shown)}>
        <Icon name={shown ? 'eye-slash' : 'eye'} className="me-1" />
        Show<span className="visually-hidden"> {field.label}</span>
      </Button>
    </InputGroup>
  )
}
