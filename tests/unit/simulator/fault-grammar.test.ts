import { describe, expect, it } from 'vitest'
import { readFault } from '../../../electron/simulator/command-line/fault-grammar.ts'

describe('a written fault', () => {
  it.each([
    ['throttled', { kind: 'throttled' }],
    [
      'throttled:ListUsers:skip=3:times=5',
      { kind: 'throttled', operation: ['ListUsers'], skip: 3, times: 5 },
    ],
    [
      'access-denied:AdminCreateUser,AdminGetUser:times=all',
      {
        kind: 'access-denied',
        operation: ['AdminCreateUser', 'AdminGetUser'],
        times: Number.POSITIVE_INFINITY,
      },
    ],
    [
      'throttled:after=1.5s:for=10m',
      { kind: 'throttled', afterMilliseconds: 1500, forMilliseconds: 600_000 },
    ],
    [
      'expired-token:after=1h:until-renewed',
      { kind: 'expired-token', afterMilliseconds: 3_600_000, untilRenewed: true },
    ],
    ['expired-token:key=AKIDEXAMPLE', { kind: 'expired-token', accessKeyId: 'AKIDEXAMPLE' }],
    ['clock-skew:by=-20m', { kind: 'clock-skew', milliseconds: -1_200_000 }],
    ['clock-skew:by=250ms:times=2', { kind: 'clock-skew', milliseconds: 250, times: 2 }],
    [
      'exception:AdminCreateUser:name=CodeDeliveryFailureException:message=a = b:status=429',
      {
        kind: 'exception',
        operation: ['AdminCreateUser'],
        name: 'CodeDeliveryFailureException',
        message: 'a = b',
        status: 429,
      },
    ],
    [
      'exception:name=LimitExceededException',
      { kind: 'exception', name: 'LimitExceededException', message: '' },
    ],
  ])('%s is what it says', (text, fault) => {
    expect(readFault('--fault', text)).toStrictEqual(fault)
  })
})
