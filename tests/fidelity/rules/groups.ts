import {
  AdminAddUserToGroupCommand,
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  CreateGroupCommand,
  type CreateGroupCommandInput,
  DeleteGroupCommand,
  GetGroupCommand,
  type GroupType,
  ListGroupsCommand,
  ListUsersInGroupCommand,
  UpdateGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt, type JWTPayload } from 'jose'
import { expect } from 'vitest'
import { apiReference, developerGuide, type FidelityPool, type Rule, type Source } from '../rule.ts'
import { createGroups, createUser } from './populate.ts'

const seenMessages: Source = {
  title: 'Error messages of Cognito as they were seen',
  url: 'https://qiita.com/Khmer495/items/15d36754072096e4ba96',
}
const quotas = developerGuide('limits', 'Quotas in Amazon Cognito')
const role = 'arn:aws:iam::123456789012:role/Staff'
const notFound = { name: 'ResourceNotFoundException' }

export const groups: readonly Rule[] = [
  {
    id: 'groups.create',
    title: 'CreateGroup answers with the group as it was given',
    source: apiReference('CreateGroup'),
    async check(pool) {
      const given = { GroupName: 'staff', Description: 'All of us', Precedence: 7, RoleArn: role }
      expect(await createGroup(pool, given)).toMatchObject({ ...given, UserPoolId: pool.UserPoolId })
    },
  },
  {
    id: 'groups.dates',
    title: 'A new group has a creation date and a modification date, which are the same',
    source: apiReference('GroupType'),
    async check(pool) {
      const group = await createGroup(pool)
      expect(group.CreationDate).toBeInstanceOf(Date)
      expect(group.LastModifiedDate).toEqual(group.CreationDate)
    },
  },
  {
    id: 'groups.nothing-by-default',
    title: 'A group made with nothing but a name has no description, precedence or role',
    source: apiReference('CreateGroup'),
    async check(pool) {
      await createGroup(pool)
      const group = await getGroup(pool)
      expect(group?.GroupName).toBe('staff')
      for (const member of ['Description', 'Precedence', 'RoleArn'] as const) {
        expect(group?.[member]).toBeUndefined()
      }
    },
  },
  {
    id: 'groups.get',
    title: 'GetGroup answers with what CreateGroup was given',
    source: apiReference('GetGroup'),
    async check(pool) {
      const given = { GroupName: 'staff', Description: 'All of us', Precedence: 7, RoleArn: role }
      await createGroup(pool, given)
      expect(await getGroup(pool)).toMatchObject(given)
    },
  },
  {
    id: 'groups.precedence-0',
    title: 'A precedence of 0, the highest, is kept as 0',
    source: apiReference('CreateGroup'),
    async check(pool) {
      await createGroup(pool, { Precedence: 0 })
      expect((await getGroup(pool))?.Precedence).toBe(0)
    },
  },
  {
    id: 'groups.precedence-maximum',
    title: 'A precedence may be as high as 2^31-1',
    source: apiReference('CreateGroup'),
    async check(pool) {
      await createGroup(pool, { Precedence: 2_147_483_647 })
      expect((await getGroup(pool))?.Precedence).toBe(2_147_483_647)
    },
  },
  {
    id: 'groups.precedence-above-maximum',
    title: 'A precedence above 2^31-1 is refused',
    source: apiReference('CreateGroup'),
    unconfirmed: 'Which exception it is: the check takes any that answers with 400.',
    async check({ post, UserPoolId }) {
      const body = JSON.stringify({ UserPoolId, GroupName: 'staff', Precedence: 2_147_483_648 })
      expect(await post({ target: 'CreateGroup', body })).toMatchObject({ status: 400 })
    },
  },
  {
    id: 'groups.same-precedence',
    title: 'Two groups can have the same precedence',
    source: apiReference('CreateGroup'),
    async check(pool) {
      await createGroup(pool, { GroupName: 'staff', Precedence: 1 })
      await createGroup(pool, { GroupName: 'admins', Precedence: 1 })
      expect((await listGroups(pool)).map(({ Precedence }) => Precedence)).toEqual([1, 1])
    },
  },
  {
    id: 'groups.any-script',
    title: 'A group name may be of any script, with signs and punctuation',
    source: apiReference('CreateGroup'),
    async check(pool) {
      for (const GroupName of ['경영진', 'Vertrieb/Süd', 'a+b=c', '😀']) {
        await createGroup(pool, { GroupName })
        expect((await getGroup(pool, GroupName))?.GroupName).toBe(GroupName)
      }
    },
  },
  {
    id: 'groups.name-is-unique',
    title: 'CreateGroup refuses a name that the pool has already',
    source: apiReference('CreateGroup'),
    async check(pool) {
      await createGroup(pool)
      await expect(createGroup(pool)).rejects.toMatchObject({ name: 'GroupExistsException' })
    },
  },
  {
    id: 'groups.name-is-unique-message',
    title: 'A name that the pool has already is refused with `A group with the name already exists.`',
    source: seenMessages,
    async check(pool) {
      await createGroup(pool)
      await expect(createGroup(pool)).rejects.toMatchObject({
        message: 'A group with the name already exists.',
      })
    },
  },
  {
    id: 'groups.name-case',
    title: 'Names that differ in case only are two groups',
    source: apiReference('CreateGroup'),
    unconfirmed: 'That the case of a group name counts.',
    async check(pool) {
      await createGroup(pool, { GroupName: 'staff' })
      await createGroup(pool, { GroupName: 'Staff' })
      expect((await listGroups(pool)).map(({ GroupName }) => GroupName).sort()).toEqual(['Staff', 'staff'])
    },
  },
  {
    id: 'groups.list-details',
    title: 'ListGroups gives description, precedence and role of each group',
    source: apiReference('ListGroups'),
    async check(pool) {
      const given = { GroupName: 'staff', Description: 'All of us', Precedence: 7, RoleArn: role }
      await createGroup(pool, given)
      expect(await listGroups(pool)).toMatchObject([given])
    },
  },
  {
    id: 'groups.update',
    title: 'UpdateGroup changes description, precedence and role',
    source: apiReference('UpdateGroup'),
    async check(pool) {
      const { client, UserPoolId } = pool
      await createGroup(pool, { Description: 'All of us', Precedence: 7, RoleArn: role })
      const given = { GroupName: 'staff', Description: 'Some', Precedence: 2, RoleArn: `${role}2` }
      const { Group } = await client.send(new UpdateGroupCommand({ UserPoolId, ...given }))
      expect(Group).toMatchObject(given)
      expect(await getGroup(pool)).toMatchObject(given)
    },
  },
  {
    id: 'groups.update-leaves-the-rest',
    title: 'UpdateGroup keeps what the request leaves out',
    source: apiReference('UpdateGroup'),
    unconfirmed: "The page's example shows it for the role; that it is so for the others follows.",
    async check(pool) {
      const { client, UserPoolId } = pool
      await createGroup(pool, { Description: 'All of us', Precedence: 7, RoleArn: role })
      await client.send(new UpdateGroupCommand({ UserPoolId, GroupName: 'staff', Precedence: 2 }))
      expect(await getGroup(pool)).toMatchObject({
        Description: 'All of us',
        Precedence: 2,
        RoleArn: role,
      })
    },
  },
  {
    id: 'groups.update-moves-the-date',
    title: 'UpdateGroup moves the modification date and leaves the creation date',
    source: apiReference('GroupType'),
    async check(pool) {
      const { client, UserPoolId, clock } = pool
      const before = await createGroup(pool)
      clock.advance(60_000)
      await client.send(new UpdateGroupCommand({ UserPoolId, GroupName: 'staff', Precedence: 2 }))
      const after = await getGroup(pool)
      expect(after?.CreationDate).toEqual(before.CreationDate)
      expect(after?.LastModifiedDate?.getTime()).toBeGreaterThan(before.LastModifiedDate?.getTime() ?? 0)
    },
  },
  {
    id: 'groups.update-unknown',
    title: 'UpdateGroup refuses a group that is not there',
    source: apiReference('UpdateGroup'),
    async check({ client, UserPoolId }) {
      const call = client.send(new UpdateGroupCommand({ UserPoolId, GroupName: 'staff', Precedence: 2 }))
      await expect(call).rejects.toMatchObject(notFound)
    },
  },
  {
    id: 'groups.get-unknown',
    title: 'GetGroup refuses a group that is not there',
    source: apiReference('GetGroup'),
    async check(pool) {
      await expect(getGroup(pool)).rejects.toMatchObject(notFound)
    },
  },
  {
    id: 'groups.unknown-message',
    title: 'A group that is not there is refused with `Group not found.`',
    source: apiReference('GetGroup'),
    unconfirmed: 'The wording, which reports show and no page states.',
    async check(pool) {
      await expect(getGroup(pool)).rejects.toMatchObject({ message: 'Group not found.' })
    },
  },
  {
    id: 'groups.delete-unknown',
    title: 'DeleteGroup refuses a group that is not there',
    source: apiReference('DeleteGroup'),
    async check({ client, UserPoolId }) {
      const call = client.send(new DeleteGroupCommand({ UserPoolId, GroupName: 'staff' }))
      await expect(call).rejects.toMatchObject(notFound)
    },
  },
  {
    id: 'groups.delete',
    title: 'A deleted group is gone from ListGroups and GetGroup',
    source: apiReference('DeleteGroup'),
    async check(pool) {
      const { client, UserPoolId } = pool
      await createGroups(pool, 2)
      await client.send(new DeleteGroupCommand({ UserPoolId, GroupName: 'group-000' }))
      expect((await listGroups(pool)).map(({ GroupName }) => GroupName)).toEqual(['group-001'])
      await expect(getGroup(pool, 'group-000')).rejects.toMatchObject(notFound)
    },
  },
  {
    id: 'groups.delete-with-members',
    title: 'A group with members can be deleted, and its members stay',
    source: apiReference('DeleteGroup'),
    async check(pool) {
      const { client, UserPoolId } = pool
      await staffWithJane(pool)
      await client.send(new DeleteGroupCommand({ UserPoolId, GroupName: 'staff' }))
      const user = await client.send(new AdminGetUserCommand({ UserPoolId, Username: 'jane' }))
      expect(user.Username).toBe('jane')
    },
  },
  {
    id: 'groups.delete-ends-membership',
    title: "A deleted group is gone from its members' groups",
    source: apiReference('DeleteGroup'),
    async check(pool) {
      const { client, UserPoolId } = pool
      await staffWithJane(pool)
      await client.send(new DeleteGroupCommand({ UserPoolId, GroupName: 'staff' }))
      expect(await groupsOf(pool, 'jane')).toEqual([])
    },
  },
  {
    id: 'groups.made-again',
    title: 'A group made again under the name of a deleted one has no members',
    source: apiReference('DeleteGroup'),
    async check(pool) {
      const { client, UserPoolId } = pool
      await staffWithJane(pool)
      await client.send(new DeleteGroupCommand({ UserPoolId, GroupName: 'staff' }))
      await createGroup(pool)
      expect(await membersOf(pool, 'staff')).toEqual([])
    },
  },

  {
    id: 'groups.membership',
    title: 'A membership shows in ListUsersInGroup and in AdminListGroupsForUser',
    source: apiReference('AdminAddUserToGroup'),
    async check(pool) {
      await staffWithJane(pool)
      await createUser(pool, 'joe')
      expect(await membersOf(pool, 'staff')).toEqual(['jane'])
      expect(await groupsOf(pool, 'jane')).toEqual(['staff'])
      expect(await groupsOf(pool, 'joe')).toEqual([])
    },
  },
  {
    id: 'groups.members-have-attributes',
    title: 'ListUsersInGroup gives the attributes, status and dates of the members',
    source: apiReference('ListUsersInGroup'),
    async check(pool) {
      const { client, UserPoolId } = pool
      await createUser(pool, 'jane', { email: 'jane@example.com' })
      await createGroup(pool)
      await add(pool, 'jane')
      const { Users = [] } = await client.send(
        new ListUsersInGroupCommand({ UserPoolId, GroupName: 'staff' }),
      )
      expect(Users).toHaveLength(1)
      expect(Users[0]).toMatchObject({
        Username: 'jane',
        Enabled: true,
        UserStatus: 'FORCE_CHANGE_PASSWORD',
        UserCreateDate: expect.any(Date),
        UserLastModifiedDate: expect.any(Date),
      })
      expect(Users[0]?.Attributes).toContainEqual({ Name: 'email', Value: 'jane@example.com' })
    },
  },
  {
    id: 'groups.groups-of-user-details',
    title: 'AdminListGroupsForUser gives description, precedence and role of each group',
    source: apiReference('AdminListGroupsForUser'),
    async check(pool) {
      const { client, UserPoolId } = pool
      const given = { GroupName: 'staff', Description: 'All of us', Precedence: 7, RoleArn: role }
      await createUser(pool, 'jane')
      await createGroup(pool, given)
      await add(pool, 'jane')
      const { Groups } = await client.send(
        new AdminListGroupsForUserCommand({ UserPoolId, Username: 'jane' }),
      )
      expect(Groups).toMatchObject([given])
    },
  },
  {
    id: 'groups.by-sub',
    title: 'A membership can be made with the sub in place of the username',
    source: apiReference('AdminAddUserToGroup'),
    async check(pool) {
      const user = await createUser(pool, 'jane')
      const sub = user.Attributes?.find(({ Name }) => Name === 'sub')?.Value ?? ''
      await createGroup(pool)
      await add(pool, sub)
      expect(await groupsOf(pool, 'jane')).toEqual(['staff'])
    },
  },
  {
    id: 'groups.add-twice',
    title: 'AdminAddUserToGroup of a member succeeds and changes nothing',
    source: apiReference('AdminAddUserToGroup'),
    unconfirmed: 'That it succeeds: the page names no exception for it.',
    async check(pool) {
      await staffWithJane(pool)
      await add(pool, 'jane')
      expect(await membersOf(pool, 'staff')).toEqual(['jane'])
    },
  },
  {
    id: 'groups.remove',
    title: 'AdminRemoveUserFromGroup ends the membership on both sides',
    source: apiReference('AdminRemoveUserFromGroup'),
    async check(pool) {
      await staffWithJane(pool)
      await createUser(pool, 'joe')
      await add(pool, 'joe')
      await remove(pool, 'jane')
      expect(await membersOf(pool, 'staff')).toEqual(['joe'])
      expect(await groupsOf(pool, 'jane')).toEqual([])
    },
  },
  {
    id: 'groups.remove-non-member',
    title: 'AdminRemoveUserFromGroup of somebody who is no member succeeds',
    source: apiReference('AdminRemoveUserFromGroup'),
    unconfirmed: 'That it succeeds: the page names no exception for it.',
    async check(pool) {
      await staffWithJane(pool)
      await createUser(pool, 'joe')
      await remove(pool, 'joe')
      expect(await membersOf(pool, 'staff')).toEqual(['jane'])
    },
  },
  ...(
    [
      ['add', 'AdminAddUserToGroup', add],
      ['remove', 'AdminRemoveUserFromGroup', remove],
    ] as const
  ).flatMap(([id, operation, call]): Rule[] => [
    {
      id: `groups.${id}-unknown-user`,
      title: `${operation} refuses a user who is not there`,
      source: apiReference(operation),
      async check(pool) {
        await createGroup(pool)
        await expect(call(pool, 'nobody')).rejects.toMatchObject({ name: 'UserNotFoundException' })
      },
    },
    {
      id: `groups.${id}-unknown-group`,
      title: `${operation} refuses a group that is not there`,
      source: apiReference(operation),
      async check(pool) {
        await createUser(pool, 'jane')
        await expect(call(pool, 'jane')).rejects.toMatchObject(notFound)
      },
    },
  ]),
  {
    id: 'groups.members-of-unknown-group',
    title: 'ListUsersInGroup refuses a group that is not there',
    source: apiReference('ListUsersInGroup'),
    async check(pool) {
      await expect(membersOf(pool, 'staff')).rejects.toMatchObject(notFound)
    },
  },
  {
    id: 'groups.groups-of-unknown-user',
    title: 'AdminListGroupsForUser refuses a user who is not there',
    source: apiReference('AdminListGroupsForUser'),
    async check(pool) {
      await expect(groupsOf(pool, 'nobody')).rejects.toMatchObject({ name: 'UserNotFoundException' })
    },
  },
  {
    id: 'groups.hundred-a-user',
    title: 'A user can be in 100 groups, and in no more',
    source: quotas,
    async check(pool) {
      const { client, UserPoolId } = pool
      await createUser(pool, 'jane')
      const names = await createGroups(pool, 101)
      const last = names.at(-1)
      for (const GroupName of names.slice(0, 100)) {
        await client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username: 'jane', GroupName }))
      }
      await expect(
        client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username: 'jane', GroupName: last })),
      ).rejects.toMatchObject({ name: 'LimitExceededException' })
    },
    unconfirmed: "The exception, which the operation's page does not list.",
  },
  {
    id: 'groups.membership-moves-no-date',
    title: "Joining and leaving a group does not move the user's modification date",
    source: apiReference('AdminGetUser'),
    unconfirmed: 'That membership is no modification of the user: no page says when the date moves.',
    async check(pool) {
      const { client, UserPoolId, clock } = pool
      const before = await createUser(pool, 'jane')
      await createGroup(pool)
      clock.advance(60_000)
      await add(pool, 'jane')
      await remove(pool, 'jane')
      const after = await client.send(new AdminGetUserCommand({ UserPoolId, Username: 'jane' }))
      expect(after.UserLastModifiedDate).toEqual(before.UserLastModifiedDate)
    },
  },
  {
    id: 'groups.membership-moves-no-date-of-group',
    title: "Joining and leaving a group does not move the group's modification date",
    source: apiReference('GroupType'),
    unconfirmed: 'That membership is no modification of the group: no page says when the date moves.',
    async check(pool) {
      const { clock } = pool
      await createUser(pool, 'jane')
      const before = await createGroup(pool)
      clock.advance(60_000)
      await add(pool, 'jane')
      await remove(pool, 'jane')
      expect((await getGroup(pool))?.LastModifiedDate).toEqual(before.LastModifiedDate)
    },
  },
  {
    id: 'groups.deleted-user',
    title: 'A deleted user is gone from ListUsersInGroup',
    source: apiReference('AdminDeleteUser'),
    async check(pool) {
      const { client, UserPoolId } = pool
      await staffWithJane(pool)
      await client.send(new AdminDeleteUserCommand({ UserPoolId, Username: 'jane' }))
      expect(await membersOf(pool, 'staff')).toEqual([])
    },
  },
  {
    id: 'groups.user-made-again',
    title: 'A user made again under the name of a deleted one is in no group',
    source: apiReference('AdminDeleteUser'),
    async check(pool) {
      const { client, UserPoolId } = pool
      await staffWithJane(pool)
      await client.send(new AdminDeleteUserCommand({ UserPoolId, Username: 'jane' }))
      await createUser(pool, 'jane')
      expect(await groupsOf(pool, 'jane')).toEqual([])
    },
  },
  {
    id: 'groups.members-are-current',
    title: "ListUsersInGroup gives a member's changed attributes",
    source: apiReference('ListUsersInGroup'),
    async check(pool) {
      const { client, UserPoolId } = pool
      await staffWithJane(pool)
      const UserAttributes = [{ Name: 'name', Value: 'Jane Roe' }]
      await client.send(
        new AdminUpdateUserAttributesCommand({ UserPoolId, Username: 'jane', UserAttributes }),
      )
      const { Users = [] } = await client.send(
        new ListUsersInGroupCommand({ UserPoolId, GroupName: 'staff' }),
      )
      expect(Users[0]?.Attributes).toContainEqual({ Name: 'name', Value: 'Jane Roe' })
    },
  },
  {
    id: 'groups.claim',
    title: 'Id and access tokens list the groups of the user in the claim cognito:groups',
    source: apiReference('CreateGroup'),
    async check(pool) {
      await janeIn(pool, [{ GroupName: 'staff' }, { GroupName: 'admins' }])
      const { id, access } = await claims(pool)
      expect(groupsIn(id)).toEqual(['admins', 'staff'])
      expect(groupsIn(access)).toEqual(['admins', 'staff'])
    },
  },
  {
    id: 'groups.claim-after-delete',
    title: 'A deleted group is no more in the claims of the next tokens',
    source: apiReference('DeleteGroup'),
    async check(pool) {
      const { client, UserPoolId } = pool
      await janeIn(pool, [{ GroupName: 'staff' }, { GroupName: 'admins' }])
      await client.send(new DeleteGroupCommand({ UserPoolId, GroupName: 'staff' }))
      expect(groupsIn((await claims(pool)).id)).toEqual(['admins'])
    },
  },
  {
    id: 'groups.claim-after-leaving',
    title: 'A group that the user has left is no more in the claims of the next tokens',
    source: apiReference('AdminRemoveUserFromGroup'),
    async check(pool) {
      await janeIn(pool, [{ GroupName: 'staff' }, { GroupName: 'admins' }])
      await remove(pool, 'jane')
      expect(groupsIn((await claims(pool)).id)).toEqual(['admins'])
    },
  },
  {
    id: 'groups.preferred-role',
    title: 'cognito:preferred_role is the role of the group with the lowest precedence value',
    source: apiReference('CreateGroup'),
    async check(pool) {
      await janeIn(pool, [
        { GroupName: 'admins', Precedence: 5, RoleArn: `${role}/Five` },
        { GroupName: 'staff', Precedence: 0, RoleArn: `${role}/Zero` },
        { GroupName: 'visitors', Precedence: 9, RoleArn: `${role}/Nine` },
      ])
      expect((await claims(pool)).id['cognito:preferred_role']).toBe(`${role}/Zero`)
    },
  },
  {
    id: 'groups.preferred-role-without-precedence',
    title: 'A group without a precedence comes after those with one',
    source: apiReference('CreateGroup'),
    async check(pool) {
      await janeIn(pool, [
        { GroupName: 'admins', RoleArn: `${role}/None` },
        { GroupName: 'staff', Precedence: 1000, RoleArn: `${role}/Thousand` },
      ])
      expect((await claims(pool)).id['cognito:preferred_role']).toBe(`${role}/Thousand`)
    },
  },
  {
    id: 'groups.preferred-role-same',
    title: 'Two groups of the same precedence and the same role give that role as cognito:preferred_role',
    source: apiReference('CreateGroup'),
    async check(pool) {
      await janeIn(pool, [
        { GroupName: 'admins', Precedence: 1, RoleArn: role },
        { GroupName: 'staff', Precedence: 1, RoleArn: role },
      ])
      expect((await claims(pool)).id['cognito:preferred_role']).toBe(role)
    },
  },
  {
    id: 'groups.preferred-role-tie',
    title: 'Two groups of the same precedence with different roles give no cognito:preferred_role',
    source: apiReference('CreateGroup'),
    async check(pool) {
      await janeIn(pool, [
        { GroupName: 'admins', Precedence: 1, RoleArn: `${role}/One` },
        { GroupName: 'staff', Precedence: 1, RoleArn: `${role}/Two` },
      ])
      const { id } = await claims(pool)
      expect(groupsIn(id)).toEqual(['admins', 'staff'])
      expect(id).not.toHaveProperty('cognito:preferred_role')
    },
  },
]

