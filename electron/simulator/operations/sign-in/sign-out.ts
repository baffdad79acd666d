import { findPool } from '../../pool/account.ts'
import { lookUpApplication } from '../../pool/clients/application.ts'
import { findUser } from '../../pool/pool.ts'
import { unauthorized, unsupportedOperation, unsupportedTokenType } from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'
import { knowsSecret } from './client-secret.ts'
import { signedIn } from './signed-in.ts'

/** Ends the user's tokens; the user as such stays as it is. */
export const adminUserGlobalSignOut = operation('AdminUserGlobalSignOut', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  pool.sessions.endAll(findUser(pool, request.Username), account.now())
  return {}
})

export const globalSignOut = operation('GlobalSignOut', async (account, request) => {
  const { pool, user } = await signedIn(account, 'GlobalSignOut', request.AccessToken)
  pool.sessions.endAll(user, account.now())
  return {}
})

/**
 * Ends a refresh token and the access tokens that came from it. Nothing happens for a token that is not the client's,
 * as OAuth has it; that, and the messages' wording, is not confirmed.
 */
export const revokeToken = operation('RevokeToken', (account, request) => {
  const application = lookUpApplication(account, request.ClientId)
  if (application === undefined || !knowsSecret(application.client, request.ClientSecret))
    throw unauthorized('Invalid client or secret')
  const { pool, client } = application
  if (client.settings.EnableTokenRevocation === false)
    throw unsupportedOperation('This feature is not enabled for this client')
  // Id and access tokens have three parts, refresh tokens five.
  if (request.Token.split('.').length === 3) throw unsupportedTokenType('Token type is not supported.')
  const record = pool.sessions.refreshToken(request.Token)
  const user = record && pool.users.bySub(record.sub)
  const session = user && pool.sessions.tokenSession(user, record.sessionId)
  if (user !== undefined && session?.clientId === client.id) {
    pool.sessions.end(user, session, request.RevokeAssociatedSessions, account.now())
  }
  return {}
})
