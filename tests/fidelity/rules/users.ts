import {
  AdminAddUserToGroupCommand,
  AdminConfirmSignUpCommand,
  AdminCreateUserCommand,
  type AdminCreateUserCommandInput,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminUpdateUserAttributesCommand,
  CreateGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { apiReference, developerGuide, type FidelityPool, type Rule, type Source } from '../rule.ts'
import { attributeOf, createUser, listedNames, listUsers } from './populate.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const notFound = { name: 'UserNotFoundException' }
const seenUsernameExists: Source = {
  title: 'localstack #4465: UsernameExistsException',
  url: 'https://github.com/localstack/localstack/issues/4465',
}
const seenUserNotFound: Source = {
  title: 'aws-sdk-js #4308: UserNotFoundException',
  url: 'https://github.com/aws/aws-sdk-js/issues/4308',
}

export const users: readonly Rule[] = [
  {
    id: 'users.created-status',
    title: 'A user made by an administrator is enabled and in FORCE_CHANGE_PASSWORD',
    source: apiReference('AdminCreateUser'),
    async check(pool) {
      expect(await createUser(pool, 'jane')).toMatchObject({
        Username: 'jane',
        Enabled: true,
        UserStatus: 'FORCE_CHANGE_PASSWORD',
      })
    },
  },
  {
    id: 'users.created-dates',
    title: 'A new user has a creation date and a modification date, which are the same',
    source: apiReference('UserType'),
    async check(pool) {
      const user = await createUser(pool, 'jane')
      expect(user.UserCreateDate).toBeInstanceOf(Date)
      expect(user.UserLastModifiedDate).toEqual(user.UserCreateDate)
    },
  },
  {
    id: 'users.sub',
    title: 'Every user gets a sub, which is a UUID',
    source: developerGuide('user-pool-settings-attributes', 'Working with user attributes'),
    async check(pool) {
      expect(attributeOf(await createUser(pool, 'jane'), 'sub')).toMatch(uuid)
    },
  },
  {
    id: 'users.sub-is-new',
    title: 'Whoever gets the name of a deleted user gets another sub',
    source: developerGuide('user-pool-settings-attributes', 'Working with user attributes'),
    async check(pool) {
      const first = await createUser(pool, 'jane')
      await remove(pool, 'jane')
      expect(attributeOf(await createUser(pool, 'jane'), 'sub')).not.toBe(attributeOf(first, 'sub'))
    },
  },
  {
    id: 'users.only-a-name',
    title: 'AdminCreateUser needs no attributes, not even required ones',
    source: apiReference('AdminCreateUser'),
    pool: { settings: { Schema: [{ Name: 'email', Required: true }] } },
    async check(pool) {
      await expect(createUser(pool, 'jane')).resolves.toMatchObject({ Username: 'jane' })
    },
  },
  {
    id: 'users.name-is-unique',
    title: 'AdminCreateUser refuses a username that the pool has already',
    source: apiReference('AdminCreateUser'),
    async check(pool) {
      await createUser(pool, 'jane')
      await expect(createUser(pool, 'jane')).rejects.toMatchObject({ name: 'UsernameExistsException' })
    },
  },
  {
    id: 'users.name-is-unique-message',
    title: 'A username that exists is refused with “User account already exists”',
    source: seenUsernameExists,
    async check(pool) {
      await createUser(pool, 'jane')
      await expect(createUser(pool, 'jane')).rejects.toMatchObject({ message: 'User account already exists' })
    },
  },
  {
    id: 'users.name-with-space',
    title: 'A username with a space breaks its pattern',
    source: apiReference('AdminCreateUser'),
    async check(pool) {
      await expect(createUser(pool, 'two words')).rejects.toMatchObject({ name: 'InvalidParameterException' })
    },
  },
  {
    id: 'users.any-script',
    title: 'A username can be in any script',
    source: apiReference('AdminCreateUser'),
    async check(pool) {
      await createUser(pool, 'Жанна-李小龍')
      expect((await get(pool, 'Жанна-李小龍')).Username).toBe('Жанна-李小龍')
    },
  },
  {
    id: 'users.get-unknown',
    title: 'AdminGetUser does not know a user who is not there',
    source: apiReference('AdminGetUser'),
    async check(pool) {
      await expect(get(pool, 'nobody')).rejects.toMatchObject(notFound)
    },
  },
  {
    id: 'users.get-unknown-message',
    title: 'Who is not there is refused with “User does not exist.”',
    source: seenUserNotFound,
    async check(pool) {
      await expect(get(pool, 'nobody')).rejects.toMatchObject({ message: 'User does not exist.' })
    },
  },
  ...unknownUserRules(),
  {
    id: 'users.sub-as-username',
    title: 'Where the username is no sign-in attribute, the sub finds the user',
    source: apiReference('AdminGetUser'),
    pool: { settings: { UsernameAttributes: ['email'] } },
    async check(pool) {
      const user = await createUser(pool, 'jane@example.com')
      const sub = attributeOf(user, 'sub') ?? ''
      expect((await get(pool, sub)).UserAttributes).toContainEqual({
        Name: 'email',
        Value: 'jane@example.com',
      })
    },
  },
  {
    id: 'users.disable',
    title: 'A disabled user is still listed, as disabled',
    source: apiReference('AdminDisableUser'),
    async check(pool) {
      await createUser(pool, 'jane')
      await disable(pool, 'jane')
      expect((await listUsers(pool)).Users).toMatchObject([{ Username: 'jane', Enabled: false }])
    },
  },
  {
    id: 'users.disable-keeps-status',
    title: 'AdminDisableUser and AdminEnableUser leave the status as it is',
    source: apiReference('AdminDisableUser'),
    async check(pool) {
      await createUser(pool, 'jane')
      await disable(pool, 'jane')
      expect((await get(pool, 'jane')).UserStatus).toBe('FORCE_CHANGE_PASSWORD')
      await enable(pool, 'jane')
      expect(await get(pool, 'jane')).toMatchObject({ Enabled: true, UserStatus: 'FORCE_CHANGE_PASSWORD' })
    },
  },
  {
    id: 'users.disable-twice',
    title: 'AdminDisableUser of a disabled user succeeds',
    source: apiReference('AdminDisableUser'),
    unconfirmed: 'That a user who is disabled, or enabled, already can be so again.',
    async check(pool) {
      await createUser(pool, 'jane')
      await disable(pool, 'jane')
      await expect(disable(pool, 'jane')).resolves.toBeDefined()
      await enable(pool, 'jane')
      await expect(enable(pool, 'jane')).resolves.toBeDefined()
    },
  },
  {
    id: 'users.delete',
    title: 'AdminDeleteUser takes the user out of the pool',
    source: apiReference('AdminDeleteUser'),
    async check(pool) {
      await createUser(pool, 'jane')
      await createUser(pool, 'joe')
      await remove(pool, 'jane')
      expect(await listedNames(pool)).toEqual(['joe'])
      await expect(get(pool, 'jane')).rejects.toMatchObject(notFound)
    },
  },
  {
    id: 'users.name-is-free-again',
    title: 'A username can be used again once its user is deleted',
    source: developerGuide('user-pool-settings-attributes', 'Working with user attributes'),
    async check(pool) {
      await createUser(pool, 'jane')
      await remove(pool, 'jane')
      await expect(createUser(pool, 'jane')).resolves.toBeDefined()
    },
  },
  {
    id: 'users.modified-by-attributes',
    title: 'A change of attributes moves UserLastModifiedDate',
    source: apiReference('UserType'),
    async check(pool) {
      const { clock } = pool
      await createUser(pool, 'jane')
      clock.advance(5000)
      await update(pool, 'jane', { nickname: 'J' })
      const { UserCreateDate, UserLastModifiedDate } = await get(pool, 'jane')
      expect(Number(UserLastModifiedDate) - Number(UserCreateDate)).toBeGreaterThanOrEqual(5000)
    },
  },
  {
    id: 'users.modified-by-disabling',
    title: 'AdminDisableUser moves UserLastModifiedDate',
    source: apiReference('UserType'),
    unconfirmed: 'The reference does not say which changes count as a modification of the item.',
    async check(pool) {
      const { clock } = pool
      await createUser(pool, 'jane')
      clock.advance(5000)
      await disable(pool, 'jane')
      const { UserCreateDate, UserLastModifiedDate } = await get(pool, 'jane')
      expect(Number(UserLastModifiedDate) - Number(UserCreateDate)).toBeGreaterThanOrEqual(5000)
    },
  },
  {
    id: 'users.not-modified-by-membership',
    title: 'Membership does not move UserLastModifiedDate',
    source: apiReference('AdminAddUserToGroup'),
    unconfirmed: 'The reference does not say which changes count as a modification of the item.',
    async check(pool) {
      const { client, UserPoolId } = pool
      const { UserLastModifiedDate } = await createUser(pool, 'jane')
      await client.send(new CreateGroupCommand({ UserPoolId, GroupName: 'staff' }))
      const membership = { UserPoolId, Username: 'jane', GroupName: 'staff' }
      await client.send(new AdminAddUserToGroupCommand(membership))
      expect((await get(pool, 'jane')).UserLastModifiedDate).toEqual(UserLastModifiedDate)
    },
  },
  {
    id: 'users.confirm-invited',
    title: 'AdminConfirmSignUp refuses a user who was made by an administrator',
    source: apiReference('AdminConfirmSignUp'),
    unconfirmed: 'That it does so with NotAuthorizedException, and names the status.',
    async check(pool) {
      const { client, UserPoolId } = pool
      await createUser(pool, 'jane')
      await expect(
        client.send(new AdminConfirmSignUpCommand({ UserPoolId, Username: 'jane' })),
      ).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: 'User cannot be confirmed. Current status is FORCE_CHANGE_PASSWORD',
      })
    },
  },
  {
    id: 'users.resend-unknown',
    title: 'RESEND does not make a user who is not there',
    source: apiReference('AdminCreateUser'),
    async check(pool) {
      await expect(createUser(pool, 'nobody', {}, { MessageAction: 'RESEND' })).rejects.toMatchObject(
        notFound,
      )
    },
  },
  {
    id: 'users.resend',
    title: 'RESEND gives the user as he is, and makes no other one',
    source: apiReference('AdminCreateUser'),
    async check(pool) {
      const user = await createUser(pool, 'jane', { email: 'jane@example.com' })
      const again = await invite(pool, 'jane', { MessageAction: 'RESEND', DesiredDeliveryMediums: ['EMAIL'] })
      expect(attributeOf(again, 'sub')).toBe(attributeOf(user, 'sub'))
      expect(await listedNames(pool)).toEqual(['jane'])
    },
  },
  {
    id: 'users.resend-password',
    title: 'RESEND sends another temporary password',
    source: apiReference('AdminCreateUser'),
    async check(pool) {
      const { outbox } = pool
      const UserAttributes = [{ Name: 'email', Value: 'jane@example.com' }]
      await invite(pool, 'jane', { UserAttributes, DesiredDeliveryMediums: ['EMAIL'] })
      await invite(pool, 'jane', { MessageAction: 'RESEND', DesiredDeliveryMediums: ['EMAIL'] })
      const [first, second] = outbox
      expect(second?.destination).toBe('jane@example.com')
      expect(second?.secret).not.toBe(first?.secret)
    },
  },
  {
    id: 'users.suppress',
    title: 'SUPPRESS sends no message',
    source: apiReference('AdminCreateUser'),
    async check(pool) {
      const { outbox } = pool
      await createUser(pool, 'jane', { email: 'jane@example.com' }, { DesiredDeliveryMediums: ['EMAIL'] })
      expect(outbox).toEqual([])
    },
  },
  {
    id: 'users.delivery-default',
    title: 'The invitation goes out by SMS unless the request names other media',
    source: apiReference('AdminCreateUser'),
    async check(pool) {
      const { outbox } = pool
      const UserAttributes = [
        { Name: 'email', Value: 'jane@example.com' },
        { Name: 'phone_number', Value: '+15555550100' },
      ]
      await invite(pool, 'jane', { UserAttributes })
      await invite(pool, 'joe', { UserAttributes, DesiredDeliveryMediums: ['EMAIL', 'SMS'] })
      expect(outbox.map(({ username, medium }) => [username, medium])).toEqual([
        ['jane', 'SMS'],
        ['joe', 'EMAIL'],
        ['joe', 'SMS'],
      ])
    },
  },
  {
    id: 'users.delivery-needs-address',
    title: 'AdminCreateUser refuses to deliver by EMAIL to a user without an e-mail address',
    source: apiReference('AdminCreateUser'),
    unconfirmed: 'That it does so with InvalidParameterException.',
    async check(pool) {
      await expect(invite(pool, 'jane', { DesiredDeliveryMediums: ['EMAIL'] })).rejects.toMatchObject({
        name: 'InvalidParameterException',
      })
    },
  },
]