async function createGroup(
  { client, UserPoolId }: FidelityPool,
  input: Partial<CreateGroupCommandInput> = {},
): Promise<GroupType> {
  const { Group } = await client.send(new CreateGroupCommand({ UserPoolId, GroupName: 'staff', ...input }))
  if (Group === undefined) throw new Error('CreateGroup answered without a group.')
  return Group
}

async function getGroup({ client, UserPoolId }: FidelityPool, GroupName = 'staff') {
  return (await client.send(new GetGroupCommand({ UserPoolId, GroupName }))).Group
}

async function listGroups({ client, UserPoolId }: FidelityPool): Promise<GroupType[]> {
  return (await client.send(new ListGroupsCommand({ UserPoolId }))).Groups ?? []
}

function add({ client, UserPoolId }: FidelityPool, Username: string) {
  return client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName: 'staff' }))
}

function remove({ client, UserPoolId }: FidelityPool, Username: string) {
  return client.send(new AdminRemoveUserFromGroupCommand({ UserPoolId, Username, GroupName: 'staff' }))
}

async function staffWithJane(pool: FidelityPool): Promise<void> {
  await createUser(pool, 'jane')
  await createGroup(pool)
  await add(pool, 'jane')
}

async function membersOf({ client, UserPoolId }: FidelityPool, GroupName: string) {
  const { Users = [] } = await client.send(new ListUsersInGroupCommand({ UserPoolId, GroupName }))
  return Users.map(({ Username }) => Username)
}

