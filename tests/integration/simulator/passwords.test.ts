import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { beforeEach, describe, expect, it } from 'vitest'
import { openPool, type PoolClient } from './pool-client.ts'

let pool: PoolClient
const Username = 'jane'

const status = async (on = pool, name: string | undefined = Username) =>
  (await on.client.send(new AdminGetUserCommand({ UserPoolId: on.UserPoolId, Username: name }))).UserStatus

const setPassword = (Password: string, Permanent?: boolean) =>
  pool.client.send(
    new AdminSetUserPasswordCommand({
      UserPoolId: pool.UserPoolId,
      Username,
      Password,
      ...(Permanent === undefined ? {} : { Permanent }),
    }),
  )

const reset = (on = pool, name: string | undefined = Username) =>
  on.client.send(new AdminResetUserPasswordCommand({ UserPoolId: on.UserPoolId, Username: name }))

async function withStatus(on: PoolClient, wanted: string): Promise<string | undefined> {
  const Filter = `cognito:user_status = "${wanted}"`
  const { Users = [] } = await on.client.send(new ListUsersCommand({ UserPoolId: on.UserPoolId, Filter }))
  return Users.find((user) => user.Enabled)?.Username
}

beforeEach(async () => {
  pool = openPool()
  const UserAttributes = [
    { Name: 'email', Value: 'jane@example.com' },
    { Name: 'email_verified', Value: 'true' },
  ]
  const MessageAction = 'SUPPRESS'
  await pool.client.send(
    new AdminCreateUserCommand({ UserPoolId: pool.UserPoolId, Username, UserAttributes, MessageAction }),
  )
})

describe('AdminSetUserPassword', () => {
  it('confirms the user with a permanent password, and asks for a change after a temporary one', async () => {
    await setPassword('Permanent-12', true)
    expect(await status()).toBe('CONFIRMED')
    await setPassword('Temporary-12', false)
    expect(await status()).toBe('FORCE_CHANGE_PASSWORD')
    await setPassword('Permanent-34', true)
    expect(await status()).toBe('CONFIRMED')
    await setPassword('Temporary-34')
    expect(await status()).toBe('FORCE_CHANGE_PASSWORD')
  })

  it('turns a user of an identity provider into a confirmed one', async () => {
    pool = openPool({ users: 300 })
    const name = await withStatus(pool, 'EXTERNAL_PROVIDER')
    const request = { UserPoolId: pool.UserPoolId, Username: name, Password: 'Permanent-12', Permanent: true }
    await pool.client.send(new AdminSetUserPasswordCommand(request))
    expect(await status(pool, name)).toBe('CONFIRMED')
  })

  it('refuses a password against the policy', async () => {
    await expect(setPassword('short', true)).rejects.toMatchObject({
      name: 'InvalidPasswordException',
      message: 'Password does not conform to policy: Password not long enough',
    })
    expect(await status()).toBe('FORCE_CHANGE_PASSWORD')
  })

  it('refuses the last three permanent passwords, and takes the fourth again', async () => {
    for (const password of ['Password-01', 'Password-02', 'Password-03']) await setPassword(password, true)
    for (const password of ['Password-01', 'Password-02', 'Password-03']) {
      await expect(setPassword(password, true)).rejects.toMatchObject({
        name: 'PasswordHistoryPolicyViolationException',
      })
    }
    await setPassword('Password-04', true)
    await expect(setPassword('Password-01', true)).resolves.toBeDefined()
  })

  it('keeps the history over a temporary password', async () => {
    await setPassword('Password-01', true)
    await setPassword('Password-01', false)
    await expect(setPassword('Password-01', true)).rejects.toMatchObject({
      name: 'PasswordHistoryPolicyViolationException',
    })
  })

  it('does not know a user who is not there', async () => {
    const request = { UserPoolId: pool.UserPoolId, Username: 'nobody', Password: 'Permanent-12' }
    await expect(pool.client.send(new AdminSetUserPasswordCommand(request))).rejects.toMatchObject({
      name: 'UserNotFoundException',
    })
  })
})

describe('AdminResetUserPassword', () => {
  it('sends a code to the verified e-mail address, as often as asked', async () => {
    await setPassword('Permanent-12', true)
    await reset()
    expect(await status()).toBe('RESET_REQUIRED')
    await reset()
    expect(pool.simulator.outbox).toHaveLength(2)
    for (const message of pool.simulator.outbox) {
      expect(message).toMatchObject({
        kind: 'password-reset-code',
        medium: 'EMAIL',
        destination: 'jane@example.com',
      })
      expect(message.secret).toMatch(/^\d{6}$/)
    }
  })

  it('refuses a user who never had a password of their own', async () => {
    await expect(reset()).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'User password cannot be reset in the current state.',
    })
    const demo = openPool({ users: 300 })
    await expect(reset(demo, await withStatus(demo, 'EXTERNAL_PROVIDER'))).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    })
  })

  it('refuses a disabled user', async () => {
    await setPassword('Permanent-12', true)
    await pool.client.send(new AdminDisableUserCommand({ UserPoolId: pool.UserPoolId, Username }))
    await expect(reset()).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'User is disabled.',
    })
  })

  it('refuses a user whom no code can reach, and leaves the password alone', async () => {
    await setPassword('Permanent-12', true)
    const UserAttributes = [{ Name: 'email_verified', Value: 'false' }]
    await pool.client.send(
      new AdminUpdateUserAttributesCommand({ UserPoolId: pool.UserPoolId, Username, UserAttributes }),
    )
    await expect(reset()).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Cannot reset password for the user as there is no registered/verified email or phone_number',
    })
    expect(await status()).toBe('CONFIRMED')
  })

  it('sends an SMS where only the phone number is verified', async () => {
    await setPassword('Permanent-12', true)
    const UserAttributes = [
      { Name: 'email_verified', Value: 'false' },
      { Name: 'phone_number', Value: '+15555550100' },
      { Name: 'phone_number_verified', Value: 'true' },
    ]
    await pool.client.send(
      new AdminUpdateUserAttributesCommand({ UserPoolId: pool.UserPoolId, Username, UserAttributes }),
    )
    await reset()
    expect(pool.simulator.outbox).toMatchObject([{ medium: 'SMS', destination: '+15555550100' }])
  })
})
