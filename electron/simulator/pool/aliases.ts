import { aliasExists, invalidParameter, usernameExists } from '../protocol/exceptions.ts'
import { changeUser, type Pool } from './pool.ts'
import type { User } from './user.ts'

const emailFormat = /^[^\s@]+@[^\s@]+$/
const phoneFormat = /^\+[0-9]{1,15}$/

/** Whose alias each of a user's would-be aliases is now, where that is someone else. */
function aliasConflicts(pool: Pool, user: User): { attribute: string; holder: User }[] {
  return pool.settings.aliasAttributes.flatMap((attribute) => {
    const value = user.attributes[attribute]
    const counts = attribute === 'preferred_username' || user.attributes[`${attribute}_verified`] === 'true'
    const holder = value !== undefined && counts ? pool.users.aliasHolder(attribute, value) : undefined
    return holder === undefined || holder.sub === user.sub ? [] : [{ attribute, holder }]
  })
}

/** Throws AliasExistsException when someone else signs in with one of the user's would-be aliases. */
export function refuseTakenAliases(pool: Pool, user: User): void {
  const [conflict] = aliasConflicts(pool, user)
  if (conflict !== undefined) throw aliasExists(`An account with the ${conflict.attribute} already exists.`)
  for (const attribute of pool.settings.usernameAttributes) {
    const value = user.attributes[attribute]
    const holder = value === undefined ? undefined : pool.users.aliasHolder(attribute, value)
    if (holder !== undefined && holder.sub !== user.sub) {
      throw aliasExists(`An account with the given ${attribute} already exists.`)
    }
  }
}

/** Takes the user's would-be aliases away from whoever has them: their address stays, but unverified. */
export function takeOverAliases(pool: Pool, user: User, now: number): void {
  for (const { attribute, holder } of aliasConflicts(pool, user)) {
    const attributes = Object.entries({ ...holder.attributes, [`${attribute}_verified`]: 'false' })
    const kept = attributes.filter(
      ([name]) => attribute !== 'preferred_username' || !name.startsWith(attribute),
    )
    changeUser(pool, holder, { attributes: Object.fromEntries(kept) }, now)
  }
}

/**
 * What a new user's `Username` stands for. A pool whose usernames are e-mail addresses or phone numbers makes the
 * username up, and takes the given one as that attribute. Throws InvalidParameterException for the wrong form,
 * UsernameExistsException for one that is taken.
 */
export function claimUsername(
  pool: Pool,
  given: string,
  sub: string,
): { username: string; attributes: Readonly<Record<string, string>> } {
  const { usernameAttributes } = pool.settings
  if (usernameAttributes.length === 0) {
    refuseAliasForm(pool, given)
    if (pool.users.byUsername(given) !== undefined) throw usernameExists('User account already exists')
    return { username: given, attributes: {} }
  }
  const attribute = usernameAttributes.find((name) =>
    (name === 'email' ? emailFormat : phoneFormat).test(given),
  )
  if (attribute === undefined) throw invalidParameter(wrongForm(usernameAttributes))
  if (pool.users.aliasHolder(attribute, given) !== undefined) {
    throw usernameExists(`An account with the given ${attribute} already exists.`)
  }
  return { username: sub, attributes: { [attribute]: given } }
}

function refuseAliasForm(pool: Pool, username: string): void {
  const { aliasAttributes } = pool.settings
  if (aliasAttributes.includes('email') && emailFormat.test(username)) {
    throw invalidParameter(
      'Username cannot be of email format, since user pool is configured for email alias.',
    )
  }
  if (aliasAttributes.includes('phone_number') && phoneFormat.test(username)) {
    throw invalidParameter(
      'Username cannot be of phone number format, since user pool is configured for phone number alias.',
    )
  }
}

function wrongForm(usernameAttributes: readonly string[]): string {
  if (usernameAttributes.length > 1) return 'Username should be either an email or a phone number.'
  return usernameAttributes[0] === 'email'
    ? 'Username should be an email.'
    : 'Username should be a phone number.'
}
