import type { Field } from '../../../shared/admin/field.ts'
import type { FieldValue, FieldValues } from '../../../shared/admin/row.ts'

/** What an input holds: the text of a text box or a select, the state of a switch, the ids of a dual list. */
export type InputValue = string | boolean | string[]

/** The values of a form's inputs, by input name. */
export type Inputs = Record<string, InputValue>

/**
 * The name of a field's input. A custom attribute's name may hold dots, brackets and quotes, which the form
 * library would read as a path into an object.
 */
export function inputName(field: string): string {
  return field.replaceAll(/[^\w:-]/gu, (character) => `%${character.codePointAt(0)?.toString(16) ?? ''};`)
}

/** A field's value as its input shows it. */
export function toInput(field: Field, value: FieldValue | undefined): InputValue {
  switch (field.type) {
    case 'boolean':
      return value === true || value === 'true'
    case 'relation':
    case 'changes':
      return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
    case 'secret':
      return typeof value === 'string' ? value : ''
    default:
      return value === null || value === undefined || Array.isArray(value) ? '' : String(value)
  }
}

/** What an input means as a value of its field; an empty text is null. */
export function fromInput(field: Field, input: InputValue | undefined): FieldValue {
  if (input === undefined) return null
  if (typeof input !== 'string') return input
  const text = normalised(field, input)
  if (text === '') return null
  if (field.type !== 'number') return text
  const number = Number(text)
  return Number.isFinite(number) ? number : text
}

/** The inputs of a form that adds: what the declaration starts with. */
export function initialInputs(fields: readonly Field[], values: FieldValues = {}): Inputs {
  return Object.fromEntries(
    fields.map((field) => [
      inputName(field.name),
      toInput(field, values[field.name] ?? field.initial ?? null),
    ]),
  )
}

/** The inputs of a form that changes an object. */
export function inputsOf(fields: readonly Field[], values: FieldValues): Inputs {
  return Object.fromEntries(
    fields.map((field) => [inputName(field.name), toInput(field, values[field.name])]),
  )
}

/** Whether two inputs mean the same to the object: the order of a relation's ids does not. */
export function sameInput(field: Field, one: InputValue, other: InputValue): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && new Set([...one, ...other]).size === one.length
  }
  if (typeof one === 'string' && typeof other === 'string') {
    return normalised(field, one) === normalised(field, other)
  }
  return one === other
}

/** People paste numbers as they are printed, "+49 (151) 123-456"; Cognito takes digits only. Secrets stay as typed. */
function normalised(field: Field, text: string): string {
  switch (field.type) {
    case 'secret':
      return text
    case 'multiline':
      return text.trim() === '' ? '' : text
    case 'phone':
      return text.replaceAll(/[\s().\-/]/g, '')
    default:
      return text.trim()
  }
}
