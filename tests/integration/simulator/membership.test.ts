import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  CreateGroupCommand,
  DeleteGroupCommand,
  LimitExceededException,
  ListUsersInGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { beforeEach, describe, expect, it } from 'vitest'
import { openPool, type PoolClient } from './pool-client.ts'

let pool: PoolClient
const Username = 'jane'

const add = (GroupName: string, name = Username) =>
  pool.client.send(new AdminAddUserToGroupCommand({ UserPoolId: pool.UserPoolId, Username: name, GroupName }))
const remove = (GroupName: string, name = Username) =>
  pool.client.send(
    new AdminRemoveUserFromGroupCommand({ UserPoolId: pool.UserPoolId, Username: name, GroupName }),
  )
const createGroup = (GroupName: string) =>
  pool.client.send(new CreateGroupCommand({ UserPoolId: pool.UserPoolId, GroupName }))

async function groupsOf(name = Username): Promise<(string | undefined)[]> {
  const request = new AdminListGroupsForUserCommand({ UserPoolId: pool.UserPoolId, Username: name })
  return ((await pool.client.send(request)).Groups ?? []).map((group) => group.GroupName)
}

async function membersOf(GroupName: string, on = pool, Limit = 60): Promise<(string | undefined)[]> {
  const names: (string | undefined)[] = []
  let NextToken: string | undefined
  do {
    const request = new ListUsersInGroupCommand({ UserPoolId: on.UserPoolId, GroupName, Limit, NextToken })
    const page = await on.client.send(request)
    names.push(...(page.Users ?? []).map((user) => user.Username))
    NextToken = page.NextToken
  } while (NextToken !== undefined)
  return names
}

beforeEach(async () => {
  pool = openPool()
  const MessageAction = 'SUPPRESS'
  for (const name of [Username, 'joe']) {
    await pool.client.send(
      new AdminCreateUserCommand({ UserPoolId: pool.UserPoolId, Username: name, MessageAction }),
    )
  }
  await createGroup('staff')
  await createGroup('admins')
})

describe('membership', () => {
  it('shows from both sides, and can be added twice', async () => {
    await add('staff')
    await add('staff')
    await add('admins')
    await add('staff', 'joe')
    expect(await groupsOf()).toEqual(['admins', 'staff'])
    expect((await membersOf('staff')).sort()).toEqual(['jane', 'joe'])
  })

  it('ends from both sides, and can be ended twice', async () => {
    await add('staff')
    await remove('staff')
    await remove('staff')
    expect(await groupsOf()).toEqual([])
    expect(await membersOf('staff')).toEqual([])
  })

  it('ends with the group', async () => {
    await add('staff')
    await pool.client.send(new DeleteGroupCommand({ UserPoolId: pool.UserPoolId, GroupName: 'staff' }))
    expect(await groupsOf()).toEqual([])
    await createGroup('staff')
    expect(await membersOf('staff')).toEqual([])
  })

  it('does not move the modification date of the user', async () => {
    let time = Date.parse('2026-03-01T12:00:00Z')
    const { client, UserPoolId } = openPool({ now: () => new Date(time) })
    await client.send(new AdminCreateUserCommand({ UserPoolId, Username }))
    await client.send(new CreateGroupCommand({ UserPoolId, GroupName: 'staff' }))
    time += 60_000
    await client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName: 'staff' }))
    const user = await client.send(new AdminGetUserCommand({ UserPoolId, Username }))
    expect(user.UserLastModifiedDate).toEqual(new Date(time - 60_000))
  })

  it.each([
    ['nothing', Username, 'ResourceNotFoundException', 'Group not found.'],
    ['staff', 'nobody', 'UserNotFoundException', 'User does not exist.'],
  ])('of %s for %s is refused', async (group, name, exception, message) => {
    await expect(add(group, name)).rejects.toMatchObject({ name: exception, message })
    await expect(remove(group, name)).rejects.toMatchObject({ name: exception, message })
  })

  it('is listed page by page, each user once', async () => {
    const demo = openPool({ users: 600 })
    const all = await membersOf('newsletter', demo)
    expect(all.length).toBeGreaterThan(150)
    expect(new Set(all).size).toBe(all.length)
    expect(await membersOf('newsletter', demo, 7)).toEqual(all)
  })

  it('ends at a hundred groups a user', async () => {
    for (let number = 0; number < 100; number += 1) {
      await createGroup(`team-${number}`)
      await add(`team-${number}`)
    }
    await expect(add('staff')).rejects.toBeInstanceOf(LimitExceededException)
    await expect(add('team-7')).resolves.toBeDefined()
    const first = new AdminListGroupsForUserCommand({ UserPoolId: pool.UserPoolId, Username })
    const page = await pool.client.send(first)
    expect(page.Groups).toHaveLength(60)
    const { NextToken } = page
    const rest = new AdminListGroupsForUserCommand({ UserPoolId: pool.UserPoolId, Username, NextToken })
    expect((await pool.client.send(rest)).Groups).toHaveLength(40)
  })

  it('cannot be listed for a group or a user that is not there', async () => {
    await expect(membersOf('nothing')).rejects.toMatchObject({ message: 'Group not found.' })
    await expect(groupsOf('nobody')).rejects.toMatchObject({ message: 'User does not exist.' })
  })
})
