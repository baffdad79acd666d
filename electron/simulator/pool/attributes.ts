import { invalidParameter } from '../protocol/exceptions.ts'
import type { SchemaAttribute } from './schema.ts'

/** Attributes as a request gives them; an empty or absent value means: take it away. */
export type GivenAttributes = readonly { readonly Name: string; readonly Value?: string | undefined }[]

type Values = Readonly<Record<string, string>>

const verifiable = [
  { attribute: 'email', flag: 'email_verified', needed: 'Email is required to verify/un-verify an email' },
  {
    attribute: 'phone_number',
    flag: 'phone_number_verified',
    needed: 'Phone Number is required to verify/un-verify a phone number',
  },
] as const

/**
 * The attributes of a new user. Required ones may be missing: the user adds them with the first sign-in.
 * Throws InvalidParameterException for attributes that are not in the schema or against its rules.
 */
export function newAttributes(schema: readonly SchemaAttribute[], given: GivenAttributes): Values {
  const problems = given.flatMap(({ Name, Value }) => {
    const problem = valueProblem(schema, Name, Value ?? '')
    return problem === undefined ? [] : [`${Name}: ${problem}\n`]
  })
  if (problems.length > 0)
    throw invalidParameter(`Attributes did not conform to the schema: ${problems.join('')}`)
  const values = withoutEmpty(Object.fromEntries(given.map(({ Name, Value }) => [Name, Value ?? ''])))
  checkVerifiable(values)
  return values
}

/**
 * A user's attributes after an update. A changed e-mail address or phone number is unverified unless the same
 * request says otherwise. Throws InvalidParameterException as `newAttributes` does, and for immutable ones.
 */
export function updatedAttributes(
  schema: readonly SchemaAttribute[],
  before: Values,
  given: GivenAttributes,
): Values {
  const problems = given.flatMap(({ Name, Value }) => {
    const problem = updateProblem(schema, Name, Value ?? '')
    return problem === undefined ? [] : [`user.${Name}: ${problem}\n`]
  })
  if (problems.length > 0) throw invalidParameter(problems.join(''))
  const values: Record<string, string> = { ...before }
  for (const { Name, Value } of given) values[Name] = Value ?? ''
  for (const { attribute, flag } of verifiable) {
    const changed = values[attribute] !== before[attribute]
    if (changed && !given.some(({ Name }) => Name === flag)) values[flag] = values[attribute] ? 'false' : ''
  }
  const after = withoutEmpty(values)
  checkVerifiable(after)
  return after
}

function updateProblem(schema: readonly SchemaAttribute[], name: string, value: string): string | undefined {
  const attribute = schema.find((entry) => entry.Name === name)
  if (attribute === undefined) return 'Attribute does not exist in the schema.'
  if (!attribute.Mutable || name === 'identities') return 'Attribute cannot be updated.'
  if (value === '') return attribute.Required ? 'Required attribute cannot be deleted.' : undefined
  return valueProblem(schema, name, value)
}

function valueProblem(schema: readonly SchemaAttribute[], name: string, value: string): string | undefined {
  const attribute = schema.find((entry) => entry.Name === name)
  if (attribute === undefined) return 'Attribute does not exist in the schema.'
  if (name === 'sub' || name === 'identities') return 'Attribute cannot be set.'
  if (value === '') return undefined
  return formatProblem(name, value) ?? typeProblem(attribute, value)
}

function formatProblem(name: string, value: string): string | undefined {
  // These two have a message of their own, without the attribute's name before it.
  if (name === 'email' && !/^[^\s@]+@[^\s@]+$/.test(value))
    throw invalidParameter('Invalid email address format.')
  if (name === 'phone_number' && !/^\+[0-9]{1,15}$/.test(value))
    throw invalidParameter('Invalid phone number format.')
  if (name === 'birthdate' && !/^\d{4}-\d{2}-\d{2}$/.test(value))
    return 'Date must be in the format YYYY-MM-DD.'
  return undefined
}

function typeProblem(attribute: SchemaAttribute, value: string): string | undefined {
  switch (attribute.AttributeDataType) {
    case 'Boolean':
      return value === 'true' || value === 'false' ? undefined : 'Attribute must be a boolean.'
    case 'Number':
      return numberProblem(attribute.NumberAttributeConstraints ?? {}, value)
    case 'DateTime':
      return Number.isNaN(Date.parse(value)) ? 'Attribute must be a date.' : undefined
    case 'String':
      return lengthProblem(attribute.StringAttributeConstraints ?? {}, value)
  }
}

function numberProblem(
  { MinValue, MaxValue }: NonNullable<SchemaAttribute['NumberAttributeConstraints']>,
  value: string,
): string | undefined {
  if (!/^-?\d+(\.\d+)?$/.test(value)) return 'Attribute must be a number.'
  if (MinValue !== undefined && Number(value) < Number(MinValue))
    return `Number must be no less than ${MinValue}.`
  if (MaxValue !== undefined && Number(value) > Number(MaxValue))
    return `Number must be no greater than ${MaxValue}.`
  return undefined
}

function lengthProblem(
  { MinLength, MaxLength }: NonNullable<SchemaAttribute['StringAttributeConstraints']>,
  value: string,
): string | undefined {
  if (MinLength !== undefined && value.length < Number(MinLength)) {
    return `String must be no shorter than ${MinLength} characters.`
  }
  if (MaxLength !== undefined && value.length > Number(MaxLength)) {
    return `String must be no longer than ${MaxLength} characters.`
  }
  return undefined
}

function checkVerifiable(values: Values): void {
  for (const { attribute, flag, needed } of verifiable) {
    if (values[flag] !== undefined && values[attribute] === undefined) throw invalidParameter(needed)
  }
}

function withoutEmpty(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
}
