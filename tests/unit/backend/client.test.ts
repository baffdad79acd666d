import { beforeEach, describe, expect, test } from 'vitest'
import { type Cognito, openCognito } from '../../../electron/backend/cognito/client.ts'
import { describePool } from '../../../electron/backend/cognito/pool.ts'
import { type Clock, unlimitedQuota } from '../../../electron/backend/cognito/quota.ts'
import { resetUserPassword, setUserPassword } from '../../../electron/backend/cognito/user-sign-in.ts'
import { createUser, findUserBySub, setUserEnabled } from '../../../electron/backend/cognito/users.ts'
import { Failure } from '../../../electron/backend/failure.ts'
import { createSimulator, type Simulator } from '../../../electron/simulator/index.ts'
import type { AppError } from '../../../shared/result.ts'

const instantClock: Clock = { now: () => 0, wait: async () => undefined }
let simulator: Simulator
let cognito: Cognito

beforeEach(() => {
  simulator = createSimulator({ seed: 3, users: 5 })
  cognito = openCognito({
    region: simulator.region,
    userPoolId: simulator.userPoolId,
    credentials: { accessKeyId: 'AKIATESTTESTTESTTEST', secretAccessKey: 'not-a-secret' },
    quota: unlimitedQuota,
    version: '0.0.0',
    requestHandler: simulator.requestHandler,
    secrets: () => ['not-a-secret'],
    clock: instantClock,
  })
})

async function errorOf(work: Promise<unknown>): Promise<AppError> {
  try {
    await work
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown.appError
    throw thrown
  }
  throw new Error('It was expected to fail.')
}

describe('what is sent again, and what is not', () => {
  test('a throttled call is sent until it gets through', async () => {
    simulator.faults.plan({ kind: 'throttled', times: 3 })
    await expect(describePool(cognito)).resolves.toMatchObject({ id: simulator.userPoolId })
    expect(simulator.calls.of('DescribeUserPool')).toBe(4)
  })

  test('a call that stays throttled fails with Cognito’s words', async () => {
    simulator.faults.plan({ kind: 'throttled', times: Number.POSITIVE_INFINITY })
    expect(await errorOf(describePool(cognito))).toMatchObject({
      code: 'throttled',
      retryable: true,
      message: 'Rate exceeded',
      requestId: expect.any(String),
    })
    expect(simulator.calls.of('DescribeUserPool')).toBe(4)
  })

  test('a limit that no repetition cures is told at once', async () => {
    simulator.faults.plan({
      kind: 'exception',
      name: 'LimitExceededException',
      message: 'Exceeded daily email limit',
      times: Number.POSITIVE_INFINITY,
    })
    expect(await errorOf(resetUserPassword(cognito, 'nobody'))).toMatchObject({
      code: 'limit_exceeded',
      retryable: false,
    })
    expect(simulator.calls.total()).toBe(1)
  })

  test.each(['internal-error', 'reset-before', 'reset-after'] as const)(
    'a read is sent again after %s',
    async (kind) => {
      simulator.faults.plan({ kind })
      await describePool(cognito)
      expect(simulator.calls.of('DescribeUserPool')).toBe(2)
    },
  )

  test.each(['internal-error', 'reset-after'] as const)(
    'a write that must not happen twice is not sent again after %s',
    async (kind) => {
      simulator.faults.plan({ kind, operation: 'AdminCreateUser' })
      const attributes = { email: 'n@people.example' }
      await errorOf(createUser(cognito, { username: 'new', attributes, invitation: 'EMAIL' }))
      expect(simulator.calls.of('AdminCreateUser')).toBe(1)
    },
  )

  test('a skewed clock is corrected once', async () => {
    simulator.faults.plan({ kind: 'clock-skew', milliseconds: 900_000, times: 2 })
    await describePool(cognito)
    expect(simulator.calls.total()).toBe(2)
  })

  test('a clock that stays skewed is named', async () => {
    simulator.faults.plan({ kind: 'clock-skew', milliseconds: 900_000 })
    simulator.faults.plan({ kind: 'clock-skew', milliseconds: -900_000, times: Number.POSITIVE_INFINITY })
    expect(await errorOf(describePool(cognito))).toMatchObject({ code: 'clock_skewed' })
    expect(simulator.calls.total()).toBeLessThanOrEqual(2)
  })

  test('a call can be given up while Cognito does not answer', async () => {
    simulator.faults.plan({ kind: 'no-answer' })
    const giveUp = new AbortController()
    const error = errorOf(describePool(cognito, giveUp.signal))
    giveUp.abort()
    expect(await error).toMatchObject({ code: 'cancelled' })
  })
})

describe('reading one user', () => {
  test('goes through pages that are empty and have a token', async () => {
    simulator.setShortPages(true)
    const created = await createUser(cognito, {
      username: 'page-turner',
      attributes: { email: 'p@people.example' },
      invitation: null,
    })
    for (let round = 0; round < 20; round += 1) {
      expect((await findUserBySub(cognito, created.user.sub))?.username).toBe('page-turner')
    }
    expect(simulator.calls.of('AdminGetUser')).toBe(0)
  })

  test('a sub that nobody has is null, whatever is in it', async () => {
    expect(await findUserBySub(cognito, 'nobody')).toBeNull()
    expect(await findUserBySub(cognito, 'a" or "b\\')).toBeNull()
  })
})

describe('no secret in what comes back', () => {
  test('neither the password of the call nor the keys of the connection', async () => {
    simulator.faults.plan({
      kind: 'exception',
      name: 'InvalidPasswordException',
      message: 'Password Hunter2!Hunter2! does not fit, signed with not-a-secret by AKIATESTTESTTESTTEST',
    })
    const error = await errorOf(
      setUserPassword(cognito, 'someone', { password: 'Hunter2!Hunter2!', permanent: true }),
    )
    expect(error.code).toBe('invalid_password')
    expect(JSON.stringify(error)).not.toMatch(/Hunter2|not-a-secret|AKIA/)
  })

  test('every failure of the SDK is a Failure', async () => {
    for (const kind of [
      'access-denied',
      'expired-token',
      'invalid-signature',
      'unrecognized-client',
    ] as const) {
      simulator.faults.plan({ kind })
      const error = await errorOf(setUserEnabled(cognito, 'someone', true))
      expect(error.advice).toBeTruthy()
      expect(JSON.stringify(error)).not.toMatch(/123456789012|arn:aws:iam/)
    }
  })
})
