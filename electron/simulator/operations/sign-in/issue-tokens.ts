import { SignJWT } from 'jose'
import type { Account } from '../../pool/account.ts'
import { type Client, tokenLifetimes } from '../../pool/clients/client.ts'
import { newSessionId } from '../../pool/identifiers.ts'
import { newRefreshToken } from '../../pool/opaque.ts'
import type { Pool } from '../../pool/pool.ts'
import { type NewDevice, offerDevice } from '../../pool/sign-in/devices.ts'
import { issuer } from '../../pool/sign-in/issuer.ts'
import { isActive, type TokenSession } from '../../pool/sign-in/sessions.ts'
import { type SigningKey, signingKeys } from '../../pool/sign-in/signing-keys.ts'
import { accessClaims, type Claims, type Issue, idClaims } from '../../pool/sign-in/token-claims.ts'
import type { User } from '../../pool/users/user.ts'
import { randomUuid } from '../../random.ts'
import type { SignIn } from './sign-in.ts'

/** The API's AuthenticationResultType. */
export type AuthenticationResult = {
  readonly AccessToken: string
  readonly ExpiresIn: number
  readonly TokenType: 'Bearer'
  readonly RefreshToken?: string
  readonly IdToken: string
  readonly NewDeviceMetadata?: NewDevice
}

/** Starts a session for a user who has passed every challenge, and issues its tokens. */
export async function startSession(
  account: Account,
  { pool, client, user, origin }: SignIn,
  eventId: string,
): Promise<AuthenticationResult> {
  const now = account.now()
  const { configuration } = pool.sessions
  const session: TokenSession = {
    kind: 'TOKEN',
    id: newSessionId('tkn', account.random),
    clientId: client.id,
    createdAt: now,
    lastActiveAt: now,
    expiresAt: now + tokenLifetimes(client).refresh,
    tracked: configuration.tracking === 'ENABLED',
    origin,
    originJti: randomUuid(account.random),
    eventId,
  }
  if (session.tracked) evict(pool, user, configuration.maxPerUser - 1, now)
  pool.sessions.start(user, session, now)
  const RefreshToken = issueRefreshToken(account, pool, user, session)
  const NewDeviceMetadata = offerDevice(account, pool, user)
  return {
    ...(await issueTokens(account, pool, client, user, session)),
    RefreshToken,
    ...(NewDeviceMetadata === undefined ? {} : { NewDeviceMetadata }),
  }
}

/** A new refresh token of a session. It works as long as the session's first one would have. */
export function issueRefreshToken(account: Account, pool: Pool, user: User, session: TokenSession): string {
  const token = newRefreshToken(account.random)
  const record = { sub: user.sub, sessionId: session.id, expiresAt: session.expiresAt }
  pool.sessions.putRefreshToken(token, record, account.now())
  return token
}

/** New access and id tokens of a session, which tell of the user as the pool knows them now. */
export async function issueTokens(
  account: Account,
  pool: Pool,
  client: Client,
  user: User,
  session: TokenSession,
): Promise<AuthenticationResult> {
  const issuedAt = seconds(account.now())
  const lifetimes = tokenLifetimes(client)
  const issue: Issue = {
    issuer: issuer(account, pool),
    eventId: session.eventId,
    authTime: seconds(session.createdAt),
    issuedAt,
    ...(client.settings.EnableTokenRevocation === false ? {} : { originJti: session.originJti }),
  }
  const token = (lifetime: number) => ({
    jti: randomUuid(account.random),
    expiresAt: issuedAt + seconds(lifetime),
  })
  const keys = signingKeys(pool)
  const access = accessClaims(pool, client, user, issue, token(lifetimes.access))
  const id = idClaims(pool, client, user, issue, token(lifetimes.id))
  const [AccessToken, IdToken] = await Promise.all([sign(keys.access, access), sign(keys.id, id)])
  return { AccessToken, ExpiresIn: seconds(lifetimes.access), TokenType: 'Bearer', IdToken }
}

function sign({ jwk, privateKey }: SigningKey, claims: Claims): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ kid: jwk.kid, alg: jwk.alg }).sign(privateKey)
}

/** Ends the sessions that were active the longest ago, so that no more than `count` remain. */
function evict(pool: Pool, user: User, count: number, now: number): void {
  const active = pool.sessions
    .of(user)
    .filter((session) => session.kind === 'TOKEN' && session.tracked && isActive(session, now))
    .sort((left, right) => right.lastActiveAt - left.lastActiveAt)
  for (const { id } of active.slice(count)) pool.sessions.change(user, id, { revokedAt: now })
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000)
}
