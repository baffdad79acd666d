/** One attribute of a pool's schema, as DescribeUserPool shows it; a custom one's name begins with `custom:`. */
export type SchemaAttribute = {
  readonly Name: string
  readonly AttributeDataType: 'String' | 'Number' | 'DateTime' | 'Boolean'
  readonly DeveloperOnlyAttribute: boolean
  readonly Mutable: boolean
  readonly Required: boolean
  readonly StringAttributeConstraints?: {
    readonly MinLength?: string | undefined
    readonly MaxLength?: string | undefined
  }
  readonly NumberAttributeConstraints?: {
    readonly MinValue?: string | undefined
    readonly MaxValue?: string | undefined
  }
}

/** The attributes that every pool has, with the service's own constraints. `required` names those the pool asks for. */
export function standardSchema(required: readonly string[] = []): SchemaAttribute[] {
  const standard = [
    { ...text('sub', 1), Mutable: false, Required: true },
    ...['name', 'given_name', 'family_name', 'middle_name', 'nickname', 'preferred_username'].map((name) =>
      text(name),
    ),
    ...['profile', 'picture', 'website', 'email'].map((name) => text(name)),
    flag('email_verified'),
    text('gender'),
    text('birthdate', 10, 10),
    ...['zoneinfo', 'locale', 'phone_number'].map((name) => text(name)),
    flag('phone_number_verified'),
    text('address'),
    { ...attribute('updated_at', 'Number'), NumberAttributeConstraints: { MinValue: '0' } },
    { ...attribute('identities', 'String'), StringAttributeConstraints: {} },
  ]
  return standard.map((entry) => (required.includes(entry.Name) ? { ...entry, Required: true } : entry))
}

/** A custom attribute of text; `mutable: false` can be set at creation only. */
export function customText(
  name: string,
  options: { minimum?: number; maximum?: number; mutable?: boolean } = {},
): SchemaAttribute {
  const constraints = {
    ...(options.minimum === undefined ? {} : { MinLength: String(options.minimum) }),
    ...(options.maximum === undefined ? {} : { MaxLength: String(options.maximum) }),
  }
  const entry = attribute(`custom:${name}`, 'String')
  return { ...entry, Mutable: options.mutable ?? true, StringAttributeConstraints: constraints }
}

/** A custom attribute of a number between the bounds, both included. */
export function customNumber(
  name: string,
  bounds: { minimum?: number; maximum?: number } = {},
): SchemaAttribute {
  const constraints = {
    ...(bounds.minimum === undefined ? {} : { MinValue: String(bounds.minimum) }),
    ...(bounds.maximum === undefined ? {} : { MaxValue: String(bounds.maximum) }),
  }
  return { ...attribute(`custom:${name}`, 'Number'), NumberAttributeConstraints: constraints }
}

/** A custom attribute of a date. */
export function customDate(name: string): SchemaAttribute {
  return attribute(`custom:${name}`, 'DateTime')
}

function text(name: string, minimum = 0, maximum = 2048): SchemaAttribute {
  const constraints = { MinLength: String(minimum), MaxLength: String(maximum) }
  return { ...attribute(name, 'String'), StringAttributeConstraints: constraints }
}

function flag(name: string): SchemaAttribute {
  return attribute(name, 'Boolean')
}

function attribute(name: string, type: SchemaAttribute['AttributeDataType']): SchemaAttribute {
  return {
    Name: name,
    AttributeDataType: type,
    DeveloperOnlyAttribute: false,
    Mutable: true,
    Required: false,
  }
}
