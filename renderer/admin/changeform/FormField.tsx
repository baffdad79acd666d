import type { ComponentType } from 'react'
import { type Control, Controller } from 'react-hook-form'
import type { Field } from '../../../shared/admin/field.ts'
import type { FieldValues } from '../../../shared/admin/row.ts'
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
  values,
  control,
  widget: Widget = FieldWidget,
}: {
  field: Field
  mode: FormMode
  /** The object as it was read. */
  values: FieldValues
  control: Control<Inputs>
  widget?: ComponentType<WidgetProps> | undefined
}) {
  if (isFixed(field, mode)) {
    return (
      <FieldRow field={field} fixed error={undefined}>
        {() => <FixedValue field={field} value={values[field.name]} />}
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
