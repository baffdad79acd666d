import Form from 'react-bootstrap/Form'
import type { WidgetProps } from './widget-props.ts'

/** A switch. Its label is the field's own. */
export function BooleanWidget({ id, value, onChange, onBlur, focusRef, describedBy, invalid }: WidgetProps) {
  return (
    <Form.Switch
      id={id}
      ref={focusRef}
      checked={value === true}
      onChange={({ target }) => onChange(target.checked)}
      onBlur={onBlur}
      isInvalid={invalid}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      className="boolean-input"
    />
  )
}
