import type { SchemaAttribute } from '../schema.ts'

/** The standard attributes in the order in which the service lists them as columns. */
const standardColumns = [
  'name',
  'given_name',
  'family_name',
  'middle_name',
  'nickname',
  'preferred_username',
  'profile',
  'picture',
  'website',
  'email',
  'email_verified',
  'gender',
  'birthdate',
  'zoneinfo',
  'locale',
  'phone_number',
  'phone_number_verified',
  'address',
  'updated_at',
]

export const usernameColumn = 'cognito:username'
export const mfaColumn = 'cognito:mfa_enabled'

/** A column that a file may have beyond those of the header. */
export const passwordHashColumn = 'password_hash'

/**
 * The columns that a file of users to import has to have. That custom attributes come between the standard ones and
 * the service's own columns is not confirmed.
 */
export function csvHeader(schema: readonly SchemaAttribute[]): string[] {
  const others = schema.map(({ Name }) => Name).filter((name) => name.includes('custom:'))
  return [...standardColumns, ...others, mfaColumn, usernameColumn]
}
