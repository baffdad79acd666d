import type { Account } from '../../pool/account.ts'
import type { Client } from '../../pool/clients/client.ts'
import type { Pool } from '../../pool/pool.ts'
import type { SessionOrigin } from '../../pool/sign-in/sessions.ts'
import { recordSignIn, type SignInAttempt } from '../../pool/sign-in/sign-in-events.ts'
import type { User } from '../../pool/users/user.ts'

/** A sign-in on its way. */
export type SignIn = {
  readonly pool: Pool
  readonly client: Client
  readonly user: User
  /** The event that the attempt is kept under; absent until the first step has been taken. */
  readonly eventId?: string
  readonly origin: SessionOrigin
}

/** A sign-in whose first step has been taken. */
export type StartedSignIn = SignIn & { readonly eventId: string }

/** Writes down how a step of a sign-in went, and gives the event's id. */
export function recordStep(
  account: Account,
  signIn: SignIn,
  step: {
    readonly name: 'Password' | 'Mfa'
    readonly succeeded: boolean
    readonly response: SignInAttempt['response']
  },
): string {
  const { pool, user, origin, eventId } = signIn
  const earlier = step.name === 'Mfa' ? [{ name: 'Password', response: 'Success' } as const] : []
  const attempt: SignInAttempt = {
    type: 'SignIn',
    response: step.response,
    challenges: [...earlier, { name: step.name, response: step.succeeded ? 'Success' : 'Failure' }],
    ipAddress: origin.ipAddress,
    deviceName: origin.device,
  }
  return recordSignIn(account, pool, user, attempt, eventId)
}

/**
 * Where a sign-in comes from, as far as the request tells. The simulator looks at no user agent, and has no map of
 * addresses.
 */
export function originOf(ipAddress: string | undefined): SessionOrigin {
  return { device: 'unknown', ipAddress: ipAddress ?? '127.0.0.1', country: 'unknown' }
}
