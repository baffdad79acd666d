import type { Field } from '../../../shared/admin/field.ts'
import type { FieldValues } from '../../../shared/admin/row.ts'
import { changedFields } from './changed-values.ts'
import { type Inputs, type InputValue, inputName, sameInput, toInput } from './input-value.ts'

/** A field that somebody else changed while it was also changed in this form. */
export type Conflict = {
  readonly field: Field
  /** What it was when the form was opened. */
  readonly opened: InputValue
  /** What it is now. */
  readonly now: InputValue
  /** What was typed here. */
  readonly typed: InputValue
}

/**
 * Brings a form up to date with what the object has become: fields that were not touched take the new values,
 * what was typed stays, and where both changed it is a conflict for the reader to decide.
 */
export function mergeNewer(
  fields: readonly Field[],
  opened: FieldValues,
  inputs: Inputs,
  newer: FieldValues,
): { inputs: Inputs; conflicts: Conflict[] } {
  const touched = changedFields(fields, opened, inputs)
  const merged: Inputs = { ...inputs }
  const conflicts: Conflict[] = []
  for (const field of fields) {
    const name = inputName(field.name)
    const now = toInput(field, newer[field.name])
    const typed = inputs[name]
    if (typed === undefined || !touched.includes(field)) {
      merged[name] = now
      continue
    }
    const before = toInput(field, opened[field.name])
    if (!sameInput(field, now, before) && !sameInput(field, now, typed)) {
      conflicts.push({ field, opened: before, now, typed })
    }
  }
  return { inputs: merged, conflicts }
}
