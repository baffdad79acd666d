import {
  AdminListUserSessionsCommand,
  AdminRevokeUserSessionCommand,
  GetUserPoolSessionConfigurationCommand,
  ListUserSessionsCommand,
  RevokeUserSessionCommand,
  SetUserPoolSessionConfigurationCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { apiReference, type FidelityPool, type Rule } from '../rule.ts'
import { addUser, getUser, refresh, tokens, username } from './signing-in.ts'

const refused = { name: 'NotAuthorizedException' }

export const sessions: readonly Rule[] = [
  {
    id: 'sessions.default',
    title: 'A pool keeps no track of sessions unless told to, and then of 20 for each user',
    source: apiReference('GetUserPoolSessionConfiguration'),
    async check({ client, UserPoolId }) {
      expect(await client.send(new GetUserPoolSessionConfigurationCommand({ UserPoolId }))).toMatchObject({
        UserSessionTracking: 'DISABLED',
        TokenSession: { MaxPerUser: 20 },
      })
    },
  },
  {
    id: 'sessions.configure',
    title: 'SetUserPoolSessionConfiguration answers with what it has set',
    source: apiReference('SetUserPoolSessionConfiguration'),
    async check(pool) {
      expect(await track(pool, 5)).toMatchObject({
        UserPoolId: pool.UserPoolId,
        UserSessionTracking: 'ENABLED',
        TokenSession: { MaxPerUser: 5 },
      })
    },
  },
  {
    id: 'sessions.tier',
    title: 'Sessions can be tracked in the Essentials and the Plus tier only',
    source: apiReference('SetUserPoolSessionConfiguration'),
    pool: { settings: { UserPoolTier: 'LITE' } },
    async check(pool) {
      await expect(track(pool)).rejects.toMatchObject({ name: 'FeatureUnavailableInTierException' })
    },
  },
  {
    id: 'sessions.list',
    title: 'AdminListUserSessions shows a token session for each sign-in',
    source: apiReference('AdminListUserSessions'),
    async check(pool) {
      await track(pool)
      await addUser(pool)
      await tokens(pool)
      await tokens(pool)
      const listed = await list(pool)
      expect(listed).toHaveLength(2)
      for (const session of listed)
        expect(session).toMatchObject({
          SessionId: expect.stringMatching(/^tkn[a-z0-9]{25}$/),
          SessionType: 'TOKEN',
          ClientId: pool.ClientId,
          CreateDate: expect.any(Date),
          LastActiveDate: expect.any(Date),
          IsCurrentSession: false,
        })
    },
  },
  {
    id: 'sessions.untracked',
    title: 'AdminListUserSessions is refused in a pool that keeps no track of sessions',
    source: apiReference('AdminListUserSessions'),
    unconfirmed: 'That it is refused at all: OperationNotEnabledException is what the operation declares.',
    async check(pool) {
      await addUser(pool)
      await expect(list(pool)).rejects.toMatchObject({ name: 'OperationNotEnabledException' })
    },
  },
  {
    id: 'sessions.refresh',
    title: 'A refresh is the session’s last activity, and no new session',
    source: apiReference('AdminListUserSessions'),
    async check(pool) {
      const { clock } = pool
      await track(pool)
      await addUser(pool)
      const { refresh: token } = await tokens(pool)
      clock.advance(60_000)
      await refresh(pool, token)
      const [session, ...others] = await list(pool)
      expect(others).toEqual([])
      const { CreateDate, LastActiveDate } = session ?? {}
      expect((LastActiveDate?.getTime() ?? 0) - (CreateDate?.getTime() ?? 0)).toBeGreaterThanOrEqual(60_000)
    },
  },
  {
    id: 'sessions.unknown-user',
    title: 'AdminListUserSessions answers UserNotFoundException for an unknown user',
    source: apiReference('AdminListUserSessions'),
    async check(pool) {
      await track(pool)
      await expect(list(pool)).rejects.toMatchObject({ name: 'UserNotFoundException' })
    },
  },
  {
    id: 'sessions.revoke',
    title: 'AdminRevokeUserSession revokes the session’s tokens, and takes it off the list',
    source: apiReference('AdminRevokeUserSession'),
    async check(pool) {
      await track(pool)
      await addUser(pool)
      const { access, refresh: token } = await tokens(pool)
      await revoke(pool, (await list(pool))[0]?.SessionId)
      await expect(getUser(pool, access)).rejects.toMatchObject(refused)
      await expect(refresh(pool, token)).rejects.toMatchObject(refused)
      expect(await list(pool)).toEqual([])
    },
  },
  {
    id: 'sessions.revoke-foreign',
    title: 'AdminRevokeUserSession revokes no session of another user',
    source: apiReference('AdminRevokeUserSession'),
    unconfirmed: 'That ResourceNotFoundException says so.',
    async check(pool) {
      await track(pool)
      await addUser(pool)
      await addUser(pool, {}, 'joe')
      const { access } = await tokens(pool)
      const [session] = await list(pool)
      await expect(revoke(pool, session?.SessionId, 'joe')).rejects.toMatchObject({
        name: 'ResourceNotFoundException',
      })
      await expect(getUser(pool, access)).resolves.toMatchObject({ Username: username })
    },
  },
  {
    id: 'sessions.limit',
    title: 'At the limit, a sign-in ends the session that was active the longest ago',
    source: apiReference('SetUserPoolSessionConfiguration'),
    async check(pool) {
      const { clock } = pool
      await track(pool, 2)
      await addUser(pool)
      const first = await tokens(pool)
      clock.advance(1000)
      const second = await tokens(pool)
      clock.advance(1000)
      await refresh(pool, first.refresh)
      clock.advance(1000)
      await tokens(pool)
      await expect(getUser(pool, second.access)).rejects.toMatchObject(refused)
      await expect(getUser(pool, first.access)).resolves.toMatchObject({ Username: username })
      expect(await list(pool)).toHaveLength(2)
    },
  },
  {
    id: 'sessions.own',
    title: 'ListUserSessions tells the session of the access token from the others',
    source: apiReference('ListUserSessions'),
    async check(pool) {
      await track(pool)
      await addUser(pool)
      await tokens(pool)
      const { access } = await tokens(pool)
      const { Sessions = [] } = await pool.client.send(new ListUserSessionsCommand({ AccessToken: access }))
      expect(Sessions.map(({ IsCurrentSession }) => IsCurrentSession).sort()).toEqual([false, true])
    },
  },
  {
    id: 'sessions.own-current',
    title: 'RevokeUserSession does not revoke the session of the access token',
    source: apiReference('RevokeUserSession'),
    async check(pool) {
      await track(pool)
      await addUser(pool)
      const { access } = await tokens(pool)
      const SessionId = (await list(pool))[0]?.SessionId
      await expect(
        pool.client.send(new RevokeUserSessionCommand({ AccessToken: access, SessionId })),
      ).rejects.toMatchObject({ $fault: 'client' })
      await expect(getUser(pool, access)).resolves.toMatchObject({ Username: username })
    },
  },
]

function track({ client, UserPoolId }: FidelityPool, MaxPerUser = 20) {
  return client.send(
    new SetUserPoolSessionConfigurationCommand({
      UserPoolId,
      UserSessionTracking: 'ENABLED',
      TokenSession: { MaxPerUser },
    }),
  )
}

async function list({ client, UserPoolId }: FidelityPool) {
  const { Sessions = [] } = await client.send(
    new AdminListUserSessionsCommand({ UserPoolId, Username: username }),
  )
  return Sessions
}

function revoke({ client, UserPoolId }: FidelityPool, SessionId = '', Username = username) {
  return client.send(new AdminRevokeUserSessionCommand({ UserPoolId, Username, SessionId }))
}
