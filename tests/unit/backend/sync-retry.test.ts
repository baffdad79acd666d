import { beforeEach, describe, expect, test } from 'vitest'
import { cancelledFailure } from '../../../electron/backend/failure.ts'
import { type RetryingSync, retryingSync } from '../../../electron/backend/sync/retry.ts'
import { neverSynced, type SyncState } from '../../../shared/domain/sync.ts'
import type { ErrorCode } from '../../../shared/result.ts'

/** A clock that a test moves on; who waits is called when their time has come. */
function drivenClock() {
  let time = 0
  const sleepers = new Set<{ readonly until: number; readonly wake: () => void }>()
  return {
    clock: {
      now: () => time,
      wait: (milliseconds: number, signal?: AbortSignal) =>
        new Promise<void>((resolve, reject) => {
          const sleeper = { until: time + milliseconds, wake: resolve }
          sleepers.add(sleeper)
          signal?.addEventListener('abort', () => {
            sleepers.delete(sleeper)
            reject(cancelledFailure())
          })
        }),
    },
    waiting: () => sleepers.size,
    pass: async (milliseconds: number) => {
      time += milliseconds
      for (const sleeper of sleepers) {
        if (sleeper.until > time) continue
        sleepers.delete(sleeper)
        sleeper.wake()
      }
      await settled()
    },
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))
const seconds = 1000
const minute = 60 * seconds

let driven: ReturnType<typeof drivenClock>
let runs: number
/** Ends the run under way. */
let end: (phase: SyncState['phase'], code?: ErrorCode) => Promise<void>
let sync: RetryingSync
let reported: SyncState[]

beforeEach(() => {
  driven = drivenClock()
  runs = 0
  reported = []
  sync = retryingSync(
    (onProgress) => {
      let state = neverSynced
      let run: PromiseWithResolvers<SyncState> | null = null
      const tell = (changes: Partial<SyncState>) => {
        state = { ...neverSynced, ...changes }
        onProgress(state)
      }
      end = async (phase, code) => {
        const error = code === undefined ? null : { code, message: code, retryable: false }
        tell({ phase, error })
        run?.resolve(state)
        run = null
        await settled()
      }
      return {
        start: () => {
          if (run === null) {
            run = Promise.withResolvers()
            runs += 1
            tell({ phase: 'running' })
          }
          return run.promise
        },
        cancel: async () => {
          if (run !== null) await end('cancelled')
          return state
        },
        state: () => state,
        setCeiling: () => undefined,
        suspend: () => undefined,
        resume: () => undefined,
      }
    },
    {
      onProgress: (state) => reported.push(state),
      again: () => void sync.start(),
      clock: driven.clock,
      now: () => new Date(driven.clock.now()),
    },
  )
})

const fails = async (code: ErrorCode) => {
  if (sync.state().phase !== 'running') void sync.start()
  await end('failed', code)
}

describe('a sync that failed', () => {
  test.each<ErrorCode>([
    'credentials_expired',
    'credentials_missing',
    'credentials_invalid',
    'unreachable',
    'timed_out',
  ])('is tried again after a minute: %s', async (code) => {
    await fails(code)
    expect(sync.state()).toMatchObject({ phase: 'failed', retry_at: '1970-01-01T00:01:00.000Z' })
    expect(reported.at(-1)?.retry_at).toBe('1970-01-01T00:01:00.000Z')
    await driven.pass(minute - 1)
    expect(runs).toBe(1)
    await driven.pass(1)
    expect(runs).toBe(2)
    expect(sync.state()).toMatchObject({ phase: 'running', retry_at: null })
  })

  test.each<ErrorCode>(['access_denied', 'pool_not_found', 'storage_failed', 'unexpected'])(
    'is not tried again where somebody has to do something: %s',
    async (code) => {
      await fails(code)
      expect(sync.state()).toMatchObject({ phase: 'failed', retry_at: null })
      expect(driven.waiting()).toBe(0)
    },
  )

  test('is left alone for longer each time, for ten minutes at most, and for one after it got through', async () => {
    for (const wait of [1, 2, 4, 8, 10, 10]) {
      await fails('unreachable')
      await driven.pass(wait * minute - 1)
      expect(sync.state().phase).toBe('failed')
      await driven.pass(1)
      expect(sync.state().phase).toBe('running')
    }
    await end('complete')
    await fails('unreachable')
    await driven.pass(minute)
    expect(sync.state().phase).toBe('running')
  })
})

describe('the waiting ends', () => {
  test('at once when something else reaches Cognito', async () => {
    void sync.start()
    await driven.pass(20 * seconds)
    await end('failed', 'credentials_expired')
    sync.reached()
    await driven.pass(0)
    expect(runs).toBe(2)
    expect(driven.waiting()).toBe(0)
  })

  test('but a sync that goes on failing is not tried more than every ten seconds', async () => {
    await fails('timed_out')
    for (let calls = 0; calls < 50; calls += 1) sync.reached()
    await driven.pass(10 * seconds - 1)
    expect(runs).toBe(1)
    expect(sync.state().retry_at).toBe('1970-01-01T00:00:10.000Z')
    await driven.pass(1)
    expect(runs).toBe(2)
    expect(driven.waiting()).toBe(0)
  })

  test('when somebody starts it', async () => {
    await fails('unreachable')
    void sync.start()
    expect(sync.state()).toMatchObject({ phase: 'running', retry_at: null })
    await end('complete')
    await driven.pass(10 * minute)
    expect(runs).toBe(2)
  })

  test('when somebody cancels it', async () => {
    await fails('unreachable')
    expect(await sync.cancel()).toMatchObject({ phase: 'failed', retry_at: null })
    await driven.pass(10 * minute)
    expect(runs).toBe(1)
  })
})

test('what reaches Cognito while nothing waits starts nothing', async () => {
  sync.reached()
  await driven.pass(minute)
  expect(runs).toBe(0)
})
