import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminUpdateUserAttributesCommand,
  CreateGroupCommand,
  DeleteGroupCommand,
  DescribeUserPoolCommand,
  GetGroupCommand,
  ListGroupsCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
  paginateListUsers,
  UpdateGroupCommand,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { drivenTime } from './driven-time.ts'
import { openPool, type PoolClient } from './pool-client.ts'

const consistencyDelayMs = 2000

let time: ReturnType<typeof drivenTime>
let pool: PoolClient

beforeEach(() => {
  time = drivenTime()
  pool = openPool({ consistencyDelayMs, now: time.now })
})

const create = (Username: string, email = `${Username}@example.com`) =>
  pool.client.send(
    new AdminCreateUserCommand({
      UserPoolId: pool.UserPoolId,
      Username,
      UserAttributes: [{ Name: 'email', Value: email }],
      MessageAction: 'SUPPRESS',
    }),
  )

async function list(Filter?: string, { client, UserPoolId } = pool): Promise<UserType[]> {
  const users: UserType[] = []
  for await (const page of paginateListUsers({ client }, { UserPoolId, ...(Filter ? { Filter } : {}) })) {
    users.push(...(page.Users ?? []))
  }
  return users
}

const names = (users: readonly UserType[]) => users.map(({ Username }) => Username).sort()
const listedNames = async (Filter?: string) => names(await list(Filter))

async function groupNames(): Promise<(string | undefined)[]> {
  const { Groups = [] } = await pool.client.send(new ListGroupsCommand({ UserPoolId: pool.UserPoolId }))
  return Groups.map(({ GroupName }) => GroupName)
}

async function memberNames(GroupName: string): Promise<(string | undefined)[]> {
  const { Users = [] } = await pool.client.send(
    new ListUsersInGroupCommand({ UserPoolId: pool.UserPoolId, GroupName }),
  )
  return names(Users)
}

