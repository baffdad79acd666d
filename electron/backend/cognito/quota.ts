import { cancelledFailure } from '../failure.ts'

/**
 * Requests per second by quota category: an account's defaults in a region, across all its pools.
 * Source: "Quotas in Amazon Cognito", AWS's developer guide.
 */
export const defaultQuota = {
  UserCreation: 50,
  UserRead: 120,
  UserResourceRead: 50,
  UserList: 30,
  UserUpdate: 25,
  UserResourceUpdate: 25,
  UserAccountRecovery: 30,
  UserPoolRead: 15,
  UserPoolUpdate: 15,
  UserPoolResourceRead: 20,
  UserPoolResourceUpdate: 15,
  UserPoolClientRead: 15,
  UserPoolClientUpdate: 15,
} as const

export type QuotaCategory = keyof typeof defaultQuota

/** Lets a call pass when its category has a request to spare; waits its turn otherwise. */
export type Quota = {
  readonly take: (category: QuotaCategory, signal?: AbortSignal) => Promise<void>
}

/** The clock of a bucket, in milliseconds; a test brings its own. */
export type Clock = {
  readonly now: () => number
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>
}

/** A quota that lets everything pass: the demo pool has none. */
export const unlimitedQuota: Quota = { take: async () => undefined }

/**
 * A token bucket per category. A bucket holds a tenth of a second's worth, so that a run spreads evenly
 * instead of spending a second's quota at once.
 *
 * @param requestsPerSecond where an account or environment differs from the defaults
 */
export function createQuota(
  requestsPerSecond: Partial<Record<QuotaCategory, number>> = {},
  clock: Clock = systemClock,
): Quota {
  const buckets = new Map<QuotaCategory, Bucket>()
  return {
    take: async (category, signal) => {
      const rate = requestsPerSecond[category] ?? defaultQuota[category]
      const bucket = buckets.get(category) ?? { tokens: burst(rate), filledAt: clock.now() }
      buckets.set(category, bucket)
      if (signal?.aborted === true) throw cancelledFailure()
      const milliseconds = reserve(bucket, rate, clock.now())
      if (milliseconds === 0) return
      try {
        await clock.wait(milliseconds, signal)
      } catch (error) {
        bucket.tokens += 1
        throw error
      }
    },
  }
}

type Bucket = { tokens: number; filledAt: number }

function burst(rate: number): number {
  return Math.max(1, rate / 10)
}

/** Takes a token, into debt if need be; the debt is the time to wait, in milliseconds. */
function reserve(bucket: Bucket, rate: number, now: number): number {
  bucket.tokens = Math.min(burst(rate), bucket.tokens + ((now - bucket.filledAt) / 1000) * rate)
  bucket.filledAt = now
  bucket.tokens -= 1
  return bucket.tokens >= 0 ? 0 : Math.ceil((-bucket.tokens / rate) * 1000)
}

/** The machine's clock. Waiting ends with a `cancelled` failure when the signal is aborted. */
export const systemClock: Clock = {
  now: () => performance.now(),
  wait: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(cancelledFailure())
        return
      }
      const stop = (): void => {
        clearTimeout(timer)
        reject(cancelledFailure())
      }
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop)
        resolve()
      }, milliseconds)
      signal?.addEventListener('abort', stop, { once: true })
    }),
}
