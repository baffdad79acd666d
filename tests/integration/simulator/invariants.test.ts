import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  CreateGroupCommand,
  DeleteGroupCommand,
  DescribeUserPoolCommand,
  ListGroupsCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openPool, type PoolClient } from './pool-client.ts'

const names = fc.constantFrom('ada', 'bob', 'cyd', 'dee', 'eve')
const groups = fc.constantFrom('staff', 'admins', 'guests')
const emails = fc.constantFrom('one@example.com', 'two@example.com', 'three@example.com')
const verified = fc.constantFrom('true', 'false')

type Step =
  | { do: 'create' | 'set-email'; name: string; email: string; verified: string }
  | { do: 'delete' | 'disable' | 'reset' | 'set-password'; name: string }
  | { do: 'join' | 'leave'; name: string; group: string }
  | { do: 'create-group' | 'delete-group'; group: string }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('create', 'set-email'), name: names, email: emails, verified }),
  fc.record({ do: fc.constantFrom('delete', 'disable', 'reset', 'set-password'), name: names }),
  fc.record({ do: fc.constantFrom('join', 'leave'), name: names, group: groups }),
  fc.record({ do: fc.constantFrom('create-group', 'delete-group'), group: groups }),
)

/** Takes a step; the pool may refuse it. */
async function take({ client, UserPoolId }: PoolClient, step: Step): Promise<boolean> {
  const Username = 'name' in step ? step.name : ''
  const GroupName = 'group' in step ? step.group : ''
  const UserAttributes =
    'email' in step
      ? [
          { Name: 'email', Value: step.email },
          { Name: 'email_verified', Value: step.verified },
        ]
      : []
  const commands = {
    create: () => client.send(new AdminCreateUserCommand({ UserPoolId, Username, UserAttributes })),
    'set-email': () =>
      client.send(new AdminUpdateUserAttributesCommand({ UserPoolId, Username, UserAttributes })),
    delete: () => client.send(new AdminDeleteUserCommand({ UserPoolId, Username })),
    disable: () => client.send(new AdminDisableUserCommand({ UserPoolId, Username })),
    reset: () => client.send(new AdminResetUserPasswordCommand({ UserPoolId, Username })),
    'set-password': () =>
      client.send(
        new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: 'Permanent-12', Permanent: true }),
      ),
    join: () => client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName })),
    leave: () => client.send(new AdminRemoveUserFromGroupCommand({ UserPoolId, Username, GroupName })),
    'create-group': () => client.send(new CreateGroupCommand({ UserPoolId, GroupName })),
    'delete-group': () => client.send(new DeleteGroupCommand({ UserPoolId, GroupName })),
  }
  try {
    await commands[step.do]()
    return true
  } catch (error) {
    expect(error).toMatchObject({ $fault: 'client' })
    return false
  }
}

async function walk({ client, UserPoolId }: PoolClient, Filter?: string): Promise<UserType[]> {
  const users: UserType[] = []
  let PaginationToken: string | undefined
  do {
    const page = await client.send(new ListUsersCommand({ UserPoolId, Limit: 2, Filter, PaginationToken }))
    users.push(...(page.Users ?? []))
    PaginationToken = page.PaginationToken
  } while (PaginationToken !== undefined)
  return users
}

const usernames = (users: readonly UserType[] | undefined) =>
  (users ?? []).map((user) => user.Username).sort()
const attribute = (user: UserType, name: string) => user.Attributes?.find(({ Name }) => Name === name)?.Value

async function checkMembership(
  { client, UserPoolId }: PoolClient,
  expected: Iterable<string>,
): Promise<void> {
  const ofUsers: string[] = []
  for (const Username of expected) {
    const found = await client.send(new AdminListGroupsForUserCommand({ UserPoolId, Username }))
    for (const group of found.Groups ?? []) ofUsers.push(`${Username} in ${group.GroupName}`)
  }
  const ofGroups: string[] = []
  const listed = await client.send(new ListGroupsCommand({ UserPoolId }))
  for (const { GroupName } of listed.Groups ?? []) {
    const found = await client.send(new ListUsersInGroupCommand({ UserPoolId, GroupName }))
    for (const user of found.Users ?? []) ofGroups.push(`${user.Username} in ${GroupName}`)
  }
  expect(ofGroups.sort()).toEqual(ofUsers.sort())
}

describe('whatever is done to a pool', () => {
  it('no user is lost, lists agree with each other, and an alias has one holder', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const pool = openPool()
        const expected = new Set<string>()
        for (const each of steps) {
          const done = await take(pool, each)
          if (done && each.do === 'create') expected.add(each.name)
          if (done && each.do === 'delete') expected.delete(each.name)
        }
        const everyone = await walk(pool)
        expect(usernames(everyone)).toEqual([...expected].sort())
        const enabled = await walk(pool, 'status = "Enabled"')
        const disabled = await walk(pool, 'status = "Disabled"')
        expect(usernames([...enabled, ...disabled])).toEqual([...expected].sort())
        expect(usernames(disabled)).toEqual(usernames(everyone.filter((user) => !user.Enabled)))
        const withEmail = everyone.filter((user) => attribute(user, 'email') !== undefined)
        expect(usernames(await walk(pool, 'email ^= ""'))).toEqual(usernames(withEmail))
        const aliases = everyone
          .filter((user) => attribute(user, 'email_verified') === 'true')
          .map((user) => attribute(user, 'email'))
        expect(new Set(aliases).size).toBe(aliases.length)
        const { UserPool } = await pool.client.send(
          new DescribeUserPoolCommand({ UserPoolId: pool.UserPoolId }),
        )
        expect(UserPool?.EstimatedNumberOfUsers).toBe(expected.size)
        await checkMembership(pool, expected)
      }),
      { numRuns: 60 },
    )
  })
})
