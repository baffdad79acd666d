import { type Account, findPool } from '../../pool/account.ts'
import { claimUsername, refuseTakenAliases, takeOverAliases } from '../../pool/aliases.ts'
import { newAttributes } from '../../pool/attributes.ts'
import { temporaryCredential } from '../../pool/credential.ts'
import { deliver, destination, type Medium } from '../../pool/delivery.ts'
import { generatePassword, policyViolation } from '../../pool/password-policy.ts'
import { changeUser, findUser, type Pool } from '../../pool/pool.ts'
import type { User } from '../../pool/user.ts'
import { invalidParameter, invalidPassword, unsupportedUserState } from '../../protocol/exceptions.ts'
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
  const now = account.now()
  const sub = randomUuid(account.random)
  const claimed = claimUsername(pool, request.Username, sub)
  const given = newAttributes(pool.settings.schema, request.UserAttributes ?? [])
  const secret = temporaryPassword(account, pool, request)
  const nameless: User = {
    sub,
    username: claimed.username,
    attributes: { ...given, ...claimed.attributes },
    status: 'FORCE_CHANGE_PASSWORD',
    enabled: true,
    createdAt: now,
    modifiedAt: now,
  }
  const user: User = {
    ...nameless,
    credential: temporaryCredential(nameless, secret, pool.settings.passwordPolicy, now),
  }
  requireDestinations(user, request)
  if (request.ForceAliasCreation === true) takeOverAliases(pool, user, now)
  else refuseTakenAliases(pool, user)
  pool.users.insert(user)
  if (request.MessageAction !== 'SUPPRESS') invite(account, user, secret, request)
  return user
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
  const violation = policyViolation(policy, request.TemporaryPassword)
  if (violation !== undefined) {
    throw invalidPassword(`Password did not conform with password policy: ${violation}`)
  }
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

function invite(account: Account, user: User, secret: string, request: Request): void {
  const media: readonly Medium[] = request.DesiredDeliveryMediums ?? ['SMS']
  deliver(account, user, { kind: 'invitation', secret }, media)
}
