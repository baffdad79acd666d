import { describe, expect, test } from 'vitest'
import { toAppError } from '../../../electron/backend/cognito/errors.ts'
import { type Clock, createQuota, defaultQuota } from '../../../electron/backend/cognito/quota.ts'

/** A clock that only goes on when somebody waits. */
function steppingClock(): Clock & { time: number } {
  const clock = {
    time: 0,
    now: () => clock.time,
    wait: async (milliseconds: number) => {
      clock.time += milliseconds
    },
  }
  return clock
}

describe('a token bucket per category', () => {
  test('spreads a run evenly over the seconds', async () => {
    const clock = steppingClock()
    const quota = createQuota({}, clock)
    const takes = 20 * defaultQuota.UserList
    for (let index = 0; index < takes; index += 1) await quota.take('UserList')
    // The burst is what a tenth of a second allows.
    expect(takes / (clock.time / 1000)).toBeLessThanOrEqual(defaultQuota.UserList * 1.01)
    expect(takes / (clock.time / 1000)).toBeGreaterThan(defaultQuota.UserList * 0.95)
  })

  test('one category does not wait for another', async () => {
    const clock = steppingClock()
    const quota = createQuota({}, clock)
    for (let index = 0; index < 100; index += 1) await quota.take('UserUpdate')
    const before = clock.time
    await quota.take('UserPoolRead')
    expect(clock.time).toBe(before)
  })

  test('a lower rate is kept to', async () => {
    const clock = steppingClock()
    const quota = createQuota({ UserList: 5 }, clock)
    for (let index = 0; index < 51; index += 1) await quota.take('UserList')
    expect(clock.time).toBeGreaterThanOrEqual(9_900)
  })

  test('a caller who gives up gets no token and leaves it to the next', async () => {
    const clock = steppingClock()
    const quota = createQuota(
      { UserList: 1 },
      {
        now: clock.now,
        wait: (_milliseconds, signal) =>
          new Promise((_resolve, reject) => {
            signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
          }),
      },
    )
    await quota.take('UserList')
    const giveUp = new AbortController()
    const waiting = quota.take('UserList', giveUp.signal)
    giveUp.abort()
    await expect(waiting).rejects.toBeDefined()
    clock.time += 1000
    await quota.take('UserList')
  })

  test('a call that was cancelled before does not start', async () => {
    const error = await createQuota()
      .take('UserList', AbortSignal.abort())
      .catch((thrown: unknown) => toAppError(thrown))
    expect(error).toMatchObject({ code: 'cancelled' })
  })
})
