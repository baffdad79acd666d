import {
  AdminCreateUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  DescribeUserPoolCommand,
  GetGroupCommand,
  GetUserCommand,
  InitiateAuthCommand,
  ListGroupsCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, it, vi } from 'vitest'
import { defaultQuotas, type Quotas } from '../../../electron/simulator/index.ts'
import { operations } from '../../../electron/simulator/operations/table.ts'
import { operationModels } from '../../../electron/simulator/protocol/api-model/model.ts'
import { categoryOf } from '../../../electron/simulator/transport/quota-categories.ts'
import { drivenTime } from './driven-time.ts'
import { openPool } from './pool-client.ts'

/** Makes the same call so many times at once; how many were let through. Anything but throttling fails the test. */
async function admitted(times: number, call: () => Promise<unknown>): Promise<number> {
  let count = 0
  for (const outcome of await Promise.allSettled(Array.from({ length: times }, call))) {
    if (outcome.status === 'fulfilled') count += 1
    else
      expect(outcome.reason).toMatchObject({
        name: 'TooManyRequestsException',
        message: 'Rate exceeded',
        $metadata: { httpStatusCode: 400 },
      })
  }
  return count
}

function openLimitedPool(quotas: Quotas) {
  const time = drivenTime()
  const pool = openPool({ users: 20, groups: 2, now: time.now, quotas })
  const { client, UserPoolId } = pool
  const list = (times: number) => admitted(times, () => client.send(new ListUsersCommand({ UserPoolId })))
  return { ...pool, time, list }
}

describe('categories', () => {
  it('cover the whole API, and have a default each', () => {
    expect(Object.keys(categoryOf).sort()).toEqual(Object.keys(operationModels).sort())
    for (const name of operations.keys()) expect(categoryOf).toHaveProperty(name)
    for (const category of Object.values(categoryOf)) expect(defaultQuotas[category]).toBeGreaterThan(0)
  })

  it.each([
    ['ListUsersInGroup', 'UserList', 30],
    ['AdminGetUser', 'UserRead', 120],
    ['AdminCreateUser', 'UserCreation', 50],
    ['AdminDisableUser', 'UserUpdate', 25],
    ['AdminUserGlobalSignOut', 'UserUpdate', 25],
    ['AdminSetUserPassword', 'UserAccountRecovery', 30],
    ['AdminListGroupsForUser', 'UserResourceRead', 50],
    ['AdminAddUserToGroup', 'UserResourceUpdate', 25],
    ['DescribeUserPool', 'UserPoolRead', 15],
    ['UpdateUserPool', 'UserPoolUpdate', 15],
    ['ListGroups', 'UserPoolResourceRead', 20],
    ['CreateUserImportJob', 'UserPoolResourceUpdate', 15],
    ['DescribeUserPoolClient', 'UserPoolClientRead', 15],
    ['UpdateUserPoolClient', 'UserPoolClientUpdate', 15],
    ['InitiateAuth', 'UserAuthentication', 120],
  ] as const)('%s counts in %s: %i a second', (operation, category, requestsPerSecond) => {
    expect(categoryOf[operation]).toBe(category)
    expect(defaultQuotas[category]).toBe(requestsPerSecond)
  })
})

describe('a quota', () => {
  it('is off unless asked for', async () => {
    const { client, UserPoolId } = openPool({ now: drivenTime().now })
    expect(await admitted(200, () => client.send(new ListUsersCommand({ UserPoolId })))).toBe(200)
  })

  it('admits its second of requests, and then as many as time has brought back', async () => {
    const { time, list } = openLimitedPool({ UserList: 30 })
    expect(await list(40)).toBe(30)
    expect(await list(1)).toBe(0)
    time.advance(100)
    expect(await list(10)).toBe(3)
    time.advance(60_000)
    expect(await list(40)).toBe(30)
  })

  it('does not count what it refuses', async () => {
    const { time, list } = openLimitedPool({ UserList: 2 })
    await list(100)
    time.advance(500)
    expect(await list(2)).toBe(1)
  })

  it('is shared by the operations of its category, and by no others', async () => {
    const { client, UserPoolId, list } = openLimitedPool({ UserList: 5 })
    const { Groups = [] } = await client.send(new ListGroupsCommand({ UserPoolId }))
    const GroupName = Groups[0]?.GroupName
    const members = () => client.send(new ListUsersInGroupCommand({ UserPoolId, GroupName }))
    expect(await list(3)).toBe(3)
    expect(await admitted(3, members)).toBe(2)
    await expect(client.send(new DescribeUserPoolCommand({ UserPoolId }))).resolves.toBeDefined()
  })

  it('below one a second lets one through now and then; 0 lets none', async () => {
    const { simulator, time, list } = openLimitedPool({ UserList: 0.5 })
    expect(await list(3)).toBe(1)
    time.advance(1999)
    expect(await list(1)).toBe(0)
    time.advance(1)
    expect(await list(1)).toBe(1)
    simulator.quotas.UserList = 0
    time.advance(60_000)
    expect(await list(1)).toBe(0)
  })

  it('can be changed and lifted while the service runs', async () => {
    const { simulator, time, list } = openLimitedPool({ UserList: 5 })
    simulator.quotas.UserList = 10
    expect(await list(12)).toBe(10)
    time.advance(1000)
    delete simulator.quotas.UserList
    expect(await list(100)).toBe(100)
  })

  it('is not spent on requests that are not signed', async () => {
    const { simulator, list } = openLimitedPool({ UserList: 1 })
    const headers = { 'x-amz-target': 'AWSCognitoIdentityProviderService.ListUsers' }
    const { body } = await simulator.front.serve({ headers, body: '{}' })
    expect(JSON.parse(body)).toMatchObject({ __type: 'MissingAuthenticationTokenException' })
    expect(await list(1)).toBe(1)
  })

  it('comes back with the machine’s time, where no test drives it', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const { client, UserPoolId } = openPool({ quotas: { UserList: 20 } })
    const list = () => client.send(new ListUsersCommand({ UserPoolId }))
    expect(await admitted(25, list)).toBe(20)
    vi.advanceTimersByTime(250)
    expect(await admitted(25, list)).toBe(5)
    vi.useRealTimers()
  })
})

