import type { Clock } from '../cognito/quota.ts'
import { cancelledFailure } from '../failure.ts'

/** What a throttled call leaves of the rate. */
const backOff = 0.7
/** Milliseconds in which several throttled calls count as one: they were under way together. */
const oneThrottle = 1000
/** Milliseconds in which the rate grows from nothing to the ceiling. */
const recovery = 30_000
/** Calls a second that are left in the worst of storms. */
const least = 0.5

/**
 * The list calls that a sync may make. The rate finds what the account really grants: it grows steadily up to the
 * ceiling and is cut whenever Cognito throttles (additive increase, multiplicative decrease).
 */
export type ListBudget = {
  /** Resolves when a call may be made; rejects as cancelled when the signal is aborted first. */
  readonly take: (signal: AbortSignal) => Promise<void>
  /** Cognito throttled a call. */
  readonly throttled: () => void
  /** Calls a second that are made at present. */
  readonly rate: () => number
  readonly ceiling: () => number
  /** Changes the most calls a second; the rate follows. */
  readonly setCeiling: (callsPerSecond: number) => void
}

/** @param ceiling the most calls a second */
export function createListBudget(ceiling: number, clock: Clock): ListBudget {
  let highest = ceiling
  let rate = ceiling
  let tokens = burst(ceiling)
  let readAt = clock.now()
  let throttledAt = Number.NEGATIVE_INFINITY

  const catchUp = (): void => {
    const elapsed = Math.max(0, clock.now() - readAt)
    readAt += elapsed
    tokens = Math.min(burst(rate), tokens + (elapsed / 1000) * rate)
    rate = Math.min(highest, rate + (elapsed / recovery) * highest)
  }
  return {
    take: async (signal) => {
      if (signal.aborted) throw cancelledFailure()
      catchUp()
      tokens -= 1
      // Into debt if need be: the debt is the time to wait, behind those who came before.
      if (tokens >= 0) return
      try {
        await clock.wait(Math.ceil((-tokens / rate) * 1000), signal)
      } catch (error) {
        tokens += 1
        throw error
      }
    },
    throttled: () => {
      catchUp()
      if (readAt - throttledAt < oneThrottle) return
      throttledAt = readAt
      rate = Math.max(least, rate * backOff)
    },
    rate: () => {
      catchUp()
      return rate
    },
    ceiling: () => highest,
    setCeiling: (callsPerSecond) => {
      catchUp()
      highest = callsPerSecond
      rate = Math.min(rate, highest)
    },
  }
}

/** A tenth of a second's worth, so that calls come evenly and not a second's worth at once. */
function burst(rate: number): number {
  return Math.max(1, rate / 10)
}