/** "This operation is eventually consistent [...] use AdminGetUser": the API reference on ListUsers. */
describe('a pool whose lists are behind', () => {
  it('finds a new user at once and lists them after the delay', async () => {
    const { client, UserPoolId } = pool
    await create('ada')
    const found = await client.send(new AdminGetUserCommand({ UserPoolId, Username: 'ada' }))
    expect(found.Username).toBe('ada')
    const described = await client.send(new DescribeUserPoolCommand({ UserPoolId }))
    expect(described.UserPool?.EstimatedNumberOfUsers).toBe(1)
    expect(await listedNames()).toEqual([])
    time.advance(consistencyDelayMs - 1)
    expect(await listedNames()).toEqual([])
    expect(await listedNames('email ^= "ada"')).toEqual([])
    time.advance(1)
    expect(await listedNames()).toEqual(['ada'])
    expect(await listedNames('email ^= "ada"')).toEqual(['ada'])
  })

  it('refuses a username that is taken, listed or not', async () => {
    await create('ada')
    await expect(create('ada')).rejects.toMatchObject({ name: 'UsernameExistsException' })
  })

  it('lists a deleted user until the delay is over', async () => {
    const { client, UserPoolId } = pool
    await create('ada')
    await create('bob')
    time.advance(consistencyDelayMs)
    await client.send(new AdminDeleteUserCommand({ UserPoolId, Username: 'ada' }))
    await expect(client.send(new AdminGetUserCommand({ UserPoolId, Username: 'ada' }))).rejects.toMatchObject(
      { name: 'UserNotFoundException' },
    )
    expect(await listedNames()).toEqual(['ada', 'bob'])
    time.advance(consistencyDelayMs)
    expect(await listedNames()).toEqual(['bob'])
  })

  it('lists a changed user as they were, and finds them by what they were', async () => {
    const { client, UserPoolId } = pool
    await create('ada', 'old@example.com')
    time.advance(consistencyDelayMs)
    const [before] = await list()
    await client.send(
      new AdminUpdateUserAttributesCommand({
        UserPoolId,
        Username: 'ada',
        UserAttributes: [{ Name: 'email', Value: 'new@example.com' }],
      }),
    )
    time.advance(500)
    await client.send(new AdminDisableUserCommand({ UserPoolId, Username: 'ada' }))
    const now = await client.send(new AdminGetUserCommand({ UserPoolId, Username: 'ada' }))
    expect(now.Enabled).toBe(false)
    expect(now.UserAttributes).toContainEqual({ Name: 'email', Value: 'new@example.com' })
    expect(await list()).toEqual([before])
    expect(await list('email = "old@example.com"')).toEqual([before])
    expect(await list('email = "new@example.com"')).toEqual([])
    expect(await list('status = "Enabled"')).toEqual([before])

    time.advance(consistencyDelayMs - 500)
    const [between] = await list('email = "new@example.com"')
    expect(between?.Enabled).toBe(true)
    expect(await list('email = "old@example.com"')).toEqual([])
    time.advance(500)
    expect(await listedNames('status = "Enabled"')).toEqual([])
    expect(await listedNames('status = "Disabled"')).toEqual(['ada'])
  })

  it('lists groups and their members after the delay; who asks by name sees them at once', async () => {
    const { client, UserPoolId } = pool
    await create('ada')
    time.advance(consistencyDelayMs)
    const GroupName = 'staff'
    const Username = 'ada'
    await client.send(new CreateGroupCommand({ UserPoolId, GroupName }))
    await client.send(new AdminAddUserToGroupCommand({ UserPoolId, GroupName, Username }))
    const group = await client.send(new GetGroupCommand({ UserPoolId, GroupName }))
    expect(group.Group?.GroupName).toBe(GroupName)
    const ofUser = await client.send(new AdminListGroupsForUserCommand({ UserPoolId, Username }))
    expect(ofUser.Groups?.map((each) => each.GroupName)).toEqual([GroupName])
    expect(await groupNames()).toEqual([])
    expect(await memberNames(GroupName)).toEqual([])
    time.advance(consistencyDelayMs)
    expect(await groupNames()).toEqual([GroupName])
    expect(await memberNames(GroupName)).toEqual([Username])

    await client.send(new AdminRemoveUserFromGroupCommand({ UserPoolId, GroupName, Username }))
    expect(await memberNames(GroupName)).toEqual([Username])
    time.advance(consistencyDelayMs)
    expect(await memberNames(GroupName)).toEqual([])
  })

  it('lists a changed group as it was, and a deleted one until the delay is over', async () => {
    const { client, UserPoolId } = pool
    await client.send(new CreateGroupCommand({ UserPoolId, GroupName: 'staff', Description: 'old' }))
    time.advance(consistencyDelayMs)
    const description = async () => {
      const { Groups = [] } = await client.send(new ListGroupsCommand({ UserPoolId }))
      return Groups.map((group) => group.Description)
    }
    await client.send(new UpdateGroupCommand({ UserPoolId, GroupName: 'staff', Description: 'new' }))
    expect(await description()).toEqual(['old'])
    time.advance(consistencyDelayMs)
    expect(await description()).toEqual(['new'])
    await client.send(new DeleteGroupCommand({ UserPoolId, GroupName: 'staff' }))
    expect(await description()).toEqual(['new'])
    await expect(memberNames('staff')).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
    time.advance(consistencyDelayMs)
    expect(await description()).toEqual([])
  })

  it('shows the members of a group as other lists show them', async () => {
    const { client, UserPoolId } = pool
    const GroupName = 'staff'
    await client.send(new CreateGroupCommand({ UserPoolId, GroupName }))
    await create('ada')
    await client.send(new AdminAddUserToGroupCommand({ UserPoolId, GroupName, Username: 'ada' }))
    time.advance(consistencyDelayMs)
    await client.send(new AdminDisableUserCommand({ UserPoolId, Username: 'ada' }))
    const members = await client.send(new ListUsersInGroupCommand({ UserPoolId, GroupName }))
    expect(members.Users).toEqual(await list())
    expect(members.Users?.[0]?.Enabled).toBe(true)
    await client.send(new AdminDeleteUserCommand({ UserPoolId, Username: 'ada' }))
    expect(await memberNames(GroupName)).toEqual(['ada'])
    time.advance(consistencyDelayMs)
    expect(await memberNames(GroupName)).toEqual([])
  })

  it('lists the demo users from the start', async () => {
    const demo = openPool({ users: 70, consistencyDelayMs, now: time.now })
    expect(await list(undefined, demo)).toHaveLength(70)
    const { Groups } = await demo.client.send(new ListGroupsCommand({ UserPoolId: demo.UserPoolId }))
    expect(Groups).toHaveLength(12)
  })

  it('catches up when the delay is taken away, and falls behind when one is set', async () => {
    await create('ada')
    pool.simulator.setConsistencyDelay(0)
    expect(await listedNames()).toEqual(['ada'])
    await create('bob')
    expect(await listedNames()).toEqual(['ada', 'bob'])
    pool.simulator.setConsistencyDelay(consistencyDelayMs)
    await create('cyd')
    expect(await listedNames()).toEqual(['ada', 'bob'])
  })
})

