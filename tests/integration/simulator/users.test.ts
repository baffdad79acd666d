import {
  AdminAddUserToGroupCommand,
  AdminConfirmSignUpCommand,
  AdminCreateUserCommand,
  AdminDeleteUserAttributesCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  AdminUserGlobalSignOutCommand,
  CreateGroupCommand,
  DescribeUserPoolCommand,
  ForgotPasswordCommand,
  GetUserAttributeVerificationCodeCommand,
  InitiateAuthCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
  SignUpCommand,
  UserNotFoundException,
  VerifyUserAttributeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { beforeEach, describe, expect, it } from 'vitest'
import { openPool, type PoolClient } from './pool-client.ts'

let pool: PoolClient
let time: number
const Username = 'jane'

const attributesOf = (user: Awaited<ReturnType<typeof get>>) =>
  Object.fromEntries((user.UserAttributes ?? []).map(({ Name, Value }) => [Name, Value]))

function get(name = Username) {
  return pool.client.send(new AdminGetUserCommand({ UserPoolId: pool.UserPoolId, Username: name }))
}

function update(attributes: Record<string, string>) {
  const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))
  return pool.client.send(
    new AdminUpdateUserAttributesCommand({ UserPoolId: pool.UserPoolId, Username, UserAttributes }),
  )
}

beforeEach(async () => {
  time = Date.parse('2026-03-01T12:00:00Z')
  pool = openPool({ now: () => new Date(time) })
  const UserAttributes = [
    { Name: 'email', Value: 'jane@example.com' },
    { Name: 'email_verified', Value: 'true' },
    { Name: 'custom:tier', Value: 'gold' },
    { Name: 'nickname', Value: 'J' },
  ]
  await pool.client.send(
    new AdminCreateUserCommand({ UserPoolId: pool.UserPoolId, Username, UserAttributes }),
  )
  time += 60_000
})

describe('AdminGetUser', () => {
  it('finds by username and by verified e-mail address', async () => {
    expect((await get()).Username).toBe(Username)
    expect((await get('jane@example.com')).Username).toBe(Username)
    await update({ email_verified: 'false' })
    await expect(get('jane@example.com')).rejects.toBeInstanceOf(UserNotFoundException)
  })

  it('finds by the sub where that is the username', async () => {
    pool = openPool({ settings: { aliasAttributes: [], usernameAttributes: ['email'] } })
    const { client, UserPoolId } = pool
    const { User } = await client.send(
      new AdminCreateUserCommand({ UserPoolId, Username: 'jane@example.com' }),
    )
    const sub = User?.Attributes?.find(({ Name }) => Name === 'sub')?.Value
    expect((await get(sub)).Username).toBe(sub)
    expect((await get('jane@example.com')).Username).toBe(sub)
  })

  it('does not know a user who is not there', async () => {
    await expect(get('nobody')).rejects.toMatchObject({
      name: 'UserNotFoundException',
      message: 'User does not exist.',
    })
  })

  it('shows the second factors, which lists do not', async () => {
    const demo = openPool({ users: 300 })
    const { client, UserPoolId } = demo
    const { Users = [] } = await client.send(
      new ListUsersCommand({ UserPoolId, Filter: 'status = "Enabled"' }),
    )
    const users = await Promise.all(
      Users.map((user) => client.send(new AdminGetUserCommand({ UserPoolId, Username: user.Username }))),
    )
    expect(users.some((user) => user.PreferredMfaSetting === 'SOFTWARE_TOKEN_MFA')).toBe(true)
    expect(users.some((user) => user.UserMFASettingList === undefined)).toBe(true)
  })
})

