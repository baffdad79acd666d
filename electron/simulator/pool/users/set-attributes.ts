import type { Account } from '../account.ts'
import { type CodeDeliveryDetails, contactMedium } from '../delivery.ts'
import { dropCode, sendCode } from '../passwords/codes.ts'
import { changeUser, type Pool } from '../pool.ts'
import { refuseTakenAliases, refuseUnconfirmedAlias } from './aliases.ts'
import { type GivenAttributes, unprovedAddresses, updatedAttributes, withAddressesOf } from './attributes.ts'
import type { User } from './user.ts'

/**
 * Changes attributes of a user, and sends a code to each changed address that the pool verifies by itself, unless the
 * same request says that it is verified. Where the pool wants it so, the old address stays until the user has entered
 * that code. Gives what was sent. Throws as `updatedAttributes` does, and AliasExistsException.
 *
 * That AdminUpdateUserAttributes can throw AliasExistsException is what the API declares; a report of 2022 saw it take
 * the alias from its holder instead, in a pool where the address is an alias.
 */
export function setAttributes(
  account: Account,
  pool: Pool,
  user: User,
  given: GivenAttributes,
): CodeDeliveryDetails[] {
  const { settings } = pool
  const wanted = updatedAttributes(settings, user.attributes, given)
  const unproved = unprovedAddresses(user.attributes, wanted)
  const waiting = unproved
    .map(({ attribute }) => attribute)
    .filter((attribute) => settings.attributesRequireVerificationBeforeUpdate.includes(attribute))
  const attributes = withAddressesOf(user.attributes, wanted, waiting)
  const after: User = { ...user, attributes }
  refuseUnconfirmedAlias(pool, after)
  refuseTakenAliases(pool, after)
  changeUser(pool, user, { attributes }, account.now())
  for (const attribute of ['email', 'phone_number'] as const) {
    if (wanted[attribute] !== user.attributes[attribute]) dropCode(pool, user, attribute)
  }
  return unproved
    .filter(
      ({ attribute }) => settings.autoVerifiedAttributes.includes(attribute) || waiting.includes(attribute),
    )
    .map(({ attribute, value }) => {
      const to = { medium: contactMedium(attribute), destination: value }
      return sendCode(account, pool, user, attribute, to)
    })
}
