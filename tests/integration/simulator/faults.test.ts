import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  type CognitoIdentityProviderClient,
  ListGroupsCommand,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, it, vi } from 'vitest'
import { drivenTime } from './driven-time.ts'
import { clientOf, openPool } from './pool-client.ts'

const list = (client: CognitoIdentityProviderClient, UserPoolId: string) =>
  client.send(new ListUsersCommand({ UserPoolId }))

describe('planned faults', () => {
  it.each([
    ['throttled', 'TooManyRequestsException', 400],
    ['access-denied', 'AccessDeniedException', 400],
    ['expired-token', 'ExpiredTokenException', 400],
    ['invalid-signature', 'InvalidSignatureException', 400],
    ['unrecognized-client', 'UnrecognizedClientException', 400],
    ['internal-error', 'InternalErrorException', 500],
  ] as const)('%s answers with %s, once', async (kind, name, httpStatusCode) => {
    const { client, simulator, UserPoolId } = openPool()
    simulator.faults.plan({ kind })
    await expect(list(client, UserPoolId)).rejects.toMatchObject({ name, $metadata: { httpStatusCode } })
    await expect(list(client, UserPoolId)).resolves.toBeDefined()
  })

  it('an access denied names the principal, the action and the pool', async () => {
    const { client, simulator, UserPoolId } = openPool()
    simulator.faults.plan({ kind: 'access-denied' })
    await expect(list(client, UserPoolId)).rejects.toMatchObject({
      message:
        'User: arn:aws:iam::123456789012:user/operator is not authorized to perform: cognito-idp:ListUsers ' +
        `on resource: arn:aws:cognito-idp:eu-central-1:123456789012:userpool/${UserPoolId} ` +
        'because no identity-based policy allows the cognito-idp:ListUsers action',
    })
  })

  it('wait for their operation, let calls through first, and hit as often as planned', async () => {
    const { client, simulator, UserPoolId } = openPool()
    simulator.faults.plan({ kind: 'throttled', operation: 'ListUsers', skip: 1, times: 2 })
    await client.send(new ListGroupsCommand({ UserPoolId }))
    await list(client, UserPoolId)
    await expect(list(client, UserPoolId)).rejects.toThrow()
    await client.send(new ListGroupsCommand({ UserPoolId }))
    await expect(list(client, UserPoolId)).rejects.toThrow()
    await expect(list(client, UserPoolId)).resolves.toBeDefined()
  })

  it('come one after the other, and end when cleared', async () => {
    const { client, simulator, UserPoolId } = openPool()
    simulator.faults.plan({ kind: 'internal-error' })
    simulator.faults.plan({ kind: 'expired-token', times: Number.POSITIVE_INFINITY })
    await expect(list(client, UserPoolId)).rejects.toMatchObject({ name: 'InternalErrorException' })
    await expect(list(client, UserPoolId)).rejects.toMatchObject({ name: 'ExpiredTokenException' })
    await expect(list(client, UserPoolId)).rejects.toMatchObject({ name: 'ExpiredTokenException' })
    simulator.faults.clear()
    await expect(list(client, UserPoolId)).resolves.toBeDefined()
  })

  it.each(['throttled', 'internal-error', 'reset-before', 'reset-after'] as const)(
    'the SDK retries %s by itself',
    async (kind) => {
      const { client, simulator, UserPoolId } = openPool({}, 3)
      simulator.faults.plan({ kind })
      await expect(list(client, UserPoolId)).resolves.toBeDefined()
      expect(simulator.calls.of('ListUsers')).toBe(2)
    },
  )

  it.each([
    ['reset-before', false],
    ['reset-after', true],
  ] as const)('%s breaks the connection; the effect is there: %s', async (kind, effect) => {
    const { client, simulator, UserPoolId } = openPool()
    simulator.faults.plan({ kind })
    const creation = client.send(new AdminCreateUserCommand({ UserPoolId, Username: 'jane' }))
    await expect(creation).rejects.toMatchObject({ code: 'ECONNRESET' })
    const found = client.send(new AdminGetUserCommand({ UserPoolId, Username: 'jane' }))
    if (effect) await expect(found).resolves.toBeDefined()
    else await expect(found).rejects.toMatchObject({ name: 'UserNotFoundException' })
  })

  it.each([20, -20])(
    'a clock that is %s minutes off refuses signatures, until the client corrects',
    async (minutes) => {
      const skew = {
        kind: 'clock-skew',
        milliseconds: minutes * 60_000,
        times: Number.POSITIVE_INFINITY,
      } as const
      const { client, simulator, UserPoolId } = openPool()
      simulator.faults.plan(skew)
      await expect(list(client, UserPoolId)).rejects.toMatchObject({
        name: 'InvalidSignatureException',
        message: expect.stringMatching(
          minutes > 0
            ? /^Signature expired: \d{8}T\d{6}Z is now earlier than /
            : /^Signature not yet current: /,
        ),
      })
      const patient = openPool({}, 2)
      patient.simulator.faults.plan(skew)
      await expect(list(patient.client, patient.UserPoolId)).resolves.toBeDefined()
      expect(patient.simulator.calls.total()).toBe(2)
    },
  )

  it('a clock that is a minute off does no harm', async () => {
    const { client, simulator, UserPoolId } = openPool()
    simulator.faults.plan({ kind: 'clock-skew', milliseconds: 60_000 })
    await expect(list(client, UserPoolId)).resolves.toBeDefined()
  })
})

