import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminListGroupsForUserCommand,
  CreateGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { apiReference, type FidelityPool, type Rule } from '../rule.ts'

export const groups: readonly Rule[] = [
  {
    id: 'groups.name-is-unique',
    title: 'CreateGroup refuses a name that the pool has already',
    source: apiReference('CreateGroup'),
    async check({ client, UserPoolId }) {
      await client.send(new CreateGroupCommand({ UserPoolId, GroupName: 'staff' }))
      await expect(
        client.send(new CreateGroupCommand({ UserPoolId, GroupName: 'staff' })),
      ).rejects.toMatchObject({ name: 'GroupExistsException' })
    },
  },
  {
    id: 'groups.add-twice',
    title: 'AdminAddUserToGroup of a member changes nothing and succeeds',
    source: apiReference('AdminAddUserToGroup'),
    async check(pool) {
      await createUser(pool, 'jane')
      await pool.client.send(new CreateGroupCommand({ UserPoolId: pool.UserPoolId, GroupName: 'staff' }))
      await add(pool, 'jane', 'staff')
      await add(pool, 'jane', 'staff')
      expect(await groupsOf(pool, 'jane')).toEqual(['staff'])
    },
  },
]

const createUser = ({ client, UserPoolId }: FidelityPool, Username: string) =>
  client.send(new AdminCreateUserCommand({ UserPoolId, Username, MessageAction: 'SUPPRESS' }))

const add = ({ client, UserPoolId }: FidelityPool, Username: string, GroupName: string) =>
  client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName }))

async function groupsOf({ client, UserPoolId }: FidelityPool, Username: string) {
  const { Groups = [] } = await client.send(new AdminListGroupsForUserCommand({ UserPoolId, Username }))
  return Groups.map((group) => group.GroupName)
}
