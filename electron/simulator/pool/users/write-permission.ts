import { notAuthorized } from '../../protocol/exceptions.ts'
import type { Client } from '../clients/client.ts'
import type { SchemaAttribute } from '../schema.ts'
import type { GivenAttributes } from './attributes.ts'

/** Attributes that are set for users, and never by themselves. */
const notForUsers: ReadonlySet<string> = new Set([
  'sub',
  'identities',
  'email_verified',
  'phone_number_verified',
])

/**
 * Throws NotAuthorizedException when a user sets attributes through an app client that may not write them. A client
 * that names none may write the standard and the custom ones; required ones are always writable.
 */
export function refuseUnwritable(
  client: Client,
  schema: readonly SchemaAttribute[],
  given: GivenAttributes,
): void {
  const named = client.settings.WriteAttributes ?? []
  const writable = ({ Name }: GivenAttributes[number]) => {
    const attribute = schema.find((entry) => entry.Name === Name)
    if (notForUsers.has(Name) || attribute?.DeveloperOnlyAttribute === true) return false
    return named.length === 0 || named.includes(Name) || attribute?.Required === true
  }
  if (!given.every(writable)) throw notAuthorized('A client attempted to write unauthorized attribute')
}
