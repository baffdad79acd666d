import {
  CreateGroupCommand,
  type CreateGroupCommandInput,
  DeleteGroupCommand,
  GetGroupCommand,
  GroupExistsException,
  ListGroupsCommand,
  ResourceNotFoundException,
  UpdateGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, it } from 'vitest'
import { openPool, type PoolClient } from './pool-client.ts'

const RoleArn = 'arn:aws:iam::123456789012:role/staff'

function create(pool: PoolClient, input: Omit<CreateGroupCommandInput, 'UserPoolId'>) {
  return pool.client.send(new CreateGroupCommand({ UserPoolId: pool.UserPoolId, ...input }))
}

describe('groups', () => {
  it('are created, read, changed and deleted', async () => {
    let time = Date.parse('2026-03-01T12:00:00Z')
    const pool = openPool({ now: () => new Date(time) })
    const { client, UserPoolId } = pool
    const GroupName = 'staff'
    const { Group } = await create(pool, { GroupName, Description: 'Staff', Precedence: 5, RoleArn })
    const created = new Date(time)
    expect(Group).toEqual({
      GroupName,
      UserPoolId,
      Description: 'Staff',
      Precedence: 5,
      RoleArn,
      CreationDate: created,
      LastModifiedDate: created,
    })
    time += 5000
    await client.send(new UpdateGroupCommand({ UserPoolId, GroupName, Precedence: 0 }))
    const read = await client.send(new GetGroupCommand({ UserPoolId, GroupName }))
    expect(read.Group).toEqual({ ...Group, Precedence: 0, LastModifiedDate: new Date(time) })
    await client.send(new DeleteGroupCommand({ UserPoolId, GroupName }))
    await expect(client.send(new GetGroupCommand({ UserPoolId, GroupName }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Group not found.',
    })
  })

  it('have names of their own', async () => {
    const pool = openPool()
    await create(pool, { GroupName: 'staff' })
    const again = create(pool, { GroupName: 'staff' })
    await expect(again).rejects.toBeInstanceOf(GroupExistsException)
    await expect(again).rejects.toMatchObject({ message: 'A group with the name already exists.' })
    await expect(create(pool, { GroupName: 'Staff' })).resolves.toBeDefined()
  })

  it.each([
    [{ GroupName: 'two words' }, "Value 'two words' at 'groupName'"],
    [{ GroupName: 'g'.repeat(129) }, 'Member must have length less than or equal to 128'],
    [
      { GroupName: 'g', Precedence: -1 },
      "Value '-1' at 'precedence' failed to satisfy constraint: Member must have value greater than or equal to 0",
    ],
    [{ GroupName: 'g', Description: 'd'.repeat(2049) }, 'Member must have length less than or equal to 2048'],
    [
      { GroupName: 'g', RoleArn: 'not a role but long enough' },
      'Member must satisfy regular expression pattern: arn:',
    ],
    [
      { GroupName: undefined },
      "Value null at 'groupName' failed to satisfy constraint: Member must not be null",
    ],
  ])('are refused as %o', async (input, message) => {
    await expect(create(openPool(), input)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining(message),
    })
  })

  it('are listed page by page, each once', async () => {
    const { client, UserPoolId } = openPool({ users: 10, groups: 130 })
    const names: (string | undefined)[] = []
    let NextToken: string | undefined
    do {
      const page = await client.send(new ListGroupsCommand({ UserPoolId, NextToken }))
      names.push(...(page.Groups ?? []).map((group) => group.GroupName))
      NextToken = page.NextToken
    } while (NextToken !== undefined)
    expect(names).toHaveLength(130)
    expect(new Set(names).size).toBe(130)
  })

  it.each([UpdateGroupCommand, DeleteGroupCommand, GetGroupCommand])(
    '%o does not know what is not there',
    async (Command) => {
      const { client, UserPoolId } = openPool()
      const request = new Command({ UserPoolId, GroupName: 'nothing' })
      await expect(client.send(request)).rejects.toBeInstanceOf(ResourceNotFoundException)
    },
  )
})
