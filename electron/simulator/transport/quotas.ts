import type { Account } from '../pool/account.ts'
import { rateExceeded } from '../protocol/exceptions.ts'
import type { OperationName } from '../protocol/input.ts'
import type { Operation } from '../protocol/operation.ts'
import { categoryOf, type QuotaCategory, type QuotaName } from './quota-categories.ts'
import { requestSubject } from './request-subject.ts'

/** Requests per second by quota. What is absent is not limited. An account's change while it runs. */
export type Quotas = Partial<Record<QuotaName, number>>

const limitedPerPool: ReadonlySet<QuotaCategory> = new Set([
  'UserPoolResourceRead',
  'UserPoolResourceUpdate',
  'UserPoolClientRead',
  'UserPoolClientUpdate',
])

/** Signing in counts as reading a user. */
const userQuotas: Readonly<Partial<Record<QuotaCategory, 'ReadsPerUser' | 'WritesPerUser'>>> = {
  UserAuthentication: 'ReadsPerUser',
  UserRead: 'ReadsPerUser',
  UserResourceRead: 'ReadsPerUser',
  UserAccountRecovery: 'WritesPerUser',
  UserCreation: 'WritesPerUser',
  UserResourceUpdate: 'WritesPerUser',
  UserUpdate: 'WritesPerUser',
}

/** Challenges have a quota of their own, of so many times the category's; what exceeds it counts in the category. */
const challengeShare = 3

/**
 * The operations behind the account's quotas: a request beyond one of them fails with TooManyRequestsException, and is
 * not counted. Token buckets that hold a second's worth each; how much of a burst Cognito lets through is not documented.
 * @param clock the service's clock, in milliseconds
 */
export function withinQuotas(
  operations: ReadonlyMap<string, Operation>,
  clock: () => number,
): ReadonlyMap<string, Operation> {
  const buckets = createBuckets(clock)
  return new Map(
    [...operations].map(([name, operation]) => [
      name,
      {
        name: operation.name,
        answer(account, body) {
          const claims = claimsOf(account, operation.name, body).map((alternatives) =>
            alternatives.find((claim) => buckets.has(claim)),
          )
          if (claims.includes(undefined)) throw rateExceeded()
          for (const claim of claims) if (claim !== undefined) buckets.take(claim)
          return operation.answer(account, body)
        },
      },
    ]),
  )
}

type Claim = { readonly bucket: string; readonly rate: number }

/** The buckets that a request needs a token of; of those in one list it needs one. */
function claimsOf(account: Account, operation: OperationName, body: unknown): readonly (readonly Claim[])[] {
  const { quotas } = account
  const category = categoryOf[operation]
  const claims: Claim[][] = []
  const rate = quotas[category]
  if (rate !== undefined) {
    const claim = { bucket: category, rate }
    const isChallenge = operation === 'RespondToAuthChallenge' || operation === 'AdminRespondToAuthChallenge'
    claims.push(isChallenge ? [{ bucket: 'challenges', rate: rate * challengeShare }, claim] : [claim])
  }
  const poolRate = limitedPerPool.has(category) ? quotas.OperationPerPool : undefined
  const userQuota = userQuotas[category]
  const userRate = userQuota && quotas[userQuota]
  if (poolRate === undefined && userRate === undefined) return claims
  const { userPoolId, user } = requestSubject(account, body)
  if (poolRate !== undefined && userPoolId !== undefined)
    claims.push([{ bucket: `${operation} ${userPoolId}`, rate: poolRate }])
  if (userRate !== undefined && user !== undefined)
    claims.push([{ bucket: `${userQuota} ${user}`, rate: userRate }])
  return claims
}

type Buckets = {
  has(claim: Claim): boolean
  take(claim: Claim): void
}

/** Full buckets are not worth remembering. They are looked for when this many have gathered. */
const sweepSize = 10_000

/** A bucket is the moment at which it will be full again; one that is not there is full. */
function createBuckets(clock: () => number): Buckets {
  const fullAt = new Map<string, number>()
  let sweepAt = sweepSize
  const sweep = (now: number): void => {
    for (const [bucket, moment] of fullAt) if (moment <= now) fullAt.delete(bucket)
    sweepAt = Math.max(sweepSize, fullAt.size * 2)
  }
  return {
    has({ bucket, rate }) {
      if (rate <= 0) return false
      const now = clock()
      const missing = (Math.max(now, fullAt.get(bucket) ?? now) - now) * (rate / 1000)
      // A little slack, because a third of a second three times is not quite a second.
      return Math.max(1, rate) - missing >= 1 - 1e-6
    },
    take({ bucket, rate }) {
      const now = clock()
      fullAt.set(bucket, Math.max(now, fullAt.get(bucket) ?? now) + 1000 / rate)
      if (fullAt.size >= sweepAt) sweep(now)
    },
  }
}
