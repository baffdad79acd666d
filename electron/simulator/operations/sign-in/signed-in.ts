import { decodeJwt, decodeProtectedHeader, errors, jwtVerify } from 'jose'
import { z } from 'zod'
import type { Account } from '../../pool/account.ts'
import { type Client, findClient } from '../../pool/clients/client.ts'
import type { Pool } from '../../pool/pool.ts'
import type { TokenSession } from '../../pool/sign-in/sessions.ts'
import { signingKeys } from '../../pool/sign-in/signing-keys.ts'
import type { User } from '../../pool/users/user.ts'
import { operationModels } from '../../protocol/api-model/model.ts'
import {
  notAuthorized,
  passwordResetRequired,
  type ServiceException,
  userNotConfirmed,
  userNotFound,
} from '../../protocol/exceptions.ts'
import type { OperationName } from '../../protocol/input.ts'

/** Whoever sends an access token. */
export type SignedIn = {
  readonly pool: Pool
  readonly client: Client
  readonly user: User
  readonly session: TokenSession
}

const claimsShape = z.object({
  sub: z.string(),
  iss: z.string(),
  client_id: z.string(),
  event_id: z.string(),
  token_use: z.literal('access'),
})

type AccessClaims = z.infer<typeof claimsShape>

/**
 * Who is signed in with an access token. Throws NotAuthorizedException for what is no access token, for one that this
 * service has not signed, that has expired or was revoked, and for a disabled user; UserNotFoundException,
 * UserNotConfirmedException and PasswordResetRequiredException for a user in that state, where `operation` declares
 * them.
 */
export async function signedIn(account: Account, operation: OperationName, token: string): Promise<SignedIn> {
  const claims = readClaims(token)
  const pool = account.pools.get(claims.iss.split('/').at(-1) ?? '')
  if (pool === undefined) throw notAuthorized('Could not verify signature for Access Token')
  await verify(account, pool, token)
  const user = pool.users.bySub(claims.sub)
  if (user === undefined) throw asDeclared(operation, userNotFound())
  if (!user.enabled) throw notAuthorized('User is disabled.')
  const session = pool.sessions.withEvent(user, claims.event_id)
  if (session === undefined || session.revokedAt !== undefined) {
    throw notAuthorized('Access Token has been revoked')
  }
  const client = findClient(pool, claims.client_id)
  if (user.status === 'UNCONFIRMED') throw asDeclared(operation, userNotConfirmed())
  if (user.status === 'RESET_REQUIRED') throw asDeclared(operation, passwordResetRequired())
  return { pool, client, user, session }
}

function readClaims(token: string): AccessClaims {
  try {
    decodeProtectedHeader(token)
    return claimsShape.parse(decodeJwt(token))
  } catch {
    throw notAuthorized('Invalid Access Token')
  }
}

async function verify(account: Account, pool: Pool, token: string): Promise<void> {
  const { publicKey, jwk } = signingKeys(pool).access
  try {
    await jwtVerify(token, publicKey, { algorithms: [jwk.alg], currentDate: new Date(account.now()) })
  } catch (error) {
    throw notAuthorized(
      error instanceof errors.JWTExpired
        ? 'Access Token has expired'
        : 'Could not verify signature for Access Token',
    )
  }
}

/** An exception that the operation does not declare comes as the one that all of them do. */
function asDeclared(operation: OperationName, exception: ServiceException): ServiceException {
  const declared: readonly string[] = operationModels[operation].errors
  return declared.includes(exception.name) ? exception : notAuthorized(exception.message)
}
