import Form from 'react-bootstrap/Form'
import { textOf, type WidgetProps } from './widget-props.ts'

/** Up to so many choices are shown side by side; more go into a select. */
const maximumRadios = 4

/** One of a few values. */
export function ChoiceWidget(props: WidgetProps) {
  const { field } = props
  return (field.choices ?? []).length <= maximumRadios && field.required === true ? (
    <Radios {...props} />
  ) : (
    <Select {...props} />
  )
}

function Radios({
  field,
  id,
  value,
  onChange,
  onBlur,
  focusRef,
  describedBy,
  labelId,
  invalid,
}: WidgetProps) {
  const chosen = textOf(value)
  const choices = field.choices ?? []
  const focused = choices.some((choice) => choice.value === chosen) ? chosen : choices[0]?.value
  return (
    <div
      role="radiogroup"
      className="radio-input"
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      aria-required={field.required === true}
    >
      {choices.map((choice) => (
        <Form.Check
          key={choice.value}
          type="radio"
          id={`${id}-${choice.value}`}
          name={id}
          ref={choice.value === focused ? focusRef : undefined}
          label={choice.label}
          checked={choice.value === chosen}
          onChange={() => onChange(choice.value)}
          onBlur={onBlur}
          isInvalid={invalid}
        />
      ))}
    </div>
  )
}

function Select({ field, id, value, onChange, onBlur, focusRef, describedBy, invalid }: WidgetProps) {
  const chosen = textOf(value)
  const choices = field.choices ?? []
  const known = choices.some((choice) => choice.value === chosen)
  return (
    <Form.Select
      id={id}
      ref={focusRef}
      value={chosen}
      onChange={({ target }) => onChange(target.value)}
      onBlur={onBlur}
      isInvalid={invalid}
      required={field.required === true}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      className="select-input"
    >
      {field.required === true && chosen !== '' ? null : <option value="">---------</option>}
      {known || chosen === '' ? null : <option value={chosen}>{chosen}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </Form.Select>
  )
}
