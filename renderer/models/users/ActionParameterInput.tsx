import type { Field } from '../../../shared/admin/field.ts'
import type { ConnectionId } from '../../../shared/domain/connection.ts'
import { FieldRow } from '../../admin/changeform/FieldRow.tsx'
import { FieldWidget } from '../../admin/changeform/widgets/FieldWidget.tsx'
import { PasswordInput } from './PasswordInput.tsx'

/** What an action asks for before it is taken. */
export function ActionParameterInput({
  field,
  connection,
  value,
  error,
  onChange,
}: {
  /** Its name is unique on the page. */
  field: Field
  connection: ConnectionId
  value: string
  error: string | undefined
  onChange: (value: string) => void
}) {
  return (
    <FieldRow field={field} fixed={false} error={error}>
      {(ids) =>
        field.type === 'secret' ? (
          <PasswordInput
            id={ids.id}
            label={field.label}
            connection={connection}
            value={value}
            required={field.required === true}
            invalid={error !== undefined}
            describedBy={ids.describedBy}
            onChange={onChange}
          />
        ) : (
          <FieldWidget
            {...ids}
            field={field}
            value={value}
            onChange={(next) => onChange(typeof next === 'string' ? next : '')}
            onBlur={() => undefined}
            focusRef={() => undefined}
            invalid={error !== undefined}
          />
        )
      }
    </FieldRow>
  )
}
