import { invalidParameter } from '../../protocol/exceptions.ts'
import type { ContactAttribute } from '../delivery.ts'
import type { SchemaAttribute } from '../schema.ts'
import type { PoolSettings } from '../settings.ts'
import { emailFormat, phoneFormat } from './contact-format.ts'

/** Attributes as a request gives them; an empty or absent value means: take it away. */
export type GivenAttributes = readonly { readonly Name: string; readonly Value?: string | undefined }[]

type Values = Readonly<Record<string, string>>
type Rules = Pick<PoolSettings, 'schema' | 'caseSensitive'>

const verifiable: readonly {
  readonly attribute: ContactAttribute
  readonly flag: string
  readonly needed: string
}[] = [
  { attribute: 'email', flag: 'email_verified', needed: 'Email is required to verify/un-verify an email' },
  {
    attribute: 'phone_number',
    flag: 'phone_number_verified',
    needed: 'Phone Number is required to verify/un-verify a phone number',
  },
]

/** The attributes whose case does not count, and is not kept, in a pool that is not case-sensitive. */
const caseless: ReadonlySet<string> = new Set(['email', 'preferred_username'])

/**
 * The attributes of a new user. Required ones may be missing: `requireAttributes` asks for them. Throws
 * InvalidParameterException for attributes that are not in the schema or against its rules.
 */
export function newAttributes({ schema, caseSensitive }: Rules, given: GivenAttributes): Values {
  const problems = given.flatMap(({ Name, Value }) => {
    const problem = valueProblem(schema, Name, Value ?? '')
    return problem === undefined ? [] : [`${Name}: ${problem}\n`]
  })
  refuse(problems)
  const values = withoutEmpty(storedValues(schema, caseSensitive, given))
  checkVerifiable(values)
  return values
}

/** Throws InvalidParameterException for a user who lacks attributes that the schema requires. */
export function requireAttributes(schema: readonly SchemaAttribute[], values: Values): void {
  const missing = schema.filter(
    ({ Name, Required }) => Required && Name !== 'sub' && !Object.hasOwn(values, Name),
  )
  refuse(missing.map(({ Name }) => `${Name}: The attribute is required\n`))
}

/**
 * A user's attributes after an update. A changed e-mail address or phone number is unverified unless the same
 * request says otherwise. Throws InvalidParameterException as `newAttributes` does, and for immutable ones.
 */
export function updatedAttributes(
  { schema, caseSensitive }: Rules,
  before: Values,
  given: GivenAttributes,
): Values {
  const problems = given.flatMap(({ Name, Value }) => {
    const problem = updateProblem(schema, Name, Value ?? '')
    return problem === undefined ? [] : [`user.${Name}: ${problem}\n`]
  })
  if (problems.length > 0) throw invalidParameter(problems.join(''))
  const changes = storedValues(schema, caseSensitive, given)
  const values: Record<string, string> = { ...before, ...changes }
  for (const { attribute, flag } of verifiable) {
    const changed = values[attribute] !== before[attribute]
    if (changed && changes[flag] === undefined) values[flag] = values[attribute] ? 'false' : ''
  }
  const after = withoutEmpty(values)
  checkVerifiable(after)
  return after
}

/** An address that a user was given and has yet to prove. */
export type UnprovedAddress = { readonly attribute: ContactAttribute; readonly value: string }

/** The addresses that an update has changed without saying that they are verified. */
export function unprovedAddresses(before: Values, after: Values): UnprovedAddress[] {
  return verifiable.flatMap(({ attribute, flag }) => {
    const value = after[attribute]
    return value === undefined || value === before[attribute] || after[flag] === 'true'
      ? []
      : [{ attribute, value }]
  })
}

/** The attributes after an update, but for addresses that stay what they were until the new ones are proved. */
export function withAddressesOf(before: Values, after: Values, attributes: readonly string[]): Values {
  const values: Record<string, string> = { ...after }
  for (const { attribute, flag } of verifiable) {
    if (!attributes.includes(attribute)) continue
    values[attribute] = before[attribute] ?? ''
    values[flag] = before[flag] ?? ''
  }
  return withoutEmpty(values)
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0)
    throw invalidParameter(`Attributes did not conform to the schema: ${problems.join('')}`)
}

/**
 * Values as the service gives them back: flags in lower case, and in a pool that is not case-sensitive the e-mail
 * address and the preferred username too.
 */
function storedValues(
  schema: readonly SchemaAttribute[],
  caseSensitive: boolean,
  given: GivenAttributes,
): Record<string, string> {
  return Object.fromEntries(
    given.map(({ Name, Value = '' }) => {
      const isFlag = schema.some((entry) => entry.Name === Name && entry.AttributeDataType === 'Boolean')
      const lower = isFlag || (!caseSensitive && caseless.has(Name))
      return [Name, lower ? Value.toLowerCase() : Value]
    }),
  )
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
  if (name === 'email' && !emailFormat.test(value)) throw invalidParameter('Invalid email address format.')
  if (name === 'phone_number' && !phoneFormat.test(value))
    throw invalidParameter('Invalid phone number format.')
  if (name === 'birthdate' && value.length === 10 && !/^\d{4}-\d{2}-\d{2}$/.test(value))
    return 'Date must be in the format YYYY-MM-DD.'
  return undefined
}

function typeProblem(attribute: SchemaAttribute, value: string): string | undefined {
  switch (attribute.AttributeDataType) {
    case 'Boolean':
      return /^(true|false)$/i.test(value) ? undefined : 'Attribute must be a boolean.'
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
    return `String must be no shorter than ${MinLength} characters`
  }
  if (MaxLength !== undefined && value.length > Number(MaxLength)) {
    return `String must be no longer than ${MaxLength} characters`
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
