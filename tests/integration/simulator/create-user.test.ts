import {
  AdminCreateUserCommand,
  type AdminCreateUserCommandInput,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  CodeDeliveryFailureException,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, it } from 'vitest'
import { customText, standardSchema } from '../../../electron/simulator/pool/schema.ts'
import { openPool, type PoolClient } from './pool-client.ts'

const email = (Value: string) => ({ Name: 'email', Value })
const verified = { Name: 'email_verified', Value: 'true' }

function create(pool: PoolClient, input: Omit<AdminCreateUserCommandInput, 'UserPoolId'>) {
  return pool.client.send(new AdminCreateUserCommand({ UserPoolId: pool.UserPoolId, ...input }))
}

describe('AdminCreateUser', () => {
  it('makes an enabled user who has to change the temporary password', async () => {
    const now = new Date('2026-03-01T12:00:00.123Z')
    const pool = openPool({ now: () => now })
    const { User } = await create(pool, { Username: 'jane', UserAttributes: [email('jane@example.com')] })
    expect(User).toMatchObject({
      Username: 'jane',
      Enabled: true,
      UserStatus: 'FORCE_CHANGE_PASSWORD',
      UserCreateDate: now,
      UserLastModifiedDate: now,
    })
    const sub = User?.Attributes?.find(({ Name }) => Name === 'sub')?.Value
    expect(sub).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(User?.Attributes).toContainEqual(email('jane@example.com'))
  })

  it('does not insist on required attributes', async () => {
    await expect(create(openPool(), { Username: 'bare' })).resolves.toBeDefined()
  })

  it('refuses a username that exists', async () => {
    const pool = openPool()
    await create(pool, { Username: 'twice' })
    const again = create(pool, { Username: 'twice' })
    await expect(again).rejects.toBeInstanceOf(UsernameExistsException)
    await expect(again).rejects.toMatchObject({ message: 'User account already exists' })
  })

  it('tells usernames apart by case only in a pool that is case-sensitive', async () => {
    const sensitive = openPool({ settings: { caseSensitive: true } })
    await create(sensitive, { Username: 'Case' })
    await expect(create(sensitive, { Username: 'case' })).resolves.toBeDefined()
    const insensitive = openPool({ settings: { caseSensitive: false } })
    await create(insensitive, { Username: 'Case' })
    await expect(create(insensitive, { Username: 'case' })).rejects.toBeInstanceOf(UsernameExistsException)
  })

  it('keeps the case of names and addresses only in a pool that is case-sensitive', async () => {
    const UserAttributes = [email('Jane@Example.com'), { Name: 'preferred_username', Value: 'JJ' }]
    const request = { Username: 'Jane', UserAttributes }
    const kept = await create(openPool({ settings: { caseSensitive: true } }), request)
    expect(kept.User).toMatchObject({ Username: 'Jane' })
    expect(kept.User?.Attributes).toEqual(expect.arrayContaining(UserAttributes))
    const insensitive = openPool({ settings: { caseSensitive: false } })
    const { User } = await create(insensitive, { ...request, UserAttributes: [...UserAttributes, verified] })
    expect(User).toMatchObject({ Username: 'jane' })
    expect(User?.Attributes).toEqual(
      expect.arrayContaining([email('jane@example.com'), { Name: 'preferred_username', Value: 'jj' }]),
    )
    const { client, UserPoolId } = insensitive
    for (const Username of ['JANE', 'JANE@example.COM']) {
      const found = await client.send(new AdminGetUserCommand({ UserPoolId, Username }))
      expect(found.Username).toBe('jane')
    }
  })

  it('lets an administrator set attributes for developers', async () => {
    const Name = 'dev:custom:score'
    const schema = [...standardSchema(), { ...customText('score'), Name, DeveloperOnlyAttribute: true }]
    const { User } = await create(openPool({ settings: { schema } }), {
      Username: 'jane',
      UserAttributes: [{ Name, Value: '7' }],
    })
    expect(User?.Attributes).toContainEqual({ Name, Value: '7' })
  })

  it('keeps flags in lower case', async () => {
    const { User } = await create(openPool(), {
      Username: 'jane',
      UserAttributes: [email('jane@example.com'), { ...verified, Value: 'True' }],
    })
    expect(User?.Attributes).toContainEqual(verified)
  })

  it('makes a confirmed user without a password, who gets in by a code, where the pool allows that', async () => {
    const pool = openPool({ settings: { firstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } })
    const UserAttributes = [email('jane@example.com')]
    const without = await create(pool, {
      Username: 'jane',
      UserAttributes,
      DesiredDeliveryMediums: ['EMAIL'],
    })
    expect(without.User?.UserStatus).toBe('CONFIRMED')
    expect(pool.simulator.outbox).toMatchObject([{ kind: 'invitation', secret: '' }])
    const request = { Username: 'joe', UserAttributes, TemporaryPassword: 'Temporary-1' }
    expect((await create(pool, request)).User?.UserStatus).toBe('FORCE_CHANGE_PASSWORD')
  })

  it.each([
    ['Short1!', 'Password not long enough'],
    ['nouppercase1!', 'Password must have uppercase characters'],
    ['NOLOWERCASE1!', 'Password must have lowercase characters'],
    ['NoDigitsHere!', 'Password must have numeric characters'],
    ['NoSymbols123', 'Password must have symbol characters'],
  ])('refuses the temporary password %s', async (TemporaryPassword, rule) => {
    await expect(create(openPool(), { Username: 'u', TemporaryPassword })).rejects.toMatchObject({
      name: 'InvalidPasswordException',
      message: `Password did not conform with password policy: ${rule}`,
    })
  })

  it('refuses white space in a password before it looks at the policy', async () => {
    await expect(
      create(openPool(), { Username: 'u', TemporaryPassword: 'With Space 1!' }),
    ).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message:
        "1 validation error detected: Value at 'temporaryPassword' failed to satisfy constraint: " +
        'Member must satisfy regular expression pattern: [\\S]+',
    })
  })

  it('names every attribute that is not in the schema', async () => {
    const UserAttributes = [
      { Name: 'custom:shoe_size', Value: '43' },
      { Name: 'custom:hat', Value: 'L' },
    ]
    await expect(create(openPool(), { Username: 'u', UserAttributes })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message:
        'Attributes did not conform to the schema: custom:shoe_size: Attribute does not exist in the schema.\n' +
        'custom:hat: Attribute does not exist in the schema.\n',
    })
  })

  it.each([
    ['email', 'not an address', 'Invalid email address format.'],
    ['phone_number', '030 123456', 'Invalid phone number format.'],
    ['email_verified', 'true', 'Email is required to verify/un-verify an email'],
    ['phone_number_verified', 'true', 'Phone Number is required to verify/un-verify a phone number'],
  ])('refuses %s = %s', async (Name, Value, message) => {
    const creation = create(openPool(), { Username: 'u', UserAttributes: [{ Name, Value }] })
    await expect(creation).rejects.toMatchObject({ name: 'InvalidParameterException', message })
  })

  it.each([
    ['custom:department', 'x'.repeat(65)],
    ['custom:employee_number', 'twelve'],
    ['custom:employee_number', '0'],
    ['custom:customer_since', 'long ago'],
    ['birthdate', '1.4.1980'],
    ['email_verified', 'yes'],
  ])('refuses %s = %s as against the schema', async (Name, Value) => {
    const UserAttributes = [email('u@example.com'), { Name, Value }]
    await expect(create(openPool(), { Username: 'u', UserAttributes })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining(`Attributes did not conform to the schema: ${Name}: `),
    })
  })

  it('refuses a value of more than 2,048 characters without repeating it', async () => {
    const UserAttributes = [{ Name: 'name', Value: 'n'.repeat(2049) }]
    await expect(create(openPool(), { Username: 'u', UserAttributes })).rejects.toMatchObject({
      message:
        "1 validation error detected: Value at 'userAttributes.1.member.value' failed to satisfy constraint: " +
        'Member must have length less than or equal to 2048',
    })
  })

  it('refuses a username with a space, and one that is too long', async () => {
    await expect(create(openPool(), { Username: 'two words' })).rejects.toMatchObject({
      message:
        "1 validation error detected: Value at 'username' failed to satisfy constraint: " +
        'Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+',
    })
    await expect(create(openPool(), { Username: 'u'.repeat(129) })).rejects.toMatchObject({
      message: expect.stringContaining('Member must have length less than or equal to 128'),
    })
  })
})

