import type { Field } from '../../../shared/admin/field.ts'
import { fieldOf, type ModelAdmin } from '../../../shared/admin/model-admin.ts'
import type { FieldValue, FieldValues } from '../../../shared/admin/row.ts'

/** Cognito's upper bound of any attribute's value. */
const attributeMaximumLength = 2048

/** Whether a value counts as not given. */
export function isEmpty(value: FieldValue | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/**
 * What is wrong with the values of an add form, by field; empty: nothing. Fields that the form shows and the
 * declaration requires must be given.
 */
export function addProblems(admin: ModelAdmin, values: FieldValues): Record<string, string> {
  const asked = admin.addFieldsets.flatMap((fieldset) => fieldset.fields)
  const offered = asked
    .flatMap((name) => fieldOf(admin, name) ?? [])
    .filter((field) => isShown(field, values))
  const problems = Object.keys(values).flatMap((name): [string, string][] => {
    const field = fieldOf(admin, name)
    const problem =
      field === undefined
        ? unknownField(admin, name)
        : field.readOnly === true
          ? `“${field.label}” cannot be set.`
          : isShown(field, values)
            ? fieldProblem(field, values[name])
            : null
    return problem === null ? [] : [[name, problem]]
  })
  const missing = offered
    .filter((field) => field.required === true && isEmpty(values[field.name]))
    .map((field): [string, string] => [field.name, 'This field is required.'])
  return Object.fromEntries([...missing, ...problems])
}

/** What is wrong with the values that a change form changed, by field; empty: nothing. */
export function changeProblems(admin: ModelAdmin, values: FieldValues): Record<string, string> {
  const problems = Object.keys(values).flatMap((name): [string, string][] => {
    const problem = changeProblem(admin, name, values[name])
    return problem === null ? [] : [[name, problem]]
  })
  return Object.fromEntries(problems)
}

/** What is wrong with the parameters of an action, by name; empty: nothing. */
export function parameterProblems(parameters: readonly Field[], values: FieldValues): Record<string, string> {
  const unknown = Object.keys(values)
    .filter((name) => !parameters.some((field) => field.name === name))
    .map((name): [string, string] => [name, `The action has no parameter “${name}”.`])
  const wrong = parameters.flatMap((field): [string, string][] => {
    const problem =
      field.required === true && isEmpty(values[field.name])
        ? 'This field is required.'
        : field.type === 'relation'
          ? relationParameterProblem(values[field.name])
          : fieldProblem(field, values[field.name])
    return problem === null ? [] : [[field.name, problem]]
  })
  return Object.fromEntries([...unknown, ...wrong])
}

function changeProblem(admin: ModelAdmin, name: string, value: FieldValue | undefined): string | null {
  const field = fieldOf(admin, name)
  if (field === undefined) return unknownField(admin, name)
  if (field.readOnly === true || field.addOnly === true) return `“${field.label}” cannot be changed.`
  if (field.immutable === true) {
    return `“${field.label}” never changes once the ${admin.label} exists.`
  }
  if (field.required === true && isEmpty(value)) return 'This field is required.'
  return fieldProblem(field, value)
}

function unknownField(admin: ModelAdmin, name: string): string {
  return admin.scope === 'pool'
    ? `The pool’s schema has no attribute “${name}”.`
    : `${admin.labelPlural} have no field “${name}”.`
}

/** A parameter names one object, as a text or as a list of one. */
function relationParameterProblem(value: FieldValue | undefined): string | null {
  if (isEmpty(value) || typeof value === 'string') return null
  return Array.isArray(value) && value.length === 1 ? null : 'Choose one.'
}

/** Whether the form offers the field, with what else is in it. */
function isShown(field: Field, values: FieldValues): boolean {
  if (field.showWhen === undefined) return true
  const value = values[field.showWhen.field]
  return typeof value === 'string' && field.showWhen.values.includes(value)
}

function fieldProblem(field: Field, value: FieldValue | undefined): string | null {
  if (value === undefined || value === null || value === '') return null
  switch (field.type) {
    case 'boolean':
      return typeof value === 'boolean' ? null : 'Must be on or off.'
    case 'number':
      return numberProblem(field, value)
    case 'relation':
      return Array.isArray(value) && value.every((item) => typeof item === 'string')
        ? null
        : 'Must be a list of names.'
    case 'changes':
      return 'Cannot be set.'
    default:
      return typeof value === 'string' ? textProblem(field, value) : 'Must be a text.'
  }
}

function numberProblem(field: Field, value: FieldValue): string | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) return 'Enter a number.'
  if (field.minValue !== undefined && number < field.minValue) return `Must be at least ${field.minValue}.`
  if (field.maxValue !== undefined && number > field.maxValue) return `Must be at most ${field.maxValue}.`
  return null
}

function textProblem(field: Field, value: string): string | null {
  const maximum = field.maxLength ?? attributeMaximumLength
  if (value.length > maximum) return `At most ${maximum} characters (it has ${value.length}).`
  if (field.minLength !== undefined && value.length < field.minLength) {
    return `At least ${field.minLength} characters (it has ${value.length}).`
  }
  if (field.pattern !== undefined && !new RegExp(`^(?:${field.pattern.source})$`, 'u').test(value)) {
    return field.pattern.message
  }
  switch (field.type) {
    case 'email':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? null : 'Enter a valid email address.'
    case 'phone':
      return /^\+[1-9]\d{1,14}$/.test(value)
        ? null
        : 'Enter the number in E.164 form: + and the country code, such as +4915112345678.'
    case 'date':
      return isDate(value) ? null : 'Enter a date such as 1990-01-31.'
    case 'datetime':
      return Number.isNaN(Date.parse(value)) ? 'Enter a date and time.' : null
    case 'url':
      return URL.canParse(value) ? null : 'Enter a whole address, such as https://example.com/.'
    case 'choice':
      return field.choices?.some((choice) => choice.value === value) === true
        ? null
        : `“${value}” is not one of the choices.`
    default:
      return null
  }
}

/** A day of the calendar; OpenID Connect writes a birthday without its year as 0000-MM-DD. */
function isDate(value: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? []
  if (year === undefined || month === undefined || day === undefined) return false
  const date = new Date(0)
  // The year 0 is a leap year, as far as a birthday without a year can have the 29th of February.
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}
