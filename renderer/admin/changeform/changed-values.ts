import type { Field } from '../../../shared/admin/field.ts'
import type { FieldValues } from '../../../shared/admin/row.ts'
import { isShown } from './form-fields.ts'
import { fromInput, type Inputs, inputName, sameInput, toInput } from './input-value.ts'

/** The fields whose inputs differ from what the object had when the form was opened. A hidden input changes nothing. */
export function changedFields(fields: readonly Field[], opened: FieldValues, inputs: Inputs): Field[] {
  return fields.filter((field) => {
    const input = inputs[inputName(field.name)]
    return (
      input !== undefined &&
      isShown(field, inputs) &&
      !sameInput(field, input, toInput(field, opened[field.name]))
    )
  })
}

/** What a change sends: the values that changed, each with the value it had when the form was opened. */
export function changeOf(
  fields: readonly Field[],
  opened: FieldValues,
  inputs: Inputs,
): { values: FieldValues; previous: FieldValues } {
  const changed = changedFields(fields, opened, inputs)
  return {
    values: Object.fromEntries(
      changed.map((field) => [field.name, fromInput(field, inputs[inputName(field.name)])]),
    ),
    previous: Object.fromEntries(changed.map((field) => [field.name, opened[field.name] ?? null])),
  }
}

/** What an addition sends: all that was filled in. A switch that is off is sent only where the declaration starts with a value. */
export function additionOf(fields: readonly Field[], inputs: Inputs): FieldValues {
  const filled = fields.flatMap((field) => {
    const value = fromInput(field, inputs[inputName(field.name)])
    const says =
      field.type === 'boolean'
        ? value === true || field.initial !== undefined
        : value !== null && !(Array.isArray(value) && value.length === 0)
    return isShown(field, inputs) && says ? [[field.name, value] as const] : []
  })
  return Object.fromEntries(filled)
}
