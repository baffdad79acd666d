import type { Account } from '../../pool/account.ts'
import { checkSecretHash, findApplication } from '../../pool/clients/application.ts'
import {
  type CodeDeliveryDetails,
  destination,
  requireDelivery,
  verificationMedium,
} from '../../pool/delivery.ts'
import { sendCode } from '../../pool/passwords/codes.ts'
import { permanentCredential } from '../../pool/passwords/credential.ts'
import { checkPassword } from '../../pool/passwords/password-policy.ts'
import { needsNoPassword } from '../../pool/passwords/passwordless.ts'
import type { Pool } from '../../pool/pool.ts'
import { recordSignIn } from '../../pool/sign-in/sign-in-events.ts'
import { claimUsername, refuseUnconfirmedAlias, takenAlias } from '../../pool/users/aliases.ts'
import { newAttributes, requireAttributes } from '../../pool/users/attributes.ts'
import type { User } from '../../pool/users/user.ts'
import { refuseUnwritable } from '../../pool/users/write-permission.ts'
import { invalidParameter, notAuthorized, usernameExists } from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'
import { randomUuid } from '../../random.ts'

export const signUp = operation('SignUp', (account, request) => {
  const { pool, client } = findApplication(account, request.ClientId)
  const { settings } = pool
  checkSecretHash(client, request.Username, request.SecretHash)
  if (settings.allowAdminCreateUserOnly) throw notAuthorized('SignUp is not permitted for this user pool')
  const given = request.UserAttributes ?? []
  const sub = randomUuid(account.random)
  const claimed = claimUsername(pool, request.Username, sub, 'User already exists')
  refuseUnwritable(client, settings.schema, given)
  const attributes = { ...newAttributes(settings, given), ...claimed.attributes }
  requireAttributes(settings.schema, attributes)
  const now = account.now()
  const profile: User = {
    sub,
    username: claimed.username,
    attributes,
    status: 'UNCONFIRMED',
    enabled: true,
    createdAt: now,
    modifiedAt: now,
  }
  const user = withPassword(pool, profile, request.Password)
  refuseUnconfirmedAlias(pool, user)
  const taken = takenAlias(pool, user)
  if (taken !== undefined) throw usernameExists(taken)
  pool.users.insert(user)
  recordSignIn(account, pool, user, { type: 'SignUp', response: 'Pass' })
  return { UserConfirmed: false, UserSub: sub, CodeDeliveryDetails: sendConfirmation(account, pool, user) }
})

/** Sends the code that confirms the user; undefined where the pool verifies nothing that the user has. */
export function sendConfirmation(account: Account, pool: Pool, user: User): CodeDeliveryDetails | undefined {
  const medium = verificationMedium(pool.settings, user)
  const to = medium && destination(user, medium)
  if (medium === undefined || to === undefined) return undefined
  const details = sendCode(account, pool, user, 'sign-up', { medium, destination: to })
  requireDelivery(account)
  return details
}

/** The user with a password, without one only where codes can do instead. What the service then says is not known. */
function withPassword(pool: Pool, user: User, password: string | undefined): User {
  const { settings } = pool
  if (password !== undefined) {
    checkPassword(settings.passwordPolicy, password, 'SignUp')
    return { ...user, credential: permanentCredential(user, password, settings.passwordPolicy) }
  }
  if (!needsNoPassword(settings, user.attributes)) throw invalidParameter('Password is required.')
  return user
}