describe('the smaller quotas', () => {
  it('one operation on one pool, where the category is of a pool’s resources', async () => {
    const { client, UserPoolId } = openLimitedPool({ ...defaultQuotas })
    expect(await admitted(8, () => client.send(new ListGroupsCommand({ UserPoolId })))).toBe(5)
    const otherOperation = new GetGroupCommand({ UserPoolId, GroupName: 'nobody' })
    await expect(client.send(otherOperation)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
    expect(await admitted(8, () => client.send(new DescribeUserPoolCommand({ UserPoolId })))).toBe(8)
  })

  it('reads and writes of one user, whatever name they go by', async () => {
    const { client, UserPoolId, time } = openLimitedPool({ ReadsPerUser: 10, WritesPerUser: 4 })
    const { Users = [] } = await client.send(
      new ListUsersCommand({ UserPoolId, Filter: 'cognito:user_status = "CONFIRMED"' }),
    )
    const [jane, john] = Users.filter(({ Attributes = [] }) =>
      Attributes.some(({ Name, Value }) => Name === 'email_verified' && Value === 'true'),
    )
    const email = jane?.Attributes?.find(({ Name }) => Name === 'email')?.Value
    const read = (Username: string | undefined) => () =>
      client.send(new AdminGetUserCommand({ UserPoolId, Username }))
    const write = (Username: string | undefined) => () =>
      client.send(new AdminEnableUserCommand({ UserPoolId, Username }))
    expect(await admitted(6, read(jane?.Username))).toBe(6)
    expect(await admitted(6, read(email))).toBe(4)
    expect(await admitted(6, write(jane?.Username))).toBe(4)
    expect(await admitted(12, read(john?.Username))).toBe(10)
    time.advance(500)
    expect(await admitted(6, read(jane?.Username))).toBe(5)
    expect(await admitted(6, write(jane?.Username))).toBe(2)
  })
})

describe('signing in', () => {
  const Username = 'jane'
  const Password = 'Correct-Horse-2026'

  async function openPoolWithUser(quotas: Quotas) {
    const pool = openLimitedPool({})
    const { client, simulator, UserPoolId } = pool
    await client.send(new AdminCreateUserCommand({ UserPoolId, Username, MessageAction: 'SUPPRESS' }))
    await client.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }))
    const AuthParameters = { USERNAME: Username, PASSWORD: Password }
    const signIn = () =>
      client.send(
        new InitiateAuthCommand({
          ClientId: simulator.clientId,
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters,
        }),
      )
    const { AuthenticationResult } = await signIn()
    Object.assign(simulator.quotas, quotas)
    return { ...pool, signIn, AccessToken: AuthenticationResult?.AccessToken }
  }

  it('counts as reading the user, as do requests with the user’s token', async () => {
    const { client, signIn, AccessToken, UserPoolId } = await openPoolWithUser({ ReadsPerUser: 9 })
    expect(await admitted(3, signIn)).toBe(3)
    expect(await admitted(3, () => client.send(new GetUserCommand({ AccessToken })))).toBe(3)
    expect(await admitted(8, () => client.send(new AdminGetUserCommand({ UserPoolId, Username })))).toBe(3)
  })

  it('has three times its quota for challenges, and what exceeds that counts as signing in', async () => {
    const { client, simulator, signIn } = await openPoolWithUser({ UserAuthentication: 4 })
    const respond = () =>
      client
        .send(
          new RespondToAuthChallengeCommand({
            ClientId: simulator.clientId,
            ChallengeName: 'NEW_PASSWORD_REQUIRED',
            Session: 'x'.repeat(20),
            ChallengeResponses: { USERNAME: Username, NEW_PASSWORD: Password },
          }),
        )
        .catch((error: Error) => {
          if (error.name === 'TooManyRequestsException') throw error
        })
    expect(await admitted(13, respond)).toBe(13)
    expect(await admitted(4, signIn)).toBe(3)
    expect(await admitted(1, respond)).toBe(0)
  })
})

describe('the SDK', () => {
  it('waits and tries again by itself', async () => {
    const { client, simulator, UserPoolId } = openPool({ quotas: { UserList: 10 } }, 5)
    const calls = Array.from({ length: 12 }, () => client.send(new ListUsersCommand({ UserPoolId })))
    expect(await Promise.all(calls)).toHaveLength(12)
    expect(simulator.calls.of('ListUsers')).toBeGreaterThan(12)
  })
})
