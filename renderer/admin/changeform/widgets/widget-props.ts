import type { RefCallback } from 'react'
import type { Field } from '../../../../shared/admin/field.ts'
import type { InputValue } from '../input-value.ts'

/** What every input of a form gets. */
export type WidgetProps = {
  readonly field: Field
  readonly id: string
  readonly value: InputValue
  readonly onChange: (value: InputValue) => void
  readonly onBlur: () => void
  /** Takes the element that is focused when the field has an error. */
  readonly focusRef: RefCallback<HTMLElement>
  /** The ids of the help text and the error. */
  readonly describedBy: string | undefined
  /** The id of the field's label, for inputs made of several elements. */
  readonly labelId: string
  readonly invalid: boolean
}

export function textOf(value: InputValue): string {
  return typeof value === 'string' ? value : ''
}