describe('AdminCreateUser: messages', () => {
  const UserAttributes = [email('jane@example.com'), { Name: 'phone_number', Value: '+15555550100' }]

  it('sends the invitation by SMS unless told otherwise', async () => {
    const pool = openPool()
    await create(pool, { Username: 'jane', UserAttributes, TemporaryPassword: 'Temporary-1' })
    expect(pool.simulator.outbox).toMatchObject([
      {
        kind: 'invitation',
        medium: 'SMS',
        destination: '+15555550100',
        username: 'jane',
        secret: 'Temporary-1',
      },
    ])
  })

  it('sends by every medium asked for, with a password that meets the policy', async () => {
    const pool = openPool()
    await create(pool, { Username: 'jane', UserAttributes, DesiredDeliveryMediums: ['EMAIL', 'SMS'] })
    expect(pool.simulator.outbox.map(({ medium }) => medium)).toEqual(['EMAIL', 'SMS'])
    const [message] = pool.simulator.outbox
    expect(message?.secret).toMatch(/^(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])(?=.*[^A-Za-z0-9])\S{10,}$/)
  })

  it('sends nothing for SUPPRESS', async () => {
    const pool = openPool()
    await create(pool, { Username: 'jane', UserAttributes, MessageAction: 'SUPPRESS' })
    expect(pool.simulator.outbox).toEqual([])
  })

  it('refuses a medium that does not reach the user, and makes no user', async () => {
    const pool = openPool()
    const request = { Username: 'jane', UserAttributes: [email('jane@example.com')] }
    await expect(create(pool, { ...request, DesiredDeliveryMediums: ['SMS'] })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    })
    await expect(create(pool, request)).resolves.toBeDefined()
  })

  it('makes the user even if the message does not get there', async () => {
    const pool = openPool()
    pool.simulator.setDelivery(false)
    await expect(create(pool, { Username: 'jane', UserAttributes })).rejects.toBeInstanceOf(
      CodeDeliveryFailureException,
    )
    expect(pool.simulator.outbox).toEqual([])
    const { client, UserPoolId } = pool
    const made = await client.send(new AdminGetUserCommand({ UserPoolId, Username: 'jane' }))
    expect(made.UserStatus).toBe('FORCE_CHANGE_PASSWORD')
  })

  it('can be made to fail at delivery', async () => {
    const pool = openPool()
    const message = 'Failed to send the message'
    pool.simulator.faults.plan({ kind: 'exception', name: 'CodeDeliveryFailureException', message })
    await expect(create(pool, { Username: 'jane', UserAttributes })).rejects.toBeInstanceOf(
      CodeDeliveryFailureException,
    )
  })
})