describe('AdminUpdateUserAttributes', () => {
  it('changes what is given, keeps the rest, and moves the modification date', async () => {
    await update({ name: 'Jane Doe', 'custom:department': 'Sales' })
    const user = await get()
    expect(attributesOf(user)).toMatchObject({
      name: 'Jane Doe',
      'custom:department': 'Sales',
      nickname: 'J',
    })
    expect(user.UserLastModifiedDate).toEqual(new Date(time))
    expect(user.UserCreateDate).toEqual(new Date(time - 60_000))
  })

  it('deletes an attribute that is given without a value', async () => {
    await update({ nickname: '' })
    expect(attributesOf(await get())).not.toHaveProperty('nickname')
  })

  it('takes a new e-mail address as unverified unless told otherwise', async () => {
    await update({ email: 'new@example.com' })
    expect(attributesOf(await get())).toMatchObject({ email: 'new@example.com', email_verified: 'false' })
    await update({ email: 'newer@example.com', email_verified: 'true' })
    expect(attributesOf(await get())).toMatchObject({ email: 'newer@example.com', email_verified: 'true' })
  })

  it('sends a code to a new address that the pool verifies, unless it is said to be verified', async () => {
    const sent = () => pool.simulator.outbox.filter(({ kind }) => kind === 'attribute-verification-code')
    await update({ nickname: 'Janie', phone_number: '+15555550100' })
    await update({ email: 'new@example.com', email_verified: 'true' })
    expect(sent()).toEqual([])
    await update({ email: 'newer@example.com' })
    expect(sent()).toMatchObject([{ destination: 'newer@example.com', username: Username }])
  })

  it('does not let an unconfirmed user have a preferred username that is an alias', async () => {
    pool = openPool({ settings: { aliasAttributes: ['preferred_username'] } })
    const { client, simulator } = pool
    const UserAttributes = [{ Name: 'email', Value: 'jane@example.com' }]
    await client.send(
      new SignUpCommand({ ClientId: simulator.clientId, Username, Password: 'Password-01', UserAttributes }),
    )
    await expect(update({ preferred_username: 'jj' })).rejects.toMatchObject({
      message:
        'Preferred username cannot be provided for unconfirmed account, since user pool is configured for preferred username alias.',
    })
    await client.send(new AdminConfirmSignUpCommand({ UserPoolId: pool.UserPoolId, Username }))
    await update({ preferred_username: 'jj' })
    expect((await get('jj')).Username).toBe(Username)
  })

  it('says how long a value has to be', async () => {
    await expect(update({ birthdate: '1980' })).rejects.toMatchObject({
      message: 'user.birthdate: String must be no shorter than 10 characters\n',
    })
  })

  it.each([
    ['custom:tier', 'silver', 'user.custom:tier: Attribute cannot be updated.\n'],
    ['sub', 'x', 'user.sub: Attribute cannot be updated.\n'],
    ['custom:shoe_size', '43', 'user.custom:shoe_size: Attribute does not exist in the schema.\n'],
    ['email', 'nowhere', 'Invalid email address format.'],
    ['phone_number_verified', 'true', 'Phone Number is required to verify/un-verify a phone number'],
  ])('refuses %s = %s', async (name, value, message) => {
    await expect(update({ [name]: value })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message,
    })
  })

  it.each([
    ['custom:department', 'x'.repeat(65)],
    ['custom:employee_number', '10000000'],
    ['email', ''],
  ])('refuses %s = %s as against the schema', async (name, value) => {
    await expect(update({ [name]: value })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining(`user.${name}: `),
    })
  })

  it('changes nothing when one of several attributes is refused', async () => {
    await expect(update({ nickname: 'Janie', 'custom:tier': 'silver' })).rejects.toThrow()
    expect(attributesOf(await get())).toMatchObject({ nickname: 'J' })
    expect((await get()).UserLastModifiedDate).toEqual(new Date(time - 60_000))
  })

  it('refuses an e-mail address that another user signs in with', async () => {
    const UserAttributes = [
      { Name: 'email', Value: 'taken@example.com' },
      { Name: 'email_verified', Value: 'true' },
    ]
    await pool.client.send(
      new AdminCreateUserCommand({ UserPoolId: pool.UserPoolId, Username: 'other', UserAttributes }),
    )
    await expect(update({ email: 'taken@example.com', email_verified: 'true' })).rejects.toMatchObject({
      name: 'AliasExistsException',
      message: 'An account with the email already exists.',
    })
  })
})

