import { z } from 'zod'
import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import type { FieldValue, Row } from '../../../shared/admin/row.ts'
import { type User, userStatusSchema } from '../../../shared/domain/user.ts'
import type { CachedUser } from './pool-cache-types.ts'
import { searchText } from './search-terms.ts'

/** What the tables hold of a user, and its groups' names as JSON. A record that is not so is damaged. */
export const userRecordSchema = z.object({
  sub: z.string(),
  username: z.string(),
  status: userStatusSchema,
  enabled: z.number(),
  created_at: z.number(),
  updated_at: z.number(),
  email: z.string().nullable(),
  phone_number: z.string().nullable(),
  first_seen_at: z.number(),
  changed_at: z.number(),
  synced_at: z.number(),
  attributes: z.string().transform((json, context) => parseAttributes(json, context)),
  groups: z.string().transform((json, context) => parseNames(json, context)),
})
type UserRecord = z.output<typeof userRecordSchema>

/** A user as the tables `users` and `user_details` hold it. */
export type StoredUser = {
  readonly sub: string
  readonly username: string
  readonly status: string
  readonly enabled: number
  readonly created_at: number
  readonly updated_at: number
  readonly email: string | null
  readonly phone_number: string | null
  readonly name_key: string | null
  readonly search: string
  /** JSON, its keys sorted so that equal attributes are equal texts. */
  readonly attributes: string
}

/** A user as it is stored: e-mail and phone number in columns, the other attributes as JSON. */
export function storedUser(user: User): StoredUser {
  const { email = null, phone_number = null, ...others } = user.attributes
  const name = displayName(user.attributes)
  return {
    sub: user.sub,
    username: user.username,
    status: user.status,
    enabled: user.enabled ? 1 : 0,
    created_at: Date.parse(user.created_at),
    updated_at: Date.parse(user.updated_at),
    email,
    phone_number,
    name_key: name === null ? null : sortKey(name),
    search: searchText([user.username, user.sub, ...Object.values(user.attributes), name ?? '']),
    attributes: JSON.stringify(
      Object.fromEntries(Object.entries(others).sort(([one], [other]) => (one < other ? -1 : 1))),
    ),
  }
}

/** The full name, or given and family name together; null: neither. */
export function displayName(attributes: Readonly<Record<string, string>>): string | null {
  const { name = '', given_name = '', family_name = '' } = attributes
  if (name.trim() !== '') return name
  const both = `${given_name} ${family_name}`.trim()
  return both === '' ? null : both
}

/** Names in an order in which case and accents do not count, as people look for them. */
function sortKey(name: string): string {
  return name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

export function cachedUser(record: UserRecord): CachedUser {
  return {
    sub: record.sub,
    username: record.username,
    status: record.status,
    enabled: record.enabled === 1,
    created_at: isoTime(record.created_at),
    updated_at: isoTime(record.updated_at),
    attributes: {
      ...record.attributes,
      ...(record.email === null ? {} : { email: record.email }),
      ...(record.phone_number === null ? {} : { phone_number: record.phone_number }),
    },
    groups: record.groups,
    first_seen_at: isoTime(record.first_seen_at),
    changed_at: isoTime(record.changed_at),
    synced_at: isoTime(record.synced_at),
  }
}

/** A user as lists and forms get it: a value for each declared field. */
export function userRow(admin: ModelAdmin, user: CachedUser): Row {
  const values: Record<string, FieldValue> = {}
  for (const field of admin.fields) {
    if (field.addOnly === true || field.type === 'secret') continue
    values[field.name] = fieldValue(user, field.name, field.type)
  }
  return { id: user.sub, label: userLabel(user), values }
}

/** What to call a user: the username, unless Cognito made it up. */
function userLabel(user: CachedUser): string {
  if (user.username !== user.sub) return user.username
  return user.attributes.email ?? user.attributes.phone_number ?? user.username
}

function fieldValue(user: CachedUser, name: string, type: ModelAdmin['fields'][number]['type']): FieldValue {
  switch (name) {
    case 'sub':
    case 'username':
    case 'status':
    case 'enabled':
    case 'groups':
    case 'created_at':
    case 'updated_at':
    case 'first_seen_at':
    case 'changed_at':
    case 'synced_at':
      return user[name]
    case 'display_name':
      return displayName(user.attributes)
    default:
      return attributeValue(user.attributes[name], type)
  }
}

function attributeValue(stored: string | undefined, type: ModelAdmin['fields'][number]['type']): FieldValue {
  if (type === 'boolean') return stored === 'true'
  if (stored === undefined) return null
  const number = type === 'number' ? Number(stored) : Number.NaN
  return Number.isFinite(number) ? number : stored
}

export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}

const attributesSchema = z.record(z.string(), z.string())
const namesSchema = z.array(z.string())

function parseAttributes(json: string, context: z.RefinementCtx): Record<string, string> {
  return parseJson(json, attributesSchema, {}, context)
}

function parseNames(json: string, context: z.RefinementCtx): string[] {
  return parseJson(json, namesSchema, [], context).sort()
}

function parseJson<Value>(
  json: string,
  schema: z.ZodType<Value>,
  instead: Value,
  context: z.RefinementCtx,
): Value {
  try {
    const parsed = schema.safeParse(JSON.parse(json))
    if (parsed.success) return parsed.data
  } catch {
    // Reported below, like JSON of another shape.
  }
  context.addIssue({ code: 'custom', message: 'The JSON of the record is damaged.' })
  return instead
}
