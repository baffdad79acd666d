import { notAuthorized } from '../../protocol/exceptions.ts'
import type { Account } from '../account.ts'
import { authSessionLifetime, type Client } from '../clients/client.ts'
import { newAuthSession } from '../opaque.ts'
import type { Pool } from '../pool.ts'
import type { User } from '../users/user.ts'

/** What a user has to do next to get on with a sign-in. */
export type Challenge =
  | { readonly name: 'NEW_PASSWORD_REQUIRED' }
  | { readonly name: 'SMS_MFA' | 'EMAIL_OTP'; readonly code: string; readonly destination: string }
  | { readonly name: 'SOFTWARE_TOKEN_MFA' }
  | { readonly name: 'SELECT_MFA_TYPE' }
  /** `secret`: what an authenticator app has been given; `verified`: that it has shown that it knows it. */
  | { readonly name: 'MFA_SETUP'; readonly secret?: string; readonly verified?: true }

/** A sign-in that waits for its user. Times in milliseconds since the epoch. */
export type PendingSignIn = {
  readonly session: string
  readonly challenge: Challenge
  readonly clientId: string
  readonly sub: string
  /** The event that the attempt is kept under. */
  readonly eventId: string
  readonly expiresAt: number
  readonly used: boolean
}

const remembered = 60 * 60 * 1000

/** The sign-ins under way, by their session. Used and expired ones stay known for an hour, to be told apart. */
export class PendingSignIns {
  readonly #bySession = new Map<string, PendingSignIn>()

  get(session: string): PendingSignIn | undefined {
    return this.#bySession.get(session)
  }

  put(pending: PendingSignIn, now: number): void {
    for (const [session, { expiresAt }] of this.#bySession) {
      // In the order in which they began, which is nearly that of their ends.
      if (now - expiresAt < remembered) break
      this.#bySession.delete(session)
    }
    this.#bySession.set(pending.session, pending)
  }
}

/** Has the user answer a challenge, in a session of its own that the client's `AuthSessionValidity` limits. */
export function awaitAnswer(
  account: Account,
  pool: Pool,
  signIn: { readonly client: Client; readonly user: User; readonly eventId: string },
  challenge: Challenge,
): PendingSignIn {
  const now = account.now()
  const pending: PendingSignIn = {
    session: newAuthSession(account.random),
    challenge,
    clientId: signIn.client.id,
    sub: signIn.user.sub,
    eventId: signIn.eventId,
    expiresAt: now + authSessionLifetime(signIn.client),
    used: false,
  }
  pool.pendingSignIns.put(pending, now)
  return pending
}

/**
 * The sign-in that a session stands for, if it is the client's, and waits for that challenge's answer. Throws
 * NotAuthorizedException for every other one.
 */
export function pendingSignIn(
  account: Account,
  pool: Pool,
  request: { readonly session: string; readonly clientId?: string; readonly challengeName: string },
): PendingSignIn {
  const pending = pool.pendingSignIns.get(request.session)
  if (pending === undefined) throw notAuthorized('Invalid session for the user.')
  if (pending.used) throw notAuthorized('Invalid session for the user, session can only be used once.')
  if (account.now() >= pending.expiresAt)
    throw notAuthorized('Invalid session for the user, session is expired.')
  const { clientId = pending.clientId, challengeName } = request
  if (pending.clientId !== clientId || pending.challenge.name !== challengeName)
    throw notAuthorized('Invalid session for the user.')
  return pending
}

/** A session works once: after the right answer, no more. */
export function markUsed(account: Account, pool: Pool, pending: PendingSignIn): void {
  pool.pendingSignIns.put({ ...pending, used: true }, account.now())
}
