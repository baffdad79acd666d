import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminListUserAuthEventsCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateAuthEventFeedbackCommand,
  AdminUserGlobalSignOutCommand,
  type AuthEventType,
  InitiateAuthCommand,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { beforeEach, describe, expect, it } from 'vitest'
import { drivenTime } from './driven-time.ts'
import { openPool, type PoolClient } from './pool-client.ts'

const day = 24 * 60 * 60 * 1000
const Username = 'jane'
const password = 'Right-horse-1'

let pool: PoolClient
let time: ReturnType<typeof drivenTime>

async function eventsOf(name = Username, on = pool, MaxResults?: number): Promise<AuthEventType[]> {
  const events: AuthEventType[] = []
  let NextToken: string | undefined
  do {
    const page = await on.client.send(
      new AdminListUserAuthEventsCommand({
        UserPoolId: on.UserPoolId,
        Username: name,
        MaxResults,
        NextToken,
      }),
    )
    events.push(...(page.AuthEvents ?? []))
    NextToken = page.NextToken
  } while (NextToken !== undefined)
  return events
}

async function createUser(on = pool): Promise<void> {
  const { client, UserPoolId } = on
  await client.send(new AdminCreateUserCommand({ UserPoolId, Username, MessageAction: 'SUPPRESS' }))
  await client.send(
    new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: password, Permanent: true }),
  )
}

/** Signs in on the app client that takes a password from the user. */
const signIn = (PASSWORD = password) =>
  pool.client.send(
    new InitiateAuthCommand({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: pool.simulator.clientId,
      AuthParameters: { USERNAME: Username, PASSWORD },
    }),
  )

const judge = (EventId: string | undefined, FeedbackValue: 'Valid' | 'Invalid') =>
  pool.client.send(
    new AdminUpdateAuthEventFeedbackCommand({
      UserPoolId: pool.UserPoolId,
      Username,
      EventId,
      FeedbackValue,
    }),
  )

beforeEach(async () => {
  time = drivenTime()
  pool = openPool({ now: time.now })
  await createUser()
})

