import type { AppError } from '../../../shared/result.ts'
import type { Clock, Quota, QuotaCategory } from '../cognito/quota.ts'
import { Failure } from '../failure.ts'
import type { ListBudget } from './list-budget.ts'

/** Milliseconds: the longest first wait before a call is made again; it doubles with each, up to the cap. */
const backOffBase = 250
const backOffCap = 8000
/** A call that fails for another reason than throttling is given up after so many attempts. */
const maximumFailures = 5

export type PacedCalls = {
  /** Makes a call within the budget, and again while Cognito says that it was too many or fails in passing. */
  readonly make: <Output>(
    category: QuotaCategory,
    signal: AbortSignal,
    send: () => Promise<Output>,
  ) => Promise<Output>
}

export type PacedCallsOptions = {
  /** The budget of list calls. */
  readonly budget: ListBudget
  /** That of all others. */
  readonly quota: Quota
  readonly clock: Clock
  readonly random: () => number
  readonly describeError: (error: unknown) => AppError
  /** Resolves when calls may be made: at once, or after the machine woke up. */
  readonly awake: (signal: AbortSignal) => Promise<void>
  readonly onCall: () => void
  readonly onThrottle: () => void
}

/**
 * The sync's way of calling: it waits as long as throttling lasts, since nobody waits for a single page, and
 * gives up on what does not pass. Rejects with a Failure.
 */
export function pacedCalls(options: PacedCallsOptions): PacedCalls {
  const { budget, quota, clock, random, describeError, awake, onCall, onThrottle } = options
  const turn = (category: QuotaCategory, signal: AbortSignal): Promise<void> =>
    category === 'UserList' ? budget.take(signal) : quota.take(category, signal)
  return {
    make: async (category, signal, send) => {
      let failures = 0
      for (let attempt = 1; ; attempt += 1) {
        await awake(signal)
        await turn(category, signal)
        try {
          onCall()
          return await send()
        } catch (thrown) {
          const error = describeError(thrown)
          if (error.code === 'throttled') {
            onThrottle()
            if (category === 'UserList') budget.throttled()
          } else failures += 1
          if (!error.retryable || error.code === 'cancelled' || failures >= maximumFailures) {
            throw new Failure(error)
          }
          await clock.wait(random() * Math.min(backOffCap, backOffBase * 2 ** (attempt - 1)), signal)
        }
      }
    },
  }
}
