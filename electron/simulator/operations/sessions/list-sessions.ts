import { type Account, findPool } from '../../pool/account.ts'
import { findUser, type Pool } from '../../pool/pool.ts'
import { isActive, type Session } from '../../pool/sign-in/sessions.ts'
import type { User } from '../../pool/users/user.ts'
import { operation } from '../../protocol/operation.ts'
import { timestamp } from '../output.ts'
import { signedIn } from '../sign-in/signed-in.ts'
import { refuseUntracked } from './configuration.ts'

/** No list is longer; 100 token sessions are the most that a pool can allow. */
const longestList = 125

export const adminListUserSessions = operation('AdminListUserSessions', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  return list(account, pool, findUser(pool, request.Username), request.NextToken)
})

export const listUserSessions = operation('ListUserSessions', async (account, request) => {
  const { pool, user, session } = await signedIn(account, 'ListUserSessions', request.AccessToken)
  return list(account, pool, user, request.NextToken, session.id)
})

/**
 * One page, as the service gives all of them at once; it never issues a token, and takes none. The last active session
 * comes first, which is not confirmed. What was started or revoked within the pool's consistency delay does not show.
 */
function list(
  account: Account,
  pool: Pool,
  user: User,
  token: string | undefined,
  current?: string,
): { Sessions: object[] } {
  refuseUntracked(pool)
  if (token !== undefined) account.tokens.read(['ListUserSessions', user.sub], token, account.now())
  const then = account.now() - account.replication.delayMs
  const sessions = pool.sessions
    .of(user)
    .filter((session) => session.tracked && session.createdAt <= then && wasActive(session, then))
    .sort((left, right) => right.lastActiveAt - left.lastActiveAt)
    .slice(0, longestList)
  return { Sessions: sessions.map((session) => sessionType(session, session.id === current)) }
}

function wasActive(session: Session, then: number): boolean {
  const { revokedAt, ...unrevoked } = session
  return revokedAt !== undefined && revokedAt > then ? isActive(unrevoked, then) : isActive(session, then)
}

/** The API's type of a session. */
function sessionType(session: Session, isCurrent: boolean): object {
  const { origin } = session
  return {
    SessionId: session.id,
    SessionType: session.kind,
    ClientId: session.clientId,
    CreateDate: timestamp(session.createdAt),
    LastActiveDate: timestamp(session.lastActiveAt),
    DeviceType: origin.device,
    LastIPAddress: origin.ipAddress,
    LastLocation: { City: origin.city, Country: origin.country },
    OriginSessionId: session.kind === 'TOKEN' ? session.originSessionId : undefined,
    IsCurrentSession: isCurrent,
  }
}