describe('An address that the pool wants proved before it changes', () => {
  let AccessToken: string | undefined

  beforeEach(async () => {
    pool = openPool({
      settings: { attributesRequireVerificationBeforeUpdate: ['email'] },
      now: () => new Date(time),
    })
    const { client, UserPoolId, simulator } = pool
    const UserAttributes = [
      { Name: 'email', Value: 'jane@example.com' },
      { Name: 'email_verified', Value: 'true' },
    ]
    const Password = 'Password-01'
    await client.send(
      new AdminCreateUserCommand({ UserPoolId, Username, UserAttributes, MessageAction: 'SUPPRESS' }),
    )
    await client.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }))
    const { AuthenticationResult } = await client.send(
      new InitiateAuthCommand({
        ClientId: simulator.clientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: Username, PASSWORD: Password },
      }),
    )
    AccessToken = AuthenticationResult?.AccessToken
  })

  const lastCode = () => pool.simulator.outbox.at(-1)?.secret ?? ''
  const verify = (Code: string, AttributeName = 'email') =>
    pool.client.send(new VerifyUserAttributeCommand({ AccessToken, AttributeName, Code }))

  it('stays what it was until the user has entered the code', async () => {
    await update({ email: 'new@example.com', nickname: 'J' })
    expect(attributesOf(await get('jane@example.com'))).toMatchObject({
      email: 'jane@example.com',
      email_verified: 'true',
      nickname: 'J',
    })
    expect(pool.simulator.outbox).toMatchObject([{ destination: 'new@example.com' }])
    await expect(verify(lastCode() === '000000' ? '000001' : '000000')).rejects.toMatchObject({
      name: 'CodeMismatchException',
    })
    await verify(lastCode())
    expect(attributesOf(await get('new@example.com'))).toMatchObject({
      email: 'new@example.com',
      email_verified: 'true',
    })
    await expect(verify(lastCode())).rejects.toMatchObject({ name: 'ExpiredCodeException' })
  })

  it('can be asked for again', async () => {
    await update({ email: 'new@example.com' })
    const { CodeDeliveryDetails } = await pool.client.send(
      new GetUserAttributeVerificationCodeCommand({ AccessToken, AttributeName: 'email' }),
    )
    expect(CodeDeliveryDetails?.Destination).toBe('n***@e***')
    await verify(lastCode())
    expect((await get('new@example.com')).Username).toBe(Username)
  })

  it('changes at once where the request says that it is verified', async () => {
    await update({ email: 'waiting@example.com' })
    const code = lastCode()
    await update({ email: 'new@example.com', email_verified: 'true' })
    expect((await get('new@example.com')).Username).toBe(Username)
    await expect(verify(code)).rejects.toMatchObject({ name: 'ExpiredCodeException' })
  })

  it('is proved by a code for that attribute alone', async () => {
    await expect(verify('123456', 'nickname')).rejects.toMatchObject({ name: 'InvalidParameterException' })
    await expect(
      pool.client.send(
        new GetUserAttributeVerificationCodeCommand({ AccessToken, AttributeName: 'phone_number' }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })
})

describe('AdminDeleteUserAttributes', () => {
  const remove = (...UserAttributeNames: string[]) =>
    pool.client.send(
      new AdminDeleteUserAttributesCommand({ UserPoolId: pool.UserPoolId, Username, UserAttributeNames }),
    )

  it('deletes, and does not mind what is not there', async () => {
    await remove('nickname', 'website')
    expect(attributesOf(await get())).not.toHaveProperty('nickname')
  })

  it.each(['email', 'custom:tier', 'custom:shoe_size'])('refuses %s', async (name) => {
    await expect(remove(name)).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })
})

describe('AdminEnableUser and AdminDisableUser', () => {
  it('turn the account off and on, and move the modification date', async () => {
    const { client, UserPoolId } = pool
    await client.send(new AdminDisableUserCommand({ UserPoolId, Username }))
    expect(await get()).toMatchObject({ Enabled: false, UserLastModifiedDate: new Date(time) })
    time += 1000
    await client.send(new AdminEnableUserCommand({ UserPoolId, Username }))
    expect(await get()).toMatchObject({ Enabled: true, UserLastModifiedDate: new Date(time) })
  })
})

describe('The modification date', () => {
  it('does not move with membership, sign-out, or a code that is sent', async () => {
    const { client, UserPoolId, simulator } = pool
    await client.send(
      new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: 'Password-01', Permanent: true }),
    )
    const { UserLastModifiedDate } = await get()
    time += 1000
    await client.send(new CreateGroupCommand({ UserPoolId, GroupName: 'staff' }))
    await client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName: 'staff' }))
    await client.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username }))
    await client.send(new ForgotPasswordCommand({ ClientId: simulator.clientId, Username }))
    expect((await get()).UserLastModifiedDate).toEqual(UserLastModifiedDate)
  })
})

