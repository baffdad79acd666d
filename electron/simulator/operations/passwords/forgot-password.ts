import { type Account, findPool } from '../../pool/account.ts'
import { checkSecretHash, findApplication } from '../../pool/clients/application.ts'
import { hidesUserExistence } from '../../pool/clients/client.ts'
import { type CodeDeliveryDetails, destination, type Medium, requireDelivery } from '../../pool/delivery.ts'
import { countRequest, enteredCode, sendCode, spendCode } from '../../pool/passwords/codes.ts'
import { permanentCredential, refuseFormerPassword } from '../../pool/passwords/credential.ts'
import { checkPassword } from '../../pool/passwords/password-policy.ts'
import {
  recoveryMedia,
  recoveryMedium,
  refuseAdministratorsOnly,
  simulatedDelivery,
} from '../../pool/passwords/recovery.ts'
import { changeUser, findUser, lookUpUser, type Pool } from '../../pool/pool.ts'
import { recordSignIn } from '../../pool/sign-in/sign-in-events.ts'
import type { User } from '../../pool/users/user.ts'
import { codeMismatch, notAuthorized, unknownToClient } from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'

/** Turns the user's password off until a new one has been set with the code that is sent. */
export const adminResetUserPassword = operation('AdminResetUserPassword', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const user = findUser(pool, request.Username)
  refuseAdministratorsOnly(pool)
  const medium = recoveryMedium(pool, user)
  if (medium instanceof Error) throw medium
  changeUser(pool, user, { status: 'RESET_REQUIRED' }, account.now())
  sendRecoveryCode(account, pool, user, medium)
  return {}
})

export const forgotPassword = operation('ForgotPassword', (account, request) => {
  const { pool, client } = findApplication(account, request.ClientId)
  checkSecretHash(client, request.Username, request.SecretHash)
  refuseAdministratorsOnly(pool)
  const user = lookUpUser(pool, request.Username)
  const medium = user === undefined ? unknownToClient() : recoveryMedium(pool, user)
  if (user === undefined || medium instanceof Error) {
    if (!hidesUserExistence(client)) throw medium
    return { CodeDeliveryDetails: simulatedDelivery(request.Username, recoveryMedia(pool.settings)) }
  }
  countRequest(account, pool, user, 'password-reset')
  const details = sendRecoveryCode(account, pool, user, medium)
  requireDelivery(account)
  recordSignIn(account, pool, user, { type: 'ForgotPassword', response: 'InProgress' })
  return { CodeDeliveryDetails: details }
})

/** Whoever has entered the code is confirmed by that, whatever their status: nothing documented speaks against it. */
export const confirmForgotPassword = operation('ConfirmForgotPassword', (account, request) => {
  const { pool, client } = findApplication(account, request.ClientId)
  checkSecretHash(client, request.Username, request.SecretHash)
  const user = lookUpUser(pool, request.Username)
  if (user === undefined) throw hidesUserExistence(client) ? codeMismatch() : unknownToClient()
  if (!user.enabled) {
    throw hidesUserExistence(client) ? codeMismatch() : notAuthorized('User is disabled.')
  }
  enteredCode(account, pool, user, 'password-reset', request.ConfirmationCode)
  const policy = pool.settings.passwordPolicy
  checkPassword(policy, request.Password)
  refuseFormerPassword(user, request.Password, policy)
  const credential = permanentCredential(user, request.Password, policy)
  changeUser(pool, user, { status: 'CONFIRMED', credential }, account.now())
  spendCode(pool, user, 'password-reset')
  recordSignIn(account, pool, user, { type: 'ForgotPassword', response: 'Pass' })
  return {}
})

function sendRecoveryCode(account: Account, pool: Pool, user: User, medium: Medium): CodeDeliveryDetails {
  const to = destination(user, medium) ?? ''
  return sendCode(account, pool, user, 'password-reset', { medium, destination: to })
}
