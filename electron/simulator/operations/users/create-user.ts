import { type Account, findPool } from '../../pool/account.ts'
import { deliver, destination, type Medium, requireDelivery } from '../../pool/delivery.ts'
import { temporaryCredential } from '../../pool/passwords/credential.ts'
import { checkPassword, generatePassword } from '../../pool/passwords/password-policy.ts'
import { needsNoPassword } from '../../pool/passwords/passwordless.ts'
import { changeUser, findUser, type Pool } from '../../pool/pool.ts'
import { claimUsername, takenAlias, takeOverAliases } from '../../pool/users/aliases.ts'
import { newAttributes } from '../../pool/users/attributes.ts'
import type { User } from '../../pool/users/user.ts'
import { invalidParameter, unsupportedUserState, usernameExists } from '../../protocol/exceptions.ts'
import type { InputOf } from '../../protocol/input.ts'
import { operation } from '../../protocol/operation.ts'
import { randomUuid } from '../../random.ts'
import { userType } from '../output.ts'

type Request = InputOf<'AdminCreateUser'>

export const adminCreateUser = operation('AdminCreateUser', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const user =
    request.MessageAction === 'RESEND'
      ? invitedAgain(account, pool, request)
      : created(account, pool, request)
  return { User: userType(user) }
})

function created(account: Account, pool: Pool, request: Request): User {
  const { settings } = pool
  const now = account.now()
  const sub = randomUuid(account.random)
  const claimed = claimUsername(pool, request.Username, sub)
  const attributes = { ...newAttributes(settings, request.UserAttributes ?? []), ...claimed.attributes }
  const passwordless = request.TemporaryPassword === undefined && needsNoPassword(settings, attributes)
  const secret = passwordless ? undefined : temporaryPassword(account, pool, request)
  const profile: User = {
    sub,
    username: claimed.username,
    attributes,
    status: passwordless ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD',
    enabled: true,
    createdAt: now,
    modifiedAt: now,
  }
  const user: User =
    secret === undefined
      ? profile
      : { ...profile, credential: temporaryCredential(profile, secret, settings.passwordPolicy, now) }
  requireDestinations(user, request)
  const force = request.ForceAliasCreation === true
  refuseTaken(pool, user, force)
  if (force) takeOverAliases(pool, user, now)
  pool.users.insert(user)
  if (request.MessageAction !== 'SUPPRESS') invite(account, user, secret, request)
  return user
}

/**
 * The documentation of ForceAliasCreation promises AliasExistsException; the API does not declare it for this
 * operation, and users report UsernameExistsException with this message.
 */
function refuseTaken(pool: Pool, user: User, force: boolean): void {
  const taken = takenAlias(pool, user, force)
  if (taken !== undefined) throw usernameExists(taken)
}

function invitedAgain(account: Account, pool: Pool, request: Request): User {
  const before = findUser(pool, request.Username)
  if (before.status !== 'FORCE_CHANGE_PASSWORD') {
    throw unsupportedUserState(`Resend not possible. ${before.username} status is not FORCE_CHANGE_PASSWORD`)
  }
  requireDestinations(before, request)
  const now = account.now()
  const secret = temporaryPassword(account, pool, request)
  const credential = temporaryCredential(before, secret, pool.settings.passwordPolicy, now)
  const user = changeUser(pool, before, { credential }, now)
  invite(account, user, secret, request)
  return user
}

function temporaryPassword(account: Account, pool: Pool, request: Request): string {
  const policy = pool.settings.passwordPolicy
  if (request.TemporaryPassword === undefined) return generatePassword(policy, account.random)
  checkPassword(policy, request.TemporaryPassword, 'AdminCreateUser')
  return request.TemporaryPassword
}

/** A medium that was asked for by name must reach the user; the default one may lead nowhere. */
function requireDestinations(user: User, request: Request): void {
  if (request.MessageAction === 'SUPPRESS') return
  for (const medium of request.DesiredDeliveryMediums ?? []) {
    if (destination(user, medium) !== undefined) continue
    const attribute = medium === 'EMAIL' ? 'email' : 'phone_number'
    throw invalidParameter(`User has no ${attribute}, which delivery by ${medium} needs.`)
  }
}

function invite(account: Account, user: User, secret: string | undefined, request: Request): void {
  const media: readonly Medium[] = request.DesiredDeliveryMediums ?? ['SMS']
  for (const medium of media) {
    const to = destination(user, medium)
    if (to === undefined) continue
    deliver(account, user, { kind: 'invitation', secret: secret ?? '', medium, destination: to })
    requireDelivery(account)
  }
}
