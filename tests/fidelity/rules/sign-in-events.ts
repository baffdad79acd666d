import {
  AdminCreateUserCommand,
  AdminListUserAuthEventsCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateAuthEventFeedbackCommand,
  type AuthEventType,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { apiReference, developerGuide, type FidelityPool, type PoolRequest, type Rule } from '../rule.ts'

const list = apiReference('AdminListUserAuthEvents')
const feedback = apiReference('AdminUpdateAuthEventFeedback')
const history = developerGuide(
  'cognito-user-pool-settings-adaptive-authentication',
  'Working with adaptive authentication',
)
const password = 'Right-horse-1'
const day = 24 * 60 * 60 * 1000

const audited: PoolRequest = {
  settings: { UserPoolTier: 'PLUS', UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' } },
}

export const signInEvents: readonly Rule[] = [
  {
    id: 'sign-in-events.off',
    title: 'A pool without threat protection refuses to list sign-in events',
    source: list,
    async check(pool) {
      await createUser(pool)
      await expect(eventsOf(pool)).rejects.toMatchObject({ name: 'UserPoolAddOnNotEnabledException' })
    },
  },
  {
    id: 'sign-in-events.off-feedback',
    title: 'A pool without threat protection takes no feedback on events',
    source: feedback,
    async check(pool) {
      await createUser(pool)
      await expect(judge(pool, '11111111-2222-4333-8444-555555555555', 'Valid')).rejects.toMatchObject({
        name: 'UserPoolAddOnNotEnabledException',
      })
    },
  },
  {
    id: 'sign-in-events.none',
    title: 'A user who has never signed in has no sign-in events',
    source: list,
    pool: audited,
    async check(pool) {
      await createUser(pool)
      expect(await eventsOf(pool)).toEqual([])
    },
  },
  {
    id: 'sign-in-events.unknown-user',
    title: 'Events of a user who is not there are refused with UserNotFoundException',
    source: list,
    pool: audited,
    async check(pool) {
      await expect(eventsOf(pool)).rejects.toMatchObject({ name: 'UserNotFoundException' })
    },
  },
  {
    id: 'sign-in-events.pass',
    title: 'A sign-in is an event that passed, with its challenge and an assessed risk',
    source: apiReference('AuthEventType'),
    pool: audited,
    async check(pool) {
      await createUser(pool)
      await signIn(pool)
      const [event, ...others] = await eventsOf(pool)
      expect(others).toEqual([])
      expect(event).toMatchObject({
        EventId: expect.any(String),
        EventType: 'SignIn',
        EventResponse: 'Pass',
        CreationDate: expect.any(Date),
        EventRisk: { RiskDecision: 'NoRisk', CompromisedCredentialsDetected: false },
        ChallengeResponses: [{ ChallengeName: 'Password', ChallengeResponse: 'Success' }],
      })
    },
  },
  {
    id: 'sign-in-events.fail',
    title: 'A wrong password is an event that failed',
    source: apiReference('AuthEventType'),
    pool: audited,
    async check(pool) {
      await createUser(pool)
      await expect(signIn(pool, 'Wrong-horse-1')).rejects.toMatchObject({ name: 'NotAuthorizedException' })
      expect(await eventsOf(pool)).toMatchObject([
        {
          EventType: 'SignIn',
          EventResponse: 'Fail',
          ChallengeResponses: [{ ChallengeName: 'Password', ChallengeResponse: 'Failure' }],
        },
      ])
    },
  },
  {
    id: 'sign-in-events.order',
    title: 'The most recent event comes first',
    source: {
      title: 'AWS CLI: admin-list-user-auth-events',
      url: 'https://docs.aws.amazon.com/cli/latest/reference/cognito-idp/admin-list-user-auth-events.html',
    },
    pool: audited,
    async check(pool) {
      await createUser(pool)
      await signIn(pool)
      await expect(signIn(pool, 'Wrong-horse-1')).rejects.toMatchObject({ name: 'NotAuthorizedException' })
      expect((await eventsOf(pool)).map((event) => event.EventResponse)).toEqual(['Fail', 'Pass'])
    },
  },
  {
    id: 'sign-in-events.token',
    title: 'An access token carries the id of its event',
    source: history,
    pool: audited,
    async check(pool) {
      await createUser(pool)
      const { AuthenticationResult } = await signIn(pool)
      const payload = AuthenticationResult?.AccessToken?.split('.')[1] ?? ''
      const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString())
      const [event] = await eventsOf(pool)
      expect(claims).toMatchObject({ event_id: event?.EventId })
    },
  },
  {
    id: 'sign-in-events.page-of-none',
    title: 'MaxResults of 0 is as good as none',
    source: list,
    pool: audited,
    async check(pool) {
      await createUser(pool)
      await signIn(pool)
      expect(await eventsOf(pool, 0)).toHaveLength(1)
    },
  },
  {
    id: 'sign-in-events.max-results',
    title: 'A MaxResults above 60 is refused',
    source: list,
    pool: audited,
    async check(pool) {
      await createUser(pool)
      await expect(eventsOf(pool, 61)).rejects.toMatchObject({ name: 'InvalidParameterException' })
    },
  },
  {
    id: 'sign-in-events.pages',
    title: 'NextToken leads through all events, each of them once',
    source: list,
    pool: audited,
    async check(pool) {
      await createUser(pool)
      for (let count = 0; count < 3; count += 1) await signIn(pool)
      const ids: (string | undefined)[] = []
      let NextToken: string | undefined
      do {
        const page = await pool.client.send(
          new AdminListUserAuthEventsCommand({ ...jane(pool), MaxResults: 2, NextToken }),
        )
        ids.push(...(page.AuthEvents ?? []).map((event) => event.EventId))
        NextToken = page.NextToken
      } while (NextToken !== undefined)
      expect(ids).toHaveLength(3)
      expect(new Set(ids)).toEqual(new Set((await eventsOf(pool)).map((event) => event.EventId)))
    },
  },
  {
    id: 'sign-in-events.two-years',
    title: 'Events are kept for two years',
    source: history,
    pool: audited,
    async check(pool) {
      await createUser(pool)
      await signIn(pool)
      pool.clock.advance(729 * day)
      expect(await eventsOf(pool)).toHaveLength(1)
      pool.clock.advance(3 * day)
      expect(await eventsOf(pool)).toEqual([])
    },
  },
  {
    id: 'sign-in-events.feedback',
    title: 'Feedback is told with its event, as given by an administrator',
    source: apiReference('EventFeedbackType'),
    pool: audited,
    async check(pool) {
      await createUser(pool)
      await signIn(pool)
      const [event] = await eventsOf(pool)
      await judge(pool, event?.EventId, 'Invalid')
      expect((await eventsOf(pool))[0]?.EventFeedback).toMatchObject({
        FeedbackValue: 'Invalid',
        Provider: 'Admin',
        FeedbackDate: expect.any(Date),
      })
    },
  },
  {
    id: 'sign-in-events.unknown-event',
    title: 'Feedback on an event that is not there is refused',
    source: feedback,
    unconfirmed: 'Which exception it is: the check takes ResourceNotFoundException.',
    pool: audited,
    async check(pool) {
      await createUser(pool)
      await expect(judge(pool, '11111111-2222-4333-8444-555555555555', 'Valid')).rejects.toMatchObject({
        name: 'ResourceNotFoundException',
      })
    },
  },
]

const jane = ({ UserPoolId }: FidelityPool) => ({ UserPoolId, Username: 'jane' })

async function createUser(pool: FidelityPool): Promise<void> {
  await pool.client.send(new AdminCreateUserCommand({ ...jane(pool), MessageAction: 'SUPPRESS' }))
  await pool.client.send(
    new AdminSetUserPasswordCommand({ ...jane(pool), Password: password, Permanent: true }),
  )
}

const signIn = ({ client, ClientId }: FidelityPool, PASSWORD = password) =>
  client.send(
    new InitiateAuthCommand({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId,
      AuthParameters: { USERNAME: 'jane', PASSWORD },
    }),
  )

async function eventsOf(pool: FidelityPool, MaxResults?: number): Promise<AuthEventType[]> {
  const request = new AdminListUserAuthEventsCommand({ ...jane(pool), MaxResults })
  return (await pool.client.send(request)).AuthEvents ?? []
}

const judge = (pool: FidelityPool, EventId: string | undefined, FeedbackValue: 'Valid' | 'Invalid') =>
  pool.client.send(new AdminUpdateAuthEventFeedbackCommand({ ...jane(pool), EventId, FeedbackValue }))
