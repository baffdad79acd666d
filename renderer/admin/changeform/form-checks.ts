import type { Field } from '../../../shared/admin/field.ts'
import type { FieldValues } from '../../../shared/admin/row.ts'
import { changedFields } from './changed-values.ts'
import { inputProblem } from './field-rules.ts'
import { isShown } from './form-fields.ts'
import { type Inputs, inputName } from './input-value.ts'

/** What is wrong with a form, by field name. */
export type Problems = Readonly<Record<string, string>>

/**
 * The inputs that do not fit their fields. A form that changes an object checks only what was changed: an old
 * value that the pool's rules have outgrown must not keep support from changing another.
 *
 * @param opened the object's values when the form was opened; null when it adds one
 */
export function formProblems(fields: readonly Field[], opened: FieldValues | null, inputs: Inputs): Problems {
  const checked =
    opened === null ? fields.filter((field) => isShown(field, inputs)) : changedFields(fields, opened, inputs)
  const problems: Record<string, string> = {}
  for (const field of checked) {
    const input = inputs[inputName(field.name)]
    const problem = input === undefined ? null : inputProblem(field, input)
    if (problem !== null) problems[field.name] = problem
  }
  return problems
}