describe('faults that end by themselves', () => {
  const throttled = { name: 'TooManyRequestsException' }
  const expired = { name: 'ExpiredTokenException' }

  it('a throttling storm lasts for its time', async () => {
    const time = drivenTime()
    const { client, simulator, UserPoolId } = openPool({ now: time.now })
    simulator.faults.plan({ kind: 'throttled', forMilliseconds: 5000 })
    for (let call = 0; call < 20; call += 1)
      await expect(list(client, UserPoolId)).rejects.toMatchObject(throttled)
    time.advance(4999)
    await expect(list(client, UserPoolId)).rejects.toMatchObject(throttled)
    time.advance(1)
    await expect(list(client, UserPoolId)).resolves.toBeDefined()
  })

  it('a storm of so many calls within its time ends with either', async () => {
    const time = drivenTime()
    const { client, simulator, UserPoolId } = openPool({ now: time.now })
    simulator.faults.plan({ kind: 'throttled', forMilliseconds: 5000, times: 1 })
    await expect(list(client, UserPoolId)).rejects.toMatchObject(throttled)
    await expect(list(client, UserPoolId)).resolves.toBeDefined()
    simulator.faults.plan({ kind: 'throttled', forMilliseconds: 5000, times: 1 })
    time.advance(5000)
    await expect(list(client, UserPoolId)).resolves.toBeDefined()
  })

  it('credentials expire at a moment, and stay so', async () => {
    const time = drivenTime()
    const { client, simulator, UserPoolId } = openPool({ now: time.now })
    simulator.faults.plan({
      kind: 'expired-token',
      afterMilliseconds: 3_600_000,
      times: Number.POSITIVE_INFINITY,
    })
    await expect(list(client, UserPoolId)).resolves.toBeDefined()
    time.advance(3_600_000)
    await expect(list(client, UserPoolId)).rejects.toMatchObject(expired)
    time.advance(3_600_000)
    await expect(list(client, UserPoolId)).rejects.toMatchObject(expired)
  })

  it('credentials are expired until they are renewed', async () => {
    const { client, simulator, UserPoolId } = openPool()
    simulator.faults.plan({ kind: 'expired-token', skip: 1, untilRenewed: true })
    await expect(list(client, UserPoolId)).resolves.toBeDefined()
    await expect(list(client, UserPoolId)).rejects.toMatchObject(expired)
    await expect(list(client, UserPoolId)).rejects.toMatchObject(expired)
    const renewed = clientOf(simulator, 1, { accessKeyId: 'AKIDRENEWED', secretAccessKey: 'example' })
    await expect(list(renewed, UserPoolId)).resolves.toBeDefined()
    await expect(list(client, UserPoolId)).rejects.toMatchObject(expired)
  })

  it('only one access key’s credentials are expired', async () => {
    const { client, simulator, UserPoolId } = openPool()
    const times = Number.POSITIVE_INFINITY
    simulator.faults.plan({ kind: 'expired-token', accessKeyId: 'AKIDOTHER', times })
    const other = clientOf(simulator, 1, { accessKeyId: 'AKIDOTHER', secretAccessKey: 'example' })
    await expect(list(other, UserPoolId)).rejects.toMatchObject(expired)
    await expect(list(client, UserPoolId)).resolves.toBeDefined()
  })
})

