import { randomUuid } from '../../random.ts'
import type { Account } from '../account.ts'
import type { Pool } from '../pool.ts'
import type { User } from '../users/user.ts'

/** How long the service keeps an event: two years, in milliseconds. */
export const signInEventLifetime = 2 * 365 * 24 * 60 * 60 * 1000

/** An attempt to sign in, sign up or change a password, as threat protection keeps it. Times in milliseconds. */
export type SignInEvent = SignInAttempt & {
  readonly id: string
  readonly createdAt: number
  readonly risk: SignInRisk
  readonly feedback?: {
    readonly value: 'Valid' | 'Invalid'
    readonly provider: string
    readonly givenAt: number
  }
}

/** What threat protection thought of an attempt. */
export type SignInRisk = {
  readonly decision: 'NoRisk' | 'AccountTakeover' | 'Block'
  readonly level?: 'Low' | 'Medium' | 'High'
  readonly compromisedCredentials: boolean
}

/** What the sign-in side tells of an attempt. */
export type SignInAttempt = {
  readonly type: 'SignIn' | 'SignUp' | 'ForgotPassword' | 'PasswordChange' | 'ResendCode'
  /** `InProgress` while the user has a challenge to answer. */
  readonly response: 'Pass' | 'Fail' | 'InProgress'
  readonly challenges?: readonly {
    readonly name: 'Password' | 'Mfa'
    readonly response: 'Success' | 'Failure'
  }[]
  readonly ipAddress?: string
  readonly deviceName?: string
  readonly timezone?: string
  readonly city?: string
  readonly country?: string
}

const noRisk: SignInRisk = { decision: 'NoRisk', compromisedCredentials: false }

/** Whether the pool looks at sign-in attempts at all. */
export function hasThreatProtection(pool: Pool): boolean {
  return (pool.settings.addOns?.AdvancedSecurityMode ?? 'OFF') !== 'OFF'
}

/**
 * Notes an attempt and gives its event id, which tokens carry as `event_id`. A pool without threat protection keeps
 * no event, and the id is a new one all the same. `eventId` names the event of an earlier step of the same sign-in:
 * it then becomes what this attempt says, and keeps its time and its id.
 */
export function recordSignIn(
  account: Account,
  pool: Pool,
  user: User,
  attempt: SignInAttempt,
  eventId?: string,
): string {
  const now = account.now()
  const before = signInEventsOf(pool, user, now)
  const earlier = before.find((event) => event.id === eventId)
  const id = eventId ?? randomUuid(account.random)
  if (!hasThreatProtection(pool)) return id
  const event: SignInEvent = { createdAt: now, risk: noRisk, ...earlier, ...attempt, id }
  const after =
    earlier === undefined
      ? [event, ...before]
      : before.map((candidate) => (candidate === earlier ? event : candidate))
  pool.signInEvents.put(user, after)
  return id
}

/** A user's events that the service still keeps, the newest first. */
export function signInEventsOf(pool: Pool, user: User, now: number): readonly SignInEvent[] {
  return pool.signInEvents.of(user).filter((event) => now - event.createdAt <= signInEventLifetime)
}
