import { type Account, findPool } from '../../pool/account.ts'
import { findUser, type Pool } from '../../pool/pool.ts'
import { isActive } from '../../pool/sign-in/sessions.ts'
import type { User } from '../../pool/users/user.ts'
import { invalidParameter, resourceNotFound } from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'
import { signedIn } from '../sign-in/signed-in.ts'
import { refuseUntracked } from './configuration.ts'

type Revocation = {
  readonly SessionId: string
  readonly RevokeAssociatedSessions?: 'NONE' | 'LINKED' | undefined
}

export const adminRevokeUserSession = operation('AdminRevokeUserSession', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  return revoke(account, pool, findUser(pool, request.Username), request)
})

/** That InvalidParameterException refuses the caller's own session is not confirmed. */
export const revokeUserSession = operation('RevokeUserSession', async (account, request) => {
  const { pool, user, session } = await signedIn(account, 'RevokeUserSession', request.AccessToken)
  if (session.id === request.SessionId) throw invalidParameter('The current session cannot be revoked.')
  return revoke(account, pool, user, request)
})

/** Throws ResourceNotFoundException, in words that are not confirmed, for what is no active session of the user's. */
function revoke(account: Account, pool: Pool, user: User, request: Revocation): object {
  refuseUntracked(pool)
  const now = account.now()
  const session = pool.sessions.of(user).find(({ id, tracked }) => id === request.SessionId && tracked)
  if (session === undefined || !isActive(session, now)) throw resourceNotFound('Session not found.')
  pool.sessions.end(user, session, request.RevokeAssociatedSessions, now)
  return {}
}