describe('a fault', () => {
  it('may wait for any of several operations', async () => {
    const { client, simulator, UserPoolId } = openPool()
    simulator.faults.plan({
      kind: 'access-denied',
      operation: ['AdminCreateUser', 'AdminGetUser'],
      times: Number.POSITIVE_INFINITY,
    })
    const denied = { name: 'AccessDeniedException' }
    const Username = 'jane'
    await expect(list(client, UserPoolId)).resolves.toBeDefined()
    await expect(client.send(new AdminCreateUserCommand({ UserPoolId, Username }))).rejects.toMatchObject(
      denied,
    )
    await expect(client.send(new AdminGetUserCommand({ UserPoolId, Username }))).rejects.toMatchObject(denied)
  })

  it('can be taken back without touching the others', async () => {
    const { client, simulator, UserPoolId } = openPool()
    const takeBack = simulator.faults.plan({ kind: 'throttled' })
    simulator.faults.plan({ kind: 'internal-error' })
    takeBack()
    await expect(list(client, UserPoolId)).rejects.toMatchObject({ name: 'InternalErrorException' })
    await expect(list(client, UserPoolId)).resolves.toBeDefined()
  })

  it.each(['access-denied', 'expired-token', 'clock-skew', 'unrecognized-client'] as const)(
    '%s passes by requests that bear no credentials',
    async (kind) => {
      const { simulator } = openPool()
      simulator.faults.plan({ kind, milliseconds: 3_600_000 })
      const headers = { 'x-amz-target': 'AWSCognitoIdentityProviderService.ListUsers' }
      const { body } = await simulator.front.serve({ headers, body: '{}' })
      expect(JSON.parse(body)).toMatchObject({ __type: 'MissingAuthenticationTokenException' })
    },
  )

  it('holds a call until it is let go, and lets go of one whose caller gives up', async () => {
    const { client, simulator, UserPoolId } = openPool()
    const gate = Promise.withResolvers<void>()
    simulator.faults.plan({ kind: 'hold', times: 2, until: gate.promise })
    const caller = new AbortController()
    const options = { abortSignal: caller.signal }
    const creation = client.send(new AdminCreateUserCommand({ UserPoolId, Username: 'jane' }))
    const givenUp = client.send(new AdminCreateUserCommand({ UserPoolId, Username: 'joan' }), options)
    await vi.waitFor(() => expect(simulator.calls.total()).toBe(2))
    expect((await list(client, UserPoolId)).Users).toHaveLength(0)
    caller.abort()
    await expect(givenUp).rejects.toMatchObject({ name: 'AbortError' })
    gate.resolve()
    await creation
    expect((await list(client, UserPoolId)).Users).toMatchObject([{ Username: 'jane' }])
  })
})

describe('giving up', () => {
  it('ends a call that is never answered', async () => {
    const { client, simulator, UserPoolId } = openPool()
    simulator.faults.plan({ kind: 'no-answer' })
    const caller = new AbortController()
    const call = client.send(new ListUsersCommand({ UserPoolId }), { abortSignal: caller.signal })
    await vi.waitFor(() => expect(simulator.calls.total()).toBe(1))
    caller.abort()
    await expect(call).rejects.toMatchObject({ name: 'AbortError' })
    expect(simulator.calls.total()).toBe(1)
  })

  it('ends a call that takes long, before it has had an effect', async () => {
    const { client, simulator, UserPoolId } = openPool({ latencyMs: 3_600_000 })
    const caller = new AbortController()
    const creation = new AdminCreateUserCommand({ UserPoolId, Username: 'jane' })
    const call = client.send(creation, { abortSignal: caller.signal })
    await vi.waitFor(() => expect(simulator.calls.total()).toBe(1))
    caller.abort()
    await expect(call).rejects.toMatchObject({ name: 'AbortError' })
    simulator.setLatency(0)
    await expect(client.send(creation)).resolves.toBeDefined()
  })

  it('before the call means that there is none', async () => {
    const { client, simulator, UserPoolId } = openPool()
    const abortSignal = AbortSignal.abort()
    await expect(client.send(new ListUsersCommand({ UserPoolId }), { abortSignal })).rejects.toMatchObject({
      name: 'AbortError',
    })
    expect(simulator.calls.total()).toBe(0)
  })
})
