import { findPool } from '../../pool/account.ts'
import { isInHistory, permanentCredential, temporaryCredential } from '../../pool/credential.ts'
import { deliver, recoveryMedium } from '../../pool/delivery.ts'
import { policyViolation } from '../../pool/password-policy.ts'
import { changeUser, findUser } from '../../pool/pool.ts'
import {
  invalidParameter,
  invalidPassword,
  notAuthorized,
  passwordInHistory,
} from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'

export const adminSetUserPassword = operation('AdminSetUserPassword', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const user = findUser(pool, request.Username)
  const policy = pool.settings.passwordPolicy
  const violation = policyViolation(policy, request.Password)
  if (violation !== undefined) throw invalidPassword(`Password does not conform to policy: ${violation}`)
  const now = account.now()
  if (request.Permanent !== true) {
    const credential = temporaryCredential(user, request.Password, policy, now)
    changeUser(pool, user, { status: 'FORCE_CHANGE_PASSWORD', credential }, now)
    return {}
  }
  if (isInHistory(user, request.Password, policy)) throw passwordInHistory()
  const credential = permanentCredential(user, request.Password, policy)
  changeUser(pool, user, { status: 'CONFIRMED', credential }, now)
  return {}
})

/** The states in which a user has a password of their own to forget. */
const resettable = new Set(['CONFIRMED', 'RESET_REQUIRED', 'UNCONFIRMED'])

export const adminResetUserPassword = operation('AdminResetUserPassword', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const user = findUser(pool, request.Username)
  if (!user.enabled) throw notAuthorized('User is disabled.')
  if (!resettable.has(user.status)) throw notAuthorized('User password cannot be reset in the current state.')
  const medium = recoveryMedium(user)
  if (medium === undefined) {
    throw invalidParameter(
      'Cannot reset password for the user as there is no registered/verified email or phone_number',
    )
  }
  const secret = String(account.random.below(1_000_000)).padStart(6, '0')
  changeUser(pool, user, { status: 'RESET_REQUIRED' }, account.now())
  deliver(account, user, { kind: 'password-reset-code', secret }, [medium])
  return {}
})