describe('AdminCreateUser: RESEND', () => {
  it('sends a new password and moves the modification date', async () => {
    let time = Date.parse('2026-03-01T12:00:00Z')
    const pool = openPool({ now: () => new Date(time) })
    await create(pool, {
      Username: 'jane',
      UserAttributes: [email('jane@example.com')],
      DesiredDeliveryMediums: ['EMAIL'],
    })
    time += 10 * 24 * 3_600_000
    const { User } = await create(pool, {
      Username: 'jane',
      MessageAction: 'RESEND',
      DesiredDeliveryMediums: ['EMAIL'],
    })
    expect(User?.UserLastModifiedDate).toEqual(new Date(time))
    const [first, second] = pool.simulator.outbox
    expect(second?.destination).toBe('jane@example.com')
    expect(second?.secret).not.toBe(first?.secret)
  })

  it('refuses a user who is not there', async () => {
    await expect(create(openPool(), { Username: 'nobody', MessageAction: 'RESEND' })).rejects.toMatchObject({
      name: 'UserNotFoundException',
      message: 'User does not exist.',
    })
  })

  it('refuses a user who has a password of their own', async () => {
    const pool = openPool()
    const { client, UserPoolId } = pool
    await create(pool, { Username: 'jane' })
    const request = { UserPoolId, Username: 'jane', Password: 'Permanent-12', Permanent: true }
    await client.send(new AdminSetUserPasswordCommand(request))
    await expect(create(pool, { Username: 'jane', MessageAction: 'RESEND' })).rejects.toMatchObject({
      name: 'UnsupportedUserStateException',
      message: 'Resend not possible. jane status is not FORCE_CHANGE_PASSWORD',
    })
  })
})

