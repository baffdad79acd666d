import { isPassword, permanentCredential, refuseFormerPassword } from '../../pool/passwords/credential.ts'
import { checkPassword } from '../../pool/passwords/password-policy.ts'
import { changeUser, removeUser } from '../../pool/pool.ts'
import { mfaOptions, mfaSettings } from '../../pool/sign-in/mfa.ts'
import { recordSignIn } from '../../pool/sign-in/sign-in-events.ts'
import { isReadable } from '../../pool/sign-in/token-claims.ts'
import { setAttributes } from '../../pool/users/set-attributes.ts'
import { refuseUnwritable } from '../../pool/users/write-permission.ts'
import { attemptLimitExceeded, notAuthorized } from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'
import { attributeList } from '../output.ts'
import { signedIn } from './signed-in.ts'

export const getUser = operation('GetUser', async (account, request) => {
  const { pool, client, user } = await signedIn(account, 'GetUser', request.AccessToken)
  const mfa = pool.mfa.of(user)
  return {
    Username: user.username,
    UserAttributes: attributeList(user).filter(({ Name }) => Name === 'sub' || isReadable(client, Name)),
    ...mfaSettings(mfa),
    ...mfaOptions(mfa),
  }
})

/**
 * Wrong passwords count as they do at a sign-in; that they then end in LimitExceededException is what the operation
 * declares.
 */
export const changePassword = operation('ChangePassword', async (account, request) => {
  const { pool, user } = await signedIn(account, 'ChangePassword', request.AccessToken)
  const now = account.now()
  const policy = pool.settings.passwordPolicy
  if (pool.signInAttempts.isLockedOut(user.sub, now)) throw attemptLimitExceeded()
  if (user.credential !== undefined && !isPassword(user, request.PreviousPassword ?? '')) {
    pool.signInAttempts.noteFailure(user.sub, now)
    recordSignIn(account, pool, user, { type: 'PasswordChange', response: 'Fail' })
    throw notAuthorized('Incorrect username or password.')
  }
  checkPassword(policy, request.ProposedPassword)
  refuseFormerPassword(user, request.ProposedPassword, policy)
  pool.signInAttempts.forget(user.sub)
  changeUser(pool, user, { credential: permanentCredential(user, request.ProposedPassword, policy) }, now)
  recordSignIn(account, pool, user, { type: 'PasswordChange', response: 'Pass' })
  return {}
})

export const updateUserAttributes = operation('UpdateUserAttributes', async (account, request) => {
  const { pool, client, user } = await signedIn(account, 'UpdateUserAttributes', request.AccessToken)
  refuseUnwritable(client, pool.settings.schema, request.UserAttributes)
  return { CodeDeliveryDetailsList: setAttributes(account, pool, user, request.UserAttributes) }
})

export const deleteUserAttributes = operation('DeleteUserAttributes', async (account, request) => {
  const { pool, client, user } = await signedIn(account, 'DeleteUserAttributes', request.AccessToken)
  const given = request.UserAttributeNames.map((Name) => ({ Name }))
  refuseUnwritable(client, pool.settings.schema, given)
  setAttributes(account, pool, user, given)
  return {}
})

export const deleteUser = operation('DeleteUser', async (account, request) => {
  const { pool, user } = await signedIn(account, 'DeleteUser', request.AccessToken)
  removeUser(pool, user)
  return {}
})
