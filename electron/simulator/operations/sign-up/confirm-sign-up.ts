import { findPool } from '../../pool/account.ts'
import { checkSecretHash, findApplication } from '../../pool/clients/application.ts'
import { hidesUserExistence } from '../../pool/clients/client.ts'
import { type Code, enteredCode, spendCode } from '../../pool/passwords/codes.ts'
import { changeUser, findUser, lookUpUser } from '../../pool/pool.ts'
import { refuseTakenAliases, takeOverAliases } from '../../pool/users/aliases.ts'
import type { User } from '../../pool/users/user.ts'
import { expiredCode, notAuthorized, unknownToClient } from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'

/**
 * What the service answers for users whose existence it hides is not documented for this operation; that it is the
 * answer to a code that is not there, is what applications with a wrong username report.
 */
export const confirmSignUp = operation('ConfirmSignUp', (account, request) => {
  const { pool, client } = findApplication(account, request.ClientId)
  checkSecretHash(client, request.Username, request.SecretHash)
  const user = lookUpUser(pool, request.Username)
  if (user === undefined) throw hidesUserExistence(client) ? expiredCode() : unknownToClient()
  if (!user.enabled) throw notAuthorized('User is disabled.')
  refuseConfirmed(user)
  const code = enteredCode(account, pool, user, 'sign-up', request.ConfirmationCode)
  const now = account.now()
  const confirmed: User = { ...user, status: 'CONFIRMED', attributes: verified(user, code) }
  const force = request.ForceAliasCreation === true
  refuseTakenAliases(pool, confirmed, force)
  if (force) takeOverAliases(pool, confirmed, now)
  changeUser(pool, user, { status: confirmed.status, attributes: confirmed.attributes }, now)
  spendCode(pool, user, 'sign-up')
  return {}
})

/** Confirms without a code, and verifies nothing. */
export const adminConfirmSignUp = operation('AdminConfirmSignUp', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const user = findUser(pool, request.Username)
  refuseConfirmed(user)
  changeUser(pool, user, { status: 'CONFIRMED' }, account.now())
  return {}
})

function refuseConfirmed({ status }: User): void {
  if (status !== 'UNCONFIRMED') throw notAuthorized(`User cannot be confirmed. Current status is ${status}`)
}

/** The address that the code went to is verified, unless the user has another one by now. */
function verified({ attributes }: User, { attribute, destination }: Code): User['attributes'] {
  return attributes[attribute] === destination
    ? { ...attributes, [`${attribute}_verified`]: 'true' }
    : attributes
}
