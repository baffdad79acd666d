import { attemptLimitExceeded, codeMismatch, expiredCode } from '../../protocol/exceptions.ts'
import type { Account } from '../account.ts'
import {
  type CodeDeliveryDetails,
  type ContactAttribute,
  contactAttribute,
  deliver,
  deliveryDetails,
  type Medium,
} from '../delivery.ts'
import type { Message } from '../outbox.ts'
import type { Pool } from '../pool.ts'
import type { User } from '../users/user.ts'

/** What a code is good for: to confirm a sign-up, to reset the password, or to prove an address. */
export type CodePurpose = 'sign-up' | 'password-reset' | ContactAttribute

/** A code on its way. Times in milliseconds since the epoch. */
export type Code = {
  readonly secret: string
  /** Where it was sent, which whoever knows it has proved to read. */
  readonly destination: string
  readonly attribute: ContactAttribute
  readonly expiresAt: number
}

/** What is counted against the hourly limit. */
type Attempt = `${'send' | 'enter'} ${CodePurpose}`

/** A user's codes, of each purpose the last one sent, and when codes were asked for or entered. */
export type UserCodes = {
  readonly codes: { readonly [Purpose in CodePurpose]?: Code | undefined }
  readonly attempts: { readonly [Kind in Attempt]?: readonly number[] | undefined }
}

export const noCodes: UserCodes = { codes: {}, attempts: {} }

const hour = 60 * 60 * 1000

/** How long a code can be used, in milliseconds. Source: "Quotas in Amazon Cognito" in AWS's developer guide. */
const lifetimes: Readonly<Record<CodePurpose, number>> = {
  'sign-up': 24 * hour,
  'password-reset': hour,
  email: 24 * hour,
  phone_number: 24 * hour,
}

const messageKinds: Readonly<Record<CodePurpose, Message['kind']>> = {
  'sign-up': 'sign-up-code',
  'password-reset': 'password-reset-code',
  email: 'attribute-verification-code',
  phone_number: 'attribute-verification-code',
}

/**
 * How often in an hour a user may ask for a code of one kind, and enter one. AWS's developer guide says between 5 and
 * 20 for passwords, by the risk of the request, and nothing of the others.
 */
const attemptsPerHour = 10

/** Sends the user a new code, which takes the place of the one before. */
export function sendCode(
  account: Account,
  pool: Pool,
  user: User,
  purpose: CodePurpose,
  to: { readonly medium: Medium; readonly destination: string },
): CodeDeliveryDetails {
  const secret = String(account.random.below(1_000_000)).padStart(6, '0')
  const code: Code = {
    secret,
    destination: to.destination,
    attribute: contactAttribute(to.medium),
    expiresAt: account.now() + lifetimes[purpose],
  }
  const before = pool.codes.of(user)
  pool.codes.put(user, { ...before, codes: { ...before.codes, [purpose]: code } })
  deliver(account, user, { kind: messageKinds[purpose], secret, ...to })
  return deliveryDetails(to.medium, to.destination)
}

/** Counts that a user asks for a code. Throws LimitExceededException for one time too many in an hour. */
export function countRequest(account: Account, pool: Pool, user: User, purpose: CodePurpose): void {
  count(account, pool, user, `send ${purpose}`)
}

/**
 * The code that the user has entered. It can be entered again, until `spendCode`. Throws CodeMismatchException for a
 * wrong one, ExpiredCodeException where there is none that still counts, LimitExceededException for one try too many.
 */
export function enteredCode(
  account: Account,
  pool: Pool,
  user: User,
  purpose: CodePurpose,
  entered: string,
): Code {
  count(account, pool, user, `enter ${purpose}`)
  const code = pool.codes.of(user).codes[purpose]
  if (code === undefined || account.now() >= code.expiresAt) throw expiredCode()
  if (code.secret !== entered) throw codeMismatch()
  return code
}

/** Takes a code out of use, and forgets the tries that it took to enter it. */
export function spendCode(pool: Pool, user: User, purpose: CodePurpose): void {
  const { codes, attempts } = pool.codes.of(user)
  pool.codes.put(user, {
    codes: { ...codes, [purpose]: undefined },
    attempts: { ...attempts, [`enter ${purpose}`]: undefined },
  })
}

/** Takes a code out of use, because what it was sent for is no longer asked for. */
export function dropCode(pool: Pool, user: User, purpose: CodePurpose): void {
  const before = pool.codes.of(user)
  if (before.codes[purpose] === undefined) return
  pool.codes.put(user, { ...before, codes: { ...before.codes, [purpose]: undefined } })
}

function count(account: Account, pool: Pool, user: User, attempt: Attempt): void {
  const now = account.now()
  const before = pool.codes.of(user)
  const recent = (before.attempts[attempt] ?? []).filter((time) => now - time < hour)
  if (recent.length >= attemptsPerHour) throw attemptLimitExceeded()
  pool.codes.put(user, { ...before, attempts: { ...before.attempts, [attempt]: [...recent, now] } })
}
