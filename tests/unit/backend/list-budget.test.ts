import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Clock } from '../../../electron/backend/cognito/quota.ts'
import { createListBudget } from '../../../electron/backend/sync/list-budget.ts'

const signal = new AbortController().signal

/** A clock that stands still but for waiting. */
function waitingClock(): { clock: Clock; pass(milliseconds: number): void } {
  let time = 0
  return {
    clock: {
      now: () => time,
      wait: async (milliseconds) => {
        time += milliseconds
      },
    },
    pass: (milliseconds) => {
      time += milliseconds
    },
  }
}

describe('the budget of list calls', () => {
  it('keeps to the ceiling, spread evenly', async () => {
    const { clock } = waitingClock()
    const budget = createListBudget(20, clock)
    for (let call = 0; call < 202; call += 1) await budget.take(signal)
    // A tenth of a second's worth goes out at once.
    expect(clock.now()).toBe(10_000)
  })

  it('slows down once for calls that were throttled together, and recovers within half a minute', () => {
    const { clock, pass } = waitingClock()
    const budget = createListBudget(20, clock)
    for (let call = 0; call < 16; call += 1) budget.throttled()
    expect(budget.rate()).toBeCloseTo(14)
    pass(1000)
    budget.throttled()
    expect(budget.rate()).toBeCloseTo((14 + 20 / 30) * 0.7)
    pass(30_000)
    expect(budget.rate()).toBe(20)
  })

  it('never stops altogether', () => {
    const { clock, pass } = waitingClock()
    const budget = createListBudget(20, clock)
    for (let storm = 0; storm < 100; storm += 1) {
      budget.throttled()
      pass(1000)
    }
    expect(budget.rate()).toBeGreaterThan(0.5)
  })

  it.each([6, 12, 19, 30])('finds a quota of %i calls a second below its ceiling', async (granted) => {
    const { clock } = waitingClock()
    const budget = createListBudget(30, clock)
    // What Cognito grants: a bucket of one second's worth.
    let tokens = granted
    let filledAt = 0
    let done = 0
    let throttled = 0
    while (clock.now() < 300_000) {
      await budget.take(signal)
      tokens = Math.min(granted, tokens + ((clock.now() - filledAt) / 1000) * granted)
      filledAt = clock.now()
      if (tokens >= 1) {
        tokens -= 1
        done += 1
      } else {
        throttled += 1
        budget.throttled()
      }
    }
    expect(done / 300).toBeGreaterThan(granted * 0.85)
    expect(throttled).toBeLessThan(done * 0.1)
  })

  it('takes a new ceiling at once when it is lower, and grows to a higher one', () => {
    const { clock, pass } = waitingClock()
    const budget = createListBudget(20, clock)
    budget.setCeiling(5)
    expect(budget.rate()).toBe(5)
    budget.setCeiling(30)
    expect(budget.ceiling()).toBe(30)
    pass(30_000)
    expect(budget.rate()).toBe(30)
  })

  it('refuses whoever has cancelled, and gives the turn back', async () => {
    const { clock } = waitingClock()
    const budget = createListBudget(1, { ...clock, wait: () => Promise.reject(new Error('cancelled')) })
    await budget.take(signal)
    await expect(budget.take(signal)).rejects.toThrow('cancelled')
    await expect(budget.take(AbortSignal.abort())).rejects.toThrow()
    expect(budget.rate()).toBe(1)
  })

  it('lets no more pass than the ceiling, whatever happens in between', async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('take' as const) }),
      fc.record({ do: fc.constant('throttled' as const) }),
      fc.record({ do: fc.constant('pass' as const), milliseconds: fc.nat(5000) }),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 200 }),
        fc.integer({ min: 1, max: 50 }),
        async (steps, ceiling) => {
          const { clock, pass } = waitingClock()
          const budget = createListBudget(ceiling, clock)
          let taken = 0
          for (const step of steps) {
            if (step.do === 'pass') pass(step.milliseconds)
            else if (step.do === 'throttled') budget.throttled()
            else {
              await budget.take(signal)
              taken += 1
            }
            expect(budget.rate()).toBeLessThanOrEqual(ceiling)
          }
          expect(taken).toBeLessThanOrEqual((clock.now() / 1000) * ceiling + Math.max(1, ceiling / 10) + 1)
        },
      ),
      { numRuns: 200 },
    )
  })
})
