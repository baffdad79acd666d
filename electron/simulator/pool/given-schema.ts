import { invalidParameter } from '../protocol/exceptions.ts'
import type { InputOf } from '../protocol/input.ts'
import { type SchemaAttribute, standardSchema } from './schema.ts'

/** An attribute as CreateUserPool and AddCustomAttributes take it: a custom one without its prefix. */
export type GivenSchemaAttribute = NonNullable<InputOf<'CreateUserPool'>['Schema']>[number]

const longestValue = 2048
const customAttributesPerPool = 50

/**
 * The schema of a new pool: the standard attributes, changed where the request names them, and the custom ones.
 * Throws InvalidParameterException.
 */
export function newSchema(given: readonly GivenSchemaAttribute[]): SchemaAttribute[] {
  const standard = standardSchema()
  const isStandard = (name: string | undefined) => standard.some((attribute) => attribute.Name === name)
  const changed = standard.map((attribute) => {
    const change = given.findLast(({ Name }) => Name === attribute.Name)
    return change === undefined ? attribute : changedStandard(attribute, change)
  })
  return withCustomAttributes(
    changed,
    given.filter(({ Name }) => !isStandard(Name)),
  )
}

/**
 * A schema with further custom attributes. Throws InvalidParameterException; how it is worded for too many of them is not
 * confirmed.
 */
export function withCustomAttributes(
  schema: readonly SchemaAttribute[],
  given: readonly GivenSchemaAttribute[],
): SchemaAttribute[] {
  const after = [...schema]
  for (const attribute of given.map(customAttribute)) {
    if (after.some(({ Name }) => Name === attribute.Name)) {
      throw invalidParameter(
        `Duplicate custom attribute names ${attribute.Name} are not allowed in a user pool schema.`,
      )
    }
    after.push(attribute)
  }
  if (after.length > standardSchema().length + customAttributesPerPool) {
    throw invalidParameter(`Number of custom attributes can not exceed ${customAttributesPerPool}.`)
  }
  return after
}

function changedStandard(attribute: SchemaAttribute, given: GivenSchemaAttribute): SchemaAttribute {
  const { AttributeDataType = attribute.AttributeDataType } = given
  if (AttributeDataType !== attribute.AttributeDataType || given.DeveloperOnlyAttribute === true) {
    throw invalidParameter(
      `You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute ${attribute.Name}`,
    )
  }
  return {
    ...attribute,
    ...constraints(attribute, given),
    Mutable: given.Mutable ?? attribute.Mutable,
    Required: given.Required ?? attribute.Required,
  }
}

function customAttribute(given: GivenSchemaAttribute): SchemaAttribute {
  const { AttributeDataType, DeveloperOnlyAttribute = false } = given
  if (AttributeDataType === undefined) {
    throw invalidParameter(
      'Invalid AttributeDataType input, consider using the provided AttributeDataType enum.',
    )
  }
  if (given.Required === true)
    throw invalidParameter('Required custom attributes are not supported currently.')
  const attribute: SchemaAttribute = {
    Name: `${DeveloperOnlyAttribute ? 'dev:' : ''}custom:${given.Name ?? ''}`,
    AttributeDataType,
    DeveloperOnlyAttribute,
    Mutable: given.Mutable ?? true,
    Required: false,
    ...(AttributeDataType === 'String' ? { StringAttributeConstraints: {} } : {}),
    ...(AttributeDataType === 'Number' ? { NumberAttributeConstraints: {} } : {}),
  }
  return { ...attribute, ...constraints(attribute, given) }
}

/** The given constraints of an attribute's own type, over those that it has. Those of another type do not count. */
function constraints(
  attribute: SchemaAttribute,
  given: GivenSchemaAttribute,
): Pick<SchemaAttribute, 'StringAttributeConstraints' | 'NumberAttributeConstraints'> {
  if (attribute.AttributeDataType === 'String' && given.StringAttributeConstraints !== undefined) {
    const after = { ...attribute.StringAttributeConstraints, ...given.StringAttributeConstraints }
    const minimum = bound(attribute.Name, 'StringAttributeConstraints', after.MinLength)
    const maximum = bound(attribute.Name, 'StringAttributeConstraints', after.MaxLength)
    if (Math.max(minimum ?? 0, maximum ?? 0) > longestValue) {
      throw invalidParameter(
        `user.${attribute.Name}: String attributes cannot have a length of more than ${longestValue}`,
      )
    }
    if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
      throw invalidParameter(
        `Attribute ${attribute.Name} cannot have a max length shorter than it's min length`,
      )
    }
    return { StringAttributeConstraints: after }
  }
  if (attribute.AttributeDataType === 'Number' && given.NumberAttributeConstraints !== undefined) {
    const after = { ...attribute.NumberAttributeConstraints, ...given.NumberAttributeConstraints }
    const minimum = bound(attribute.Name, 'NumberAttributeConstraints', after.MinValue)
    const maximum = bound(attribute.Name, 'NumberAttributeConstraints', after.MaxValue)
    if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
      throw invalidParameter(
        `Attribute ${attribute.Name} cannot have a max value smaller than it's min value`,
      )
    }
    return { NumberAttributeConstraints: after }
  }
  return {}
}

function bound(name: string, kind: string, value: string | undefined): number | undefined {
  if (value === undefined || value === '') return undefined
  const whole = kind === 'StringAttributeConstraints' ? /^\d+$/ : /^-?\d+$/
  if (!whole.test(value)) throw invalidParameter(`Invalid ${kind} for schema attribute ${name}`)
  return Number(value)
}
