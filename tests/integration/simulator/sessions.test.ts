import {
  AdminDisableUserCommand,
  AdminListUserSessionsCommand,
  AdminRevokeUserSessionCommand,
  GetUserCommand,
  GetUserPoolSessionConfigurationCommand,
  InitiateAuthCommand,
  ListUserSessionsCommand,
  ListUsersCommand,
  type RevokeAssociatedSessionsType,
  RevokeTokenCommand,
  RevokeUserSessionCommand,
  SetUserPoolSessionConfigurationCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { beforeEach, describe, expect, it } from 'vitest'
import { drivenTime } from './driven-time.ts'
import { openPool, type PoolClient } from './pool-client.ts'
import { addClient, addUser, signIn, type Tokens, tokensOf } from './signing-in.ts'

const Username = 'jane'
const minute = 60_000

let time: ReturnType<typeof drivenTime>
let pool: PoolClient
let ClientId: string

async function open(options: Parameters<typeof openPool>[0] = {}): Promise<void> {
  time = drivenTime()
  pool = openPool({ now: time.now, ...options })
  ClientId = (await addClient(pool)).ClientId
  await addUser(pool, Username, { email: 'jane@example.com' })
}

const user = (name = Username) => ({ UserPoolId: pool.UserPoolId, Username: name })
const begin = (client = ClientId): Promise<Tokens> => tokensOf(signIn(pool, client, Username))
const list = async (name = Username) =>
  (await pool.client.send(new AdminListUserSessionsCommand(user(name)))).Sessions ?? []
const ids = async (name = Username) => (await list(name)).map(({ SessionId = '' }) => SessionId)
const revoke = (SessionId: string, name = Username, associated?: RevokeAssociatedSessionsType) =>
  pool.client.send(
    new AdminRevokeUserSessionCommand({
      ...user(name),
      SessionId,
      RevokeAssociatedSessions: associated,
    }),
  )
const refresh = (REFRESH_TOKEN: string) =>
  pool.client.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN },
    }),
  )
const getUser = (AccessToken: string) => pool.client.send(new GetUserCommand({ AccessToken }))
const configure = (tracking: 'ENABLED' | 'DISABLED', MaxPerUser = 20) =>
  pool.client.send(
    new SetUserPoolSessionConfigurationCommand({
      UserPoolId: pool.UserPoolId,
      UserSessionTracking: tracking,
      TokenSession: { MaxPerUser },
    }),
  )

beforeEach(async () => {
  await open()
  await configure('ENABLED')
})