describe('a walk through ragged pages while the pool changes', () => {
  const write = fc.oneof(
    fc.record({ do: fc.constantFrom('create', 'delete', 'disable', 'move'), number: fc.nat(19) }),
    fc.record({ do: fc.constant('wait'), number: fc.integer({ min: 0, max: 3000 }) }),
  )
  const filters = fc.constantFrom(undefined, 'sub ^= ""', 'username ^= ""', 'cognito:user_status ^= ""')

  async function take(
    { client, UserPoolId }: PoolClient,
    step: { do: string; number: number },
  ): Promise<void> {
    const Username = `visitor-${step.number}`
    const commands: Record<string, () => Promise<unknown>> = {
      create: () =>
        client.send(new AdminCreateUserCommand({ UserPoolId, Username, MessageAction: 'SUPPRESS' })),
      delete: () => client.send(new AdminDeleteUserCommand({ UserPoolId, Username })),
      disable: () => client.send(new AdminDisableUserCommand({ UserPoolId, Username })),
      move: () =>
        client.send(
          new AdminUpdateUserAttributesCommand({
            UserPoolId,
            Username,
            UserAttributes: [{ Name: 'name', Value: `Visitor ${step.number}` }],
          }),
        ),
    }
    try {
      await commands[step.do]?.()
    } catch (error) {
      expect(error).toMatchObject({ $fault: 'client' })
    }
  }

  it('returns each user who stays exactly once, and none twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(write, { maxLength: 40, size: 'max' }),
        filters,
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 0, max: 3000 }),
        async (writes, Filter, Limit, delay) => {
          const clock = drivenTime()
          const changing = openPool({
            users: 30,
            shortPages: true,
            consistencyDelayMs: delay,
            now: clock.now,
          })
          const { client, UserPoolId } = changing
          const staying = names(await list(undefined, changing))
          const steps = [...writes]
          const walked: UserType[] = []
          let PaginationToken: string | undefined
          do {
            const page = await client.send(
              new ListUsersCommand({ UserPoolId, Limit, Filter, PaginationToken }),
            )
            walked.push(...(page.Users ?? []))
            PaginationToken = page.PaginationToken
            const step = steps.shift()
            if (step?.do === 'wait') clock.advance(step.number)
            else if (step !== undefined) await take(changing, step)
          } while (PaginationToken !== undefined)
          const subs = walked.map(({ Attributes = [] }) => Attributes[0]?.Value)
          expect(new Set(subs).size).toBe(walked.length)
          expect(names(walked).filter((name) => !name?.startsWith('visitor-'))).toEqual(staying)
        },
      ),
      { numRuns: 60 },
    )
  })
})
