import type { ComponentType } from 'react'
import { type Control, Controller } from 'react-hook-form'
import type { Field } from '../../../shared/admin/field.ts'
import type { Row } from '../../../shared/admin/row.ts'
import { FieldRow } from './FieldRow.tsx'
import { FixedValue } from './FixedValue.tsx'
import { type FormMode, isFixed } from './form-fields.ts'
import { type Inputs, inputName } from './input-value.ts'
import { FieldWidget } from './widgets/FieldWidget.tsx'
import type { WidgetProps } from './widgets/widget-props.ts'

/** A field of a form: its input, or its value where it cannot be changed. */
export function FormField({
  field,
  mode,
  row,
  control,
  widget: Widget = FieldWidget,
  shown: Shown,
}: {
  field: Field
  mode: FormMode
  /** The object as it was read; null while it is added. */
  row: Row | null
  control: Control<Inputs>
  widget?: ComponentType<WidgetProps> | undefined
  /** How its value is shown where it cannot be changed. */
  shown?: ComponentType<{ readonly row: Row }> | undefined
}) {
  if (isFixed(field, mode)) {
    return (
      <FieldRow field={field} fixed error={undefined}>
        {() =>
          Shown === undefined || row === null ? (
            <FixedValue field={field} value={row?.values[field.name]} />
          ) : (
            <div className="fixed-value">
              <Shown row={row} />
            </div>
          )
        }
      </FieldRow>
    )
  }
  return (
    <Controller
      name={inputName(field.name)}
      control={control}
      render={({ field: input, fieldState: { error } }) => (
        <FieldRow field={field} fixed={false} error={error?.message}>
          {(ids) => (
            <Widget
              {...ids}
              field={field}
              value={input.value}
              onChange={input.onChange}
              onBlur={input.onBlur}
              focusRef={input.ref}
              invalid={error !== undefined}
            />
          )}
        </FieldRow>
      )}
    />
  )
}
