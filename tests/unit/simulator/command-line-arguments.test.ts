import { describe, expect, it } from 'vitest'
import { readArguments } from '../../../electron/simulator/command-line/arguments.ts'
import { UsageError } from '../../../electron/simulator/command-line/usage-error.ts'
import { defaultQuotas } from '../../../electron/simulator/index.ts'

describe('arguments', () => {
  it('say nothing: a demo pool with Cognito’s quotas on a free port', () => {
    expect(readArguments([])).toEqual({
      kind: 'serve',
      port: 0,
      localIssuer: false,
      faults: [],
      options: {
        region: 'eu-central-1',
        userPoolId: 'eu-central-1_DemoPool1',
        users: 2000,
        quotas: defaultQuotas,
      },
    })
  })

  it('say everything', () => {
    const args =
      '--port 8080 --users=130 --groups 3 --seed 7 --region us-east-1 --user-pool-id us-east-1_Mine --short-pages ' +
      '--sign-in-with email --case-insensitive --latency-ms p50=80,p95=300 --no-quotas --rps UserList=5 ' +
      '--rps WritesPerUser=0.5 --fault throttled --fault=no-answer:ListUsers --local-issuer ' +
      '--consistency-delay-ms 1500 --import-rate 0'
    expect(readArguments(args.split(' '))).toEqual({
      kind: 'serve',
      port: 8080,
      localIssuer: true,
      faults: [{ kind: 'throttled' }, { kind: 'no-answer', operation: ['ListUsers'] }],
      options: {
        users: 130,
        groups: 3,
        seed: 7,
        region: 'us-east-1',
        userPoolId: 'us-east-1_Mine',
        shortPages: true,
        consistencyDelayMs: 1500,
        importRate: 0,
        settings: { usernameAttributes: ['email'], aliasAttributes: [], caseSensitive: false },
        latencyMs: { p50: 80, p95: 300 },
        quotas: { UserList: 5, WritesPerUser: 0.5 },
      },
    })
  })

  it('change the quotas that they name, wherever they stand', () => {
    const quotas = (...args: string[]) => {
      const command = readArguments(args)
      return command.kind === 'serve' ? command.options.quotas : undefined
    }
    expect(quotas('--rps', 'UserList=5')).toEqual({ ...defaultQuotas, UserList: 5 })
    expect(quotas('--rps', 'UserList=5', '--no-quotas')).toEqual({ UserList: 5 })
  })

  it('ask for help, whatever else they say after it', () => {
    expect(readArguments(['--port', '1', '--help', '--colour'])).toEqual({ kind: 'help' })
  })

  it.each([
    [['--colour'], /no "--colour".*--port, --users/],
    [['-p'], /no "-p"/],
    [['--no-port'], /no "--no-port"/],
    [['elsewhere'], /"elsewhere" belongs to no flag/],
    [['--port'], /--port needs a value/],
    [['--port', '70000'], /--port takes a whole number from 0 to 65535, not "70000"/],
    [['--users', '--groups'], /--users takes a whole number .*, not "--groups"/],
    [['--users=1e3'], /--users takes a whole number .*, not "1e3"/],
    [['--seed=1', '--seed=2'], /--seed can be given once/],
    [['--short-pages=yes'], /--short-pages takes no value/],
    [['--region', 'Frankfurt'], /--region takes a region such as eu-central-1/],
    [['--user-pool-id', 'us-east-1_A'], /--user-pool-id takes an ID of the region eu-central-1/],
    [['--latency-ms', 'fast'], /--latency-ms takes a number from 0 to 3600000, not "fast"/],
    [['--latency-ms', 'p50=200,p95=100'], /--latency-ms takes a p50 above 0 and a p95 of at least that/],
    [['--rps', 'UserLists=1'], /--rps takes one of .*UserList, .*, not "UserLists"/],
    [['--rps', 'UserList'], /--rps UserList= takes a number/],
    [['--fault', 'fire'], /--fault takes one of throttled, .*, not "fire"/],
    [['--fault', 'throttled:ListUser'], /--fault takes operations of the API.* not "ListUser"/],
    [['--fault', 'throttled:times=some'], /--fault times= takes a whole number.* or all, not "some"/],
    [['--fault', 'throttled:for=5'], /--fault for= takes a time such as 250ms.*, not "5"/],
    [['--fault', 'throttled:for=-5s'], /--fault for= takes a time .*, not "-5s"/],
    [['--fault', 'throttled:by=5s'], /--fault: throttled knows no "by"/],
    [['--fault', 'throttled:skip=1:ListUsers'], /--fault takes SETTING=VALUE there, not "ListUsers"/],
    [['--fault', 'clock-skew'], /--fault by= takes a time/],
    [['--fault', 'exception:ListUsers:message=x'], /--fault name= takes the name of an exception/],
    [['--fault', 'a\nb'], /not "a\\nb"/],
  ])('%j are refused with what is allowed', (args, message) => {
    expect(() => readArguments(args)).toThrow(UsageError)
    expect(() => readArguments(args)).toThrow(message)
  })
})