describe('AdminCreateUser: aliases', () => {
  const twin = { UserAttributes: [email('twin@example.com'), verified] }

  it('refuses a verified e-mail address that someone signs in with', async () => {
    const pool = openPool()
    await create(pool, { Username: 'first', ...twin })
    await expect(create(pool, { Username: 'second', ...twin })).rejects.toMatchObject({
      name: 'UsernameExistsException',
      message: 'An account with the email already exists.',
    })
    const unverified = { Username: 'third', UserAttributes: [email('twin@example.com')] }
    await expect(create(pool, unverified)).resolves.toBeDefined()
  })

  it('moves the alias over when forced to', async () => {
    const pool = openPool()
    const { client, UserPoolId } = pool
    await create(pool, { Username: 'first', ...twin })
    await create(pool, { Username: 'second', ...twin, ForceAliasCreation: true })
    const found = await client.send(new AdminGetUserCommand({ UserPoolId, Username: 'twin@example.com' }))
    expect(found.Username).toBe('second')
    const loser = await client.send(new AdminGetUserCommand({ UserPoolId, Username: 'first' }))
    expect(loser.UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'false' })
  })

  it('moves no alias that is not verified, and no preferred username', async () => {
    const pool = openPool({ settings: { aliasAttributes: ['email', 'preferred_username'] } })
    const preferred = { Name: 'preferred_username', Value: 'jj' }
    await create(pool, { Username: 'first', UserAttributes: [...twin.UserAttributes, preferred] })
    const unverified = { UserAttributes: [email('twin@example.com')], ForceAliasCreation: true }
    await create(pool, { Username: 'second', ...unverified })
    const { client, UserPoolId } = pool
    const holder = await client.send(new AdminGetUserCommand({ UserPoolId, Username: 'twin@example.com' }))
    expect(holder.Username).toBe('first')
    const both = { UserAttributes: [...twin.UserAttributes, preferred], ForceAliasCreation: true }
    await expect(create(pool, { Username: 'third', ...both })).rejects.toMatchObject({
      name: 'UsernameExistsException',
      message: 'An account with the preferred_username already exists.',
    })
    const still = await client.send(new AdminGetUserCommand({ UserPoolId, Username: 'twin@example.com' }))
    expect(still.Username).toBe('first')
  })

  it('refuses a username that looks like an alias', async () => {
    await expect(create(openPool(), { Username: 'jane@example.com' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Username cannot be of email format, since user pool is configured for email alias.',
    })
  })

  it('makes the username up where e-mail addresses are usernames', async () => {
    const pool = openPool({ settings: { aliasAttributes: [], usernameAttributes: ['email'] } })
    const { User } = await create(pool, { Username: 'jane@example.com' })
    expect(User?.Attributes).toContainEqual({ Name: 'sub', Value: User?.Username })
    expect(User?.Attributes).toContainEqual(email('jane@example.com'))
    await expect(create(pool, { Username: 'jane@example.com' })).rejects.toMatchObject({
      name: 'UsernameExistsException',
      message: 'An account with the given email already exists.',
    })
    await expect(create(pool, { Username: 'jane' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Username should be an email.',
    })
  })
})
