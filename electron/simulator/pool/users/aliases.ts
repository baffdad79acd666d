import { aliasExists, invalidParameter, usernameExists } from '../../protocol/exceptions.ts'
import { changeUser, type Pool } from '../pool.ts'
import { emailFormat, phoneFormat } from './contact-format.ts'
import type { User } from './user.ts'

type Conflict = { readonly attribute: string; readonly holder: User }

/** Whose alias each of a user's would-be aliases is now, where that is someone else. */
function aliasConflicts(pool: Pool, user: User): Conflict[] {
  return pool.settings.aliasAttributes.flatMap((attribute) => {
    const value = user.attributes[attribute]
    const counts = attribute === 'preferred_username' || user.attributes[`${attribute}_verified`] === 'true'
    const holder = value !== undefined && counts ? pool.users.aliasHolder(attribute, value) : undefined
    return holder === undefined || holder.sub === user.sub ? [] : [{ attribute, holder }]
  })
}

/**
 * What to answer when someone else signs in with one of the user's would-be aliases; undefined when nobody does, or
 * only in ways that `takeOverAliases` ends, where `force` asks for that.
 */
export function takenAlias(pool: Pool, user: User, force = false): string | undefined {
  const conflict = aliasConflicts(pool, user).find((each) => !force || !isMovable(each))
  if (conflict !== undefined) return `An account with the ${conflict.attribute} already exists.`
  const attribute = pool.settings.usernameAttributes.find((name) => {
    const value = user.attributes[name]
    const holder = value === undefined ? undefined : pool.users.aliasHolder(name, value)
    return holder !== undefined && holder.sub !== user.sub
  })
  return attribute === undefined ? undefined : `An account with the given ${attribute} already exists.`
}

/** Throws AliasExistsException when someone else signs in with one of the user's would-be aliases, as `takenAlias`. */
export function refuseTakenAliases(pool: Pool, user: User, force = false): void {
  const taken = takenAlias(pool, user, force)
  if (taken !== undefined) throw aliasExists(taken)
}

/**
 * Takes the user's verified address or number away from whoever signs in with it: there it stays, but unverified.
 * Preferred usernames are not taken away.
 */
export function takeOverAliases(pool: Pool, user: User, now: number): void {
  for (const { attribute, holder } of aliasConflicts(pool, user).filter(isMovable)) {
    changeUser(
      pool,
      holder,
      { attributes: { ...holder.attributes, [`${attribute}_verified`]: 'false' } },
      now,
    )
  }
}

function isMovable({ attribute }: Conflict): boolean {
  return attribute !== 'preferred_username'
}

/** Throws InvalidParameterException for a preferred username that would be the alias of an unconfirmed user. */
export function refuseUnconfirmedAlias(pool: Pool, user: User): void {
  const { aliasAttributes } = pool.settings
  if (
    user.status === 'UNCONFIRMED' &&
    aliasAttributes.includes('preferred_username') &&
    user.attributes.preferred_username !== undefined
  ) {
    throw invalidParameter(
      'Preferred username cannot be provided for unconfirmed account, since user pool is configured for preferred username alias.',
    )
  }
}

/**
 * What a new user's `Username` stands for. A pool whose usernames are e-mail addresses or phone numbers makes the
 * username up, and takes the given one as that attribute. Throws InvalidParameterException for the wrong form,
 * UsernameExistsException for one that is taken; `exists` is what it then says of a plain username.
 */
export function claimUsername(
  pool: Pool,
  given: string,
  sub: string,
  exists = 'User account already exists',
): { username: string; attributes: Readonly<Record<string, string>> } {
  const { usernameAttributes, caseSensitive } = pool.settings
  const name = caseSensitive ? given : given.toLowerCase()
  if (usernameAttributes.length === 0) {
    refuseAliasForm(pool, name)
    if (pool.users.byUsername(name) !== undefined) throw usernameExists(exists)
    return { username: name, attributes: {} }
  }
  const attribute = usernameAttributes.find((candidate) =>
    (candidate === 'email' ? emailFormat : phoneFormat).test(name),
  )
  if (attribute === undefined) throw invalidParameter(wrongForm(usernameAttributes))
  if (pool.users.aliasHolder(attribute, name) !== undefined) {
    throw usernameExists(`An account with the given ${attribute} already exists.`)
  }
  return { username: sub, attributes: { [attribute]: name } }
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
