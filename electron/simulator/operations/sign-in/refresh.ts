import type { Account } from '../../pool/account.ts'
import { type Application, checkSecretHash, findApplication } from '../../pool/clients/application.ts'
import type { RefreshToken, TokenSession } from '../../pool/sign-in/sessions.ts'
import type { User } from '../../pool/users/user.ts'
import { notAuthorized, refreshTokenReuse, unsupportedOperation } from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'
import { type AuthParameters, parameter } from './auth-parameters.ts'
import { checkClientSecret } from './client-secret.ts'
import { type AuthenticationResult, issueRefreshToken, issueTokens } from './issue-tokens.ts'
import type { SignInAnswer } from './next-step.ts'

/** What a refresh token stands for. */
type Grant = {
  readonly token: string
  readonly record: RefreshToken
  readonly session: TokenSession
  readonly user: User
}

/** REFRESH_TOKEN_AUTH. The words for a client whose refresh tokens rotate are not confirmed. */
export async function refreshSignIn(
  account: Account,
  application: Application,
  parameters: AuthParameters,
): Promise<SignInAnswer> {
  const { client } = application
  if (rotates(application)) throw unsupportedOperation('This API does not support refresh token rotation')
  const grant = readGrant(account, application, parameter(parameters, 'REFRESH_TOKEN'))
  checkSecretHash(client, grant.user.username, parameters?.SECRET_HASH)
  if (grant.record.retiredAt !== undefined) throw notAuthorized('Refresh Token has been revoked')
  return { AuthenticationResult: await refresh(account, application, grant), ChallengeParameters: {} }
}

export const getTokensFromRefreshToken = operation('GetTokensFromRefreshToken', async (account, request) => {
  const application = findApplication(account, request.ClientId)
  checkClientSecret(application.client, request.ClientSecret)
  const grant = readGrant(account, application, request.RefreshToken)
  refuseReuse(account, application, grant)
  const tokens = await refresh(account, application, grant)
  if (!rotates(application)) return { AuthenticationResult: tokens }
  const RefreshToken = rotate(account, application, grant)
  return { AuthenticationResult: { ...tokens, RefreshToken } }
})

/**
 * Throws NotAuthorizedException for a refresh token that is foreign, has expired or was revoked, and for one whose user
 * is gone or disabled. The words for a deleted user are not confirmed.
 */
function readGrant(account: Account, { pool, client }: Application, token: string): Grant {
  const record = pool.sessions.refreshToken(token)
  if (record === undefined) throw notAuthorized('Invalid Refresh Token')
  const user = pool.users.bySub(record.sub)
  if (user === undefined) throw notAuthorized('The user has been deleted for the associated refresh token')
  const session = pool.sessions.tokenSession(user, record.sessionId)
  if (session === undefined || session.clientId !== client.id) throw notAuthorized('Invalid Refresh Token')
  if (!user.enabled) throw notAuthorized('User is disabled.')
  if (session.revokedAt !== undefined) throw notAuthorized('Refresh Token has been revoked')
  if (account.now() >= record.expiresAt) throw notAuthorized('Refresh Token has expired')
  return { token, record, session, user }
}

function refresh(
  account: Account,
  { pool, client }: Application,
  { user, session }: Grant,
): Promise<AuthenticationResult> {
  pool.sessions.change(user, session.id, { lastActiveAt: account.now() })
  return issueTokens(account, pool, client, user, session)
}

/** Throws RefreshTokenReuseException for a token whose time of grace is over. */
function refuseReuse(account: Account, { client }: Application, { record }: Grant): void {
  if (record.retiredAt === undefined) return
  const grace = (client.settings.RefreshTokenRotation?.RetryGracePeriodSeconds ?? 0) * 1000
  if (account.now() >= record.retiredAt + grace) throw refreshTokenReuse()
}

/** Takes a refresh token out of use, after the client's time of grace, and gives the one that takes its place. */
function rotate(account: Account, { pool }: Application, { token, record, user, session }: Grant): string {
  const now = account.now()
  pool.sessions.putRefreshToken(token, { retiredAt: now, ...record }, now)
  return issueRefreshToken(account, pool, user, session)
}

function rotates({ client }: Application): boolean {
  return client.settings.RefreshTokenRotation?.Feature === 'ENABLED'
}