async function groupsOf({ client, UserPoolId }: FidelityPool, Username: string) {
  const { Groups = [] } = await client.send(new AdminListGroupsForUserCommand({ UserPoolId, Username }))
  return Groups.map(({ GroupName }) => GroupName)
}

/** Makes the groups and a user who is in all of them. */
async function janeIn(
  pool: FidelityPool,
  wanted: readonly Partial<CreateGroupCommandInput>[],
): Promise<void> {
  const { client, UserPoolId } = pool
  await createUser(pool, 'jane')
  for (const group of wanted) {
    const { GroupName } = await createGroup(pool, group)
    await client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username: 'jane', GroupName }))
  }
}

/** Signs the user in and reads the tokens. */
async function claims({ client, UserPoolId, ClientId }: FidelityPool) {
  const user = { UserPoolId, Username: 'jane' }
  const Password = 'Correct-Horse-1'
  await client.send(new AdminSetUserPasswordCommand({ ...user, Password, Permanent: true }))
  const { AuthenticationResult } = await client.send(
    new AdminInitiateAuthCommand({
      UserPoolId,
      ClientId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'jane', PASSWORD: Password },
    }),
  )
  return {
    id: decodeJwt(AuthenticationResult?.IdToken ?? ''),
    access: decodeJwt(AuthenticationResult?.AccessToken ?? ''),
  }
}

function groupsIn(token: JWTPayload): unknown {
  const listed = token['cognito:groups']
  return Array.isArray(listed) ? listed.toSorted() : listed
}