describe('AdminListUserSessions', () => {
  it('shows a session for each sign-in', async () => {
    expect(await list()).toEqual([])
    await begin()
    time.advance(minute)
    const other = await addClient(pool)
    await begin(other.ClientId)
    expect(await list()).toEqual([
      {
        SessionId: expect.stringMatching(/^tkn[a-z0-9]{25}$/),
        SessionType: 'TOKEN',
        ClientId: other.ClientId,
        CreateDate: time.now(),
        LastActiveDate: time.now(),
        DeviceType: 'unknown',
        LastIPAddress: '127.0.0.1',
        LastLocation: { Country: 'unknown' },
        IsCurrentSession: false,
      },
      expect.objectContaining({ ClientId }),
    ])
  })

  it('moves the last activity with each refresh', async () => {
    const { RefreshToken } = await begin()
    const began = time.now()
    time.advance(minute)
    await refresh(RefreshToken)
    expect(await list()).toMatchObject([{ CreateDate: began, LastActiveDate: time.now() }])
  })

  it('shows no session that has ended', async () => {
    const { RefreshToken } = await begin()
    await begin()
    await pool.client.send(new RevokeTokenCommand({ ClientId, Token: RefreshToken }))
    expect(await list()).toHaveLength(1)
    time.advance(30 * 24 * 60 * minute)
    expect(await list()).toEqual([])
  })

  it('shows nothing of a disabled user', async () => {
    await begin()
    await pool.client.send(new AdminDisableUserCommand(user()))
    expect(await list()).toEqual([])
  })

  it('takes no page token, and knows no other users', async () => {
    await expect(
      pool.client.send(new AdminListUserSessionsCommand({ ...user(), NextToken: 'x' })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' })
    await expect(list('nobody')).rejects.toMatchObject({ name: 'UserNotFoundException' })
  })

  it('is behind by the consistency delay', async () => {
    await open({ consistencyDelayMs: 2000 })
    await configure('ENABLED')
    await begin()
    expect(await ids()).toEqual([])
    time.advance(2000)
    const [session = ''] = await ids()
    await revoke(session)
    expect(await ids()).toEqual([session])
    time.advance(2000)
    expect(await ids()).toEqual([])
  })
})

describe('AdminRevokeUserSession', () => {
  it('ends the tokens of one session, and of no other', async () => {
    const first = await begin()
    const [session = ''] = await ids()
    const second = await begin()
    await revoke(session)
    await expect(getUser(first.AccessToken)).rejects.toMatchObject({
      message: 'Access Token has been revoked',
    })
    await expect(refresh(first.RefreshToken)).rejects.toMatchObject({
      message: 'Refresh Token has been revoked',
    })
    await expect(getUser(second.AccessToken)).resolves.toBeDefined()
    expect(await ids()).not.toContain(session)
    await expect(revoke(session)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })

  it('does not take a session of somebody else, or of nobody', async () => {
    await begin()
    const [session = ''] = await ids()
    await addUser(pool, 'joe', { email: 'joe@example.com' })
    await expect(revoke(session, 'joe')).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
    await expect(revoke(`tkn${'0'.repeat(25)}`)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
    await expect(revoke('session')).rejects.toMatchObject({ name: 'InvalidParameterException' })
    expect(await ids()).toEqual([session])
  })
})

describe('the user', () => {
  const own = (AccessToken: string) => pool.client.send(new ListUserSessionsCommand({ AccessToken }))
  const revokeOwn = (AccessToken: string, SessionId = '') =>
    pool.client.send(new RevokeUserSessionCommand({ AccessToken, SessionId }))

  it('lists the own sessions, and knows the current one', async () => {
    const { AccessToken: first } = await begin()
    await begin()
    const { Sessions = [] } = await own(first)
    expect(Sessions.map(({ IsCurrentSession }) => IsCurrentSession).sort()).toEqual([false, true])
  })

  it('revokes any but the current one', async () => {
    const { AccessToken: mine } = await begin()
    const { AccessToken: theirs } = await begin()
    const { Sessions = [] } = await own(mine)
    const current = Sessions.find(({ IsCurrentSession }) => IsCurrentSession)?.SessionId
    const other = Sessions.find(({ IsCurrentSession }) => !IsCurrentSession)?.SessionId
    await expect(revokeOwn(mine, current)).rejects.toMatchObject({ name: 'InvalidParameterException' })
    await revokeOwn(mine, other)
    await expect(getUser(theirs)).rejects.toMatchObject({ message: 'Access Token has been revoked' })
    await expect(own(theirs)).rejects.toMatchObject({ message: 'Access Token has been revoked' })
  })
})

describe('the configuration', () => {
  const read = () =>
    pool.client.send(new GetUserPoolSessionConfigurationCommand({ UserPoolId: pool.UserPoolId }))

  it('is read as it was set', async () => {
    await configure('ENABLED', 3)
    expect(await read()).toMatchObject({
      UserPoolId: pool.UserPoolId,
      UserSessionTracking: 'ENABLED',
      TokenSession: { MaxPerUser: 3 },
    })
  })

  it('makes room for a sign-in by ending the session that was active the longest ago', async () => {
    await configure('ENABLED', 2)
    const first = await begin()
    time.advance(minute)
    const second = await begin()
    time.advance(minute)
    await refresh(first.RefreshToken)
    time.advance(minute)
    await begin()
    expect(await ids()).toHaveLength(2)
    await expect(getUser(second.AccessToken)).rejects.toMatchObject({
      message: 'Access Token has been revoked',
    })
    await expect(getUser(first.AccessToken)).resolves.toBeDefined()
    await configure('ENABLED', 1)
    expect(await ids()).toHaveLength(2)
    await begin()
    expect(await ids()).toHaveLength(1)
  })

  it('turns tracking off: what begins then is in no list', async () => {
    await configure('DISABLED')
    const { AccessToken } = await begin()
    const off = { name: 'OperationNotEnabledException' }
    await expect(list()).rejects.toMatchObject(off)
    await expect(revoke(`tkn${'0'.repeat(25)}`)).rejects.toMatchObject(off)
    await expect(getUser(AccessToken)).resolves.toBeDefined()
    await configure('ENABLED')
    expect(await list()).toEqual([])
  })

  it('is not for the smallest tier', async () => {
    await open({ settings: { tier: 'LITE' } })
    await expect(configure('ENABLED')).rejects.toMatchObject({ name: 'FeatureUnavailableInTierException' })
  })
})

describe('demo users', () => {
  const everybody = async (from: PoolClient): Promise<string[]> => {
    const { Users = [] } = await from.client.send(new ListUsersCommand({ UserPoolId: from.UserPoolId }))
    return Users.map((entry) => entry.Username ?? '')
  }
  const history = async () => {
    const sessions = []
    for (const name of await everybody(pool)) sessions.push(...(await list(name)))
    return sessions
  }

  beforeEach(() => open({ users: 120 }))

  it('have sessions from before, the same for the same seed and time', async () => {
    const before = await history()
    expect(before.length).toBeGreaterThan(20)
    for (const { CreateDate = time.now(), LastActiveDate = time.now() } of before) {
      expect(CreateDate.getTime()).toBeLessThanOrEqual(LastActiveDate.getTime())
      expect(LastActiveDate.getTime()).toBeLessThanOrEqual(time.now().getTime())
    }
    expect(new Set(before.map(({ SessionId }) => SessionId)).size).toBe(before.length)
    await open({ users: 120 })
    expect(await history()).toEqual(before)
  })

  it('lose a session with the sign-in pages and those that came through it together, if asked', async () => {
    const names = await everybody(pool)
    const linked = []
    for (const name of names)
      for (const session of await list(name))
        if (session.OriginSessionId !== undefined) linked.push({ name, ...session })
    const [first, second, third] = linked
    for (const entry of [first, second, third])
      expect(await ids(entry?.name)).toContain(entry?.OriginSessionId)

    await revoke(first?.SessionId ?? '', first?.name, 'LINKED')
    expect(await ids(first?.name)).not.toContain(first?.OriginSessionId)
    await revoke(second?.OriginSessionId ?? '', second?.name, 'LINKED')
    expect(await ids(second?.name)).not.toContain(second?.SessionId)
    await revoke(third?.SessionId ?? '', third?.name)
    expect(await ids(third?.name)).toContain(third?.OriginSessionId)
  })
})