describe('sign-in events', () => {
  it('tell of each attempt, the newest first', async () => {
    await signIn()
    time.advance(60_000)
    await expect(signIn('Wrong-horse-1')).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    expect(await eventsOf()).toMatchObject([
      {
        EventType: 'SignIn',
        EventResponse: 'Fail',
        CreationDate: time.now(),
        ChallengeResponses: [{ ChallengeName: 'Password', ChallengeResponse: 'Failure' }],
      },
      {
        EventType: 'SignIn',
        EventResponse: 'Pass',
        EventRisk: { RiskDecision: 'NoRisk', CompromisedCredentialsDetected: false },
        ChallengeResponses: [{ ChallengeName: 'Password', ChallengeResponse: 'Success' }],
      },
    ])
  })

  it('come in pages of at most MaxResults, and of 60 unless told or told 0', async () => {
    for (let count = 0; count < 61; count += 1) await signIn()
    const list = (MaxResults?: number) =>
      pool.client.send(
        new AdminListUserAuthEventsCommand({ UserPoolId: pool.UserPoolId, Username, MaxResults }),
      )
    expect((await list()).AuthEvents).toHaveLength(60)
    expect((await list(0)).AuthEvents).toHaveLength(60)
    expect((await list(2)).AuthEvents).toHaveLength(2)
    const ids = (await eventsOf(Username, pool, 7)).map((event) => event.EventId)
    expect(ids).toHaveLength(61)
    expect(new Set(ids)).toHaveLength(61)
    await expect(list(61)).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })

  it('go on where the page ended when new ones come meanwhile', async () => {
    await signIn()
    await signIn()
    const Username_ = { UserPoolId: pool.UserPoolId, Username, MaxResults: 1 }
    const first = await pool.client.send(new AdminListUserAuthEventsCommand(Username_))
    await signIn()
    const second = await pool.client.send(
      new AdminListUserAuthEventsCommand({ ...Username_, NextToken: first.NextToken }),
    )
    expect(second.NextToken).toBeUndefined()
    expect(second.AuthEvents?.[0]?.EventId).not.toBe(first.AuthEvents?.[0]?.EventId)
  })

  it('are kept for two years', async () => {
    await signIn()
    time.advance(729 * day)
    expect(await eventsOf()).toHaveLength(1)
    time.advance(2 * day)
    expect(await eventsOf()).toEqual([])
  })

  it('take an administrator’s feedback, the last one counts', async () => {
    await signIn()
    const [event] = await eventsOf()
    await judge(event?.EventId, 'Valid')
    time.advance(1000)
    await judge(event?.EventId, 'Invalid')
    expect((await eventsOf())[0]?.EventFeedback).toEqual({
      FeedbackValue: 'Invalid',
      Provider: 'Admin',
      FeedbackDate: time.now(),
    })
    await expect(judge('11111111-2222-3333-4444-555555555555', 'Valid')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
  })

  it('are not to be had of a pool without threat protection, nor of nobody', async () => {
    const plain = openPool({ settings: { addOns: { AdvancedSecurityMode: 'OFF' } } })
    await createUser(plain)
    await expect(eventsOf(Username, plain)).rejects.toMatchObject({
      name: 'UserPoolAddOnNotEnabledException',
    })
    await expect(eventsOf('nobody')).rejects.toMatchObject({ name: 'UserNotFoundException' })
  })

  it('go with the user', async () => {
    await signIn()
    await pool.client.send(new AdminDeleteUserCommand({ UserPoolId: pool.UserPoolId, Username }))
    await createUser()
    expect(await eventsOf()).toEqual([])
  })
})

describe('the demo users’ sign-in events', () => {
  const users = 300

  it('are the same for the same seed and time, whatever becomes of the user', async () => {
    const [before, after] = [openPool({ users, now: time.now }), openPool({ users, now: time.now })]
    const { Users = [] } = await after.client.send(new ListUsersCommand({ UserPoolId: after.UserPoolId }))
    for (const { Username: name = '' } of Users) {
      const change = { UserPoolId: after.UserPoolId, Username: name, Password: password, Permanent: true }
      await after.client.send(new AdminSetUserPasswordCommand(change))
      expect(await eventsOf(name, after)).toEqual(await eventsOf(name, before))
    }
  })

  it('lie between the user’s creation and now, newest first, some of them risky and some blocked', async () => {
    const demo = openPool({ users, now: time.now })
    const decisions = new Set<string | undefined>()
    const { Users = [] } = await demo.client.send(new ListUsersCommand({ UserPoolId: demo.UserPoolId }))
    for (const { Username: name = '', UserCreateDate } of Users) {
      const events = await eventsOf(name, demo)
      const times = events.map((event) => event.CreationDate?.getTime() ?? 0)
      expect(times).toEqual([...times].sort((left, right) => right - left))
      expect(times.every((at) => at >= (UserCreateDate?.getTime() ?? 0))).toBe(true)
      expect(times.every((at) => at <= time.now().getTime())).toBe(true)
      for (const event of events) decisions.add(event.EventRisk?.RiskDecision)
    }
    expect(decisions).toEqual(new Set(['NoRisk', 'AccountTakeover', 'Block']))
  })

  it('stay when new ones come', async () => {
    const demo = openPool({ users, now: time.now })
    const { Users = [] } = await demo.client.send(
      new ListUsersCommand({ UserPoolId: demo.UserPoolId, Filter: 'cognito:user_status = "CONFIRMED"' }),
    )
    const [{ Username: name = '' } = {}] = Users
    const before = await eventsOf(name, demo)
    const feedback = { UserPoolId: demo.UserPoolId, Username: name, FeedbackValue: 'Invalid' as const }
    await demo.client.send(
      new AdminUpdateAuthEventFeedbackCommand({ ...feedback, EventId: before[0]?.EventId }),
    )
    await demo.client.send(new AdminUserGlobalSignOutCommand({ UserPoolId: demo.UserPoolId, Username: name }))
    const after = await eventsOf(name, demo)
    expect(after.slice(1)).toEqual(before.slice(1))
    expect(after[0]?.EventFeedback?.FeedbackValue).toBe('Invalid')
  })
})