describe('AdminDeleteUser', () => {
  it('takes the user out of the pool, its count and its groups, and frees the name', async () => {
    const { client, UserPoolId } = pool
    await client.send(new CreateGroupCommand({ UserPoolId, GroupName: 'staff' }))
    await client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName: 'staff' }))
    await client.send(new AdminDeleteUserCommand({ UserPoolId, Username }))
    await expect(get()).rejects.toBeInstanceOf(UserNotFoundException)
    await expect(get('jane@example.com')).rejects.toBeInstanceOf(UserNotFoundException)
    const members = await client.send(new ListUsersInGroupCommand({ UserPoolId, GroupName: 'staff' }))
    expect(members.Users).toEqual([])
    const described = await client.send(new DescribeUserPoolCommand({ UserPoolId }))
    expect(described.UserPool?.EstimatedNumberOfUsers).toBe(0)
    await expect(client.send(new AdminCreateUserCommand({ UserPoolId, Username }))).resolves.toBeDefined()
  })
})

describe('AdminConfirmSignUp', () => {
  const confirm = (name: string | undefined, on: PoolClient) =>
    on.client.send(new AdminConfirmSignUpCommand({ UserPoolId: on.UserPoolId, Username: name }))

  it('confirms a user who has signed up, once', async () => {
    const demo = openPool({ users: 200 })
    const { client, UserPoolId } = demo
    const filter = { UserPoolId, Filter: 'cognito:user_status = "UNCONFIRMED"' }
    const name = (await client.send(new ListUsersCommand(filter))).Users?.[0]?.Username
    await confirm(name, demo)
    expect(await client.send(new AdminGetUserCommand({ UserPoolId, Username: name }))).toMatchObject({
      UserStatus: 'CONFIRMED',
    })
    await expect(confirm(name, demo)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'User cannot be confirmed. Current status is CONFIRMED',
    })
  })

  it('refuses a user who was invited', async () => {
    await expect(confirm(Username, pool)).rejects.toMatchObject({
      message: 'User cannot be confirmed. Current status is FORCE_CHANGE_PASSWORD',
    })
  })
})

describe('AdminUserGlobalSignOut', () => {
  it('changes nothing that shows, and knows who is not there', async () => {
    const before = await get()
    const { client, UserPoolId } = pool
    await client.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username }))
    expect((await get()).UserLastModifiedDate).toEqual(before.UserLastModifiedDate)
    await expect(
      client.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username: 'nobody' })),
    ).rejects.toBeInstanceOf(UserNotFoundException)
  })
})