function unknownUserRules(): Rule[] {
  const operations: Record<string, (pool: FidelityPool) => Promise<unknown>> = {
    AdminDeleteUser: (pool) => remove(pool, 'nobody'),
    AdminDisableUser: (pool) => disable(pool, 'nobody'),
    AdminEnableUser: (pool) => enable(pool, 'nobody'),
    AdminUpdateUserAttributes: (pool) => update(pool, 'nobody', { nickname: 'J' }),
    AdminConfirmSignUp: ({ client, UserPoolId }) =>
      client.send(new AdminConfirmSignUpCommand({ UserPoolId, Username: 'nobody' })),
  }
  return Object.entries(operations).map(([operation, run]) => ({
    id: `users.unknown-${operation}`,
    title: `${operation} does not know a user who is not there`,
    source: apiReference(operation),
    async check(pool) {
      await expect(run(pool)).rejects.toMatchObject(notFound)
    },
  }))
}

async function invite(
  { client, UserPoolId }: FidelityPool,
  Username: string,
  input: Partial<AdminCreateUserCommandInput>,
) {
  return (await client.send(new AdminCreateUserCommand({ UserPoolId, Username, ...input }))).User
}

const get = ({ client, UserPoolId }: FidelityPool, Username: string) =>
  client.send(new AdminGetUserCommand({ UserPoolId, Username }))

const remove = ({ client, UserPoolId }: FidelityPool, Username: string) =>
  client.send(new AdminDeleteUserCommand({ UserPoolId, Username }))

const disable = ({ client, UserPoolId }: FidelityPool, Username: string) =>
  client.send(new AdminDisableUserCommand({ UserPoolId, Username }))

const enable = ({ client, UserPoolId }: FidelityPool, Username: string) =>
  client.send(new AdminEnableUserCommand({ UserPoolId, Username }))

function update({ client, UserPoolId }: FidelityPool, Username: string, values: Record<string, string>) {
  const UserAttributes = Object.entries(values).map(([Name, Value]) => ({ Name, Value }))
  return client.send(new AdminUpdateUserAttributesCommand({ UserPoolId, Username, UserAttributes }))
}
