import { checkSecretHash, findApplication } from '../../pool/clients/application.ts'
import { hidesUserExistence } from '../../pool/clients/client.ts'
import { countRequest } from '../../pool/passwords/codes.ts'
import { simulatedDelivery } from '../../pool/passwords/recovery.ts'
import { lookUpUser, type Pool } from '../../pool/pool.ts'
import { recordSignIn } from '../../pool/sign-in/sign-in-events.ts'
import type { User } from '../../pool/users/user.ts'
import {
  invalidParameter,
  notAuthorized,
  type ServiceException,
  unknownToClient,
} from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'
import { sendConfirmation } from './sign-up.ts'

export const resendConfirmationCode = operation('ResendConfirmationCode', (account, request) => {
  const { pool, client } = findApplication(account, request.ClientId)
  checkSecretHash(client, request.Username, request.SecretHash)
  const user = recipient(pool, request.Username)
  if (user instanceof Error) {
    if (!hidesUserExistence(client)) throw user
    const media = pool.settings.autoVerifiedAttributes.includes('phone_number') ? ['SMS' as const] : []
    return { CodeDeliveryDetails: simulatedDelivery(request.Username, media) }
  }
  countRequest(account, pool, user, 'sign-up')
  const details = sendConfirmation(account, pool, user)
  if (details === undefined) {
    throw invalidParameter('Cannot resend codes. Auto verification not turned on.')
  }
  recordSignIn(account, pool, user, { type: 'ResendCode', response: 'Pass' })
  return { CodeDeliveryDetails: details }
})

/** The user who waits for a code. Or why there is none, which a client that hides users does not tell. */
function recipient(pool: Pool, username: string): User | ServiceException {
  const user = lookUpUser(pool, username)
  if (user === undefined) return unknownToClient()
  if (!user.enabled) return notAuthorized('User is disabled.')
  return user.status === 'UNCONFIRMED' ? user : invalidParameter('User is already confirmed.')
}
