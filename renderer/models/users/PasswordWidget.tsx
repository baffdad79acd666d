import { textOf, type WidgetProps } from '../../admin/changeform/widgets/widget-props.ts'
import { useModel } from '../../admin/model-context.tsx'
import { PasswordInput } from './PasswordInput.tsx'

/** The temporary password of a user who is being added. */
export function PasswordWidget({
  field,
  id,
  value,
  onChange,
  onBlur,
  focusRef,
  describedBy,
  invalid,
}: WidgetProps) {
  const { connection } = useModel().target
  if (connection === null) return null
  return (
    <PasswordInput
      id={id}
      label={field.label}
      connection={connection}
      value={textOf(value)}
      required={field.required === true}
      invalid={invalid}
      describedBy={describedBy}
      focusRef={focusRef}
      onChange={onChange}
      onBlur={onBlur}
    />
  )
}
