import type { HTMLInputTypeAttribute } from 'react'
import Form from 'react-bootstrap/Form'
import type { FieldType } from '../../../../shared/admin/field.ts'
import { textOf, type WidgetProps } from './widget-props.ts'

const inputTypes: Partial<Record<FieldType, HTMLInputTypeAttribute>> = {
  email: 'email',
  phone: 'tel',
  url: 'url',
  date: 'date',
}

/** A line of text, or several. */
export function TextWidget({
  field,
  id,
  value,
  onChange,
  onBlur,
  focusRef,
  describedBy,
  invalid,
  suggestions = [],
}: WidgetProps & { suggestions?: readonly string[] }) {
  const text = textOf(value)
  const shared = {
    id,
    ref: focusRef,
    value: text,
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
    onBlur,
    isInvalid: invalid,
    required: field.required === true,
    'aria-invalid': invalid,
    'aria-describedby': describedBy,
    autoComplete: 'off',
    spellCheck: false,
  }
  if (field.type === 'multiline') {
    return (
      <Form.Control
        as="textarea"
        rows={2}
        className="multiline-input"
        dir="auto"
        // Chromium brings only the caret of a textarea into sight, which may be behind the buttons.
        onFocus={({ target }: { target: HTMLElement }) => target.scrollIntoView({ block: 'nearest' })}
        {...shared}
      />
    )
  }
  return (
    <>
      <Form.Control
        {...shared}
        type={field.type === 'date' && !fitsDatePicker(text) ? 'text' : (inputTypes[field.type] ?? 'text')}
        inputMode={field.type === 'number' ? 'decimal' : undefined}
        dir={field.type === 'text' ? 'auto' : undefined}
        className={`input-${field.type}`}
        list={suggestions.length > 0 ? `${id}-suggestions` : undefined}
      />
      {suggestions.length > 0 ? (
        <datalist id={`${id}-suggestions`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      ) : null}
    </>
  )
}

/** A date picker shows nothing for what it cannot hold, such as a year alone, which is a birth date to OpenID Connect. */
function fitsDatePicker(text: string): boolean {
  return text === '' || (/^\d{4}-\d{2}-\d{2}$/.test(text) && !text.startsWith('0000'))
}
