import { createHmac } from 'node:crypto'
import {
  AdminConfirmSignUpCommand,
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  AdminUpdateUserAttributesCommand,
  type AttributeType,
  ConfirmSignUpCommand,
  CreateUserPoolClientCommand,
  type CreateUserPoolClientCommandInput,
  ResendConfirmationCodeCommand,
  SignUpCommand,
  type SignUpCommandInput,
  type UserPoolClientType,
} from '@aws-sdk/client-cognito-identity-provider'
import { beforeEach, describe, expect, it } from 'vitest'
import type { SimulatorOptions } from '../../../electron/simulator/index.ts'
import { drivenTime } from './driven-time.ts'
import { openPool, type PoolClient } from './pool-client.ts'

const hour = 60 * 60 * 1000
const Password = 'Password-01'
const mail = (Value: string): AttributeType => ({ Name: 'email', Value })
const phone = (Value: string): AttributeType => ({ Name: 'phone_number', Value })

let pool: PoolClient
let time: ReturnType<typeof drivenTime>
let ClientId: string | undefined

async function open(settings: SimulatorOptions['settings'] = {}): Promise<void> {
  time = drivenTime()
  pool = openPool({ now: time.now, settings })
  ClientId = (await newClient()).ClientId
}

async function newClient(
  settings: Partial<CreateUserPoolClientCommandInput> = {},
): Promise<UserPoolClientType> {
  const request = { UserPoolId: pool.UserPoolId, ClientName: 'app', ...settings }
  const { UserPoolClient = {} } = await pool.client.send(new CreateUserPoolClientCommand(request))
  return UserPoolClient
}

const signUp = (Username: string, input: Partial<SignUpCommandInput> = {}) =>
  pool.client.send(
    new SignUpCommand({
      ClientId,
      Username,
      Password,
      UserAttributes: [mail(`${Username}@example.com`)],
      ...input,
    }),
  )
const confirm = (Username: string, ConfirmationCode: string, ForceAliasCreation?: boolean) =>
  pool.client.send(new ConfirmSignUpCommand({ ClientId, Username, ConfirmationCode, ForceAliasCreation }))
const resend = (Username: string) =>
  pool.client.send(new ResendConfirmationCodeCommand({ ClientId, Username }))
const lastCode = () => pool.simulator.outbox.at(-1)?.secret ?? ''
const otherThan = (code: string) => (code === '000000' ? '000001' : '000000')

async function user(Username: string) {
  const found = await pool.client.send(new AdminGetUserCommand({ UserPoolId: pool.UserPoolId, Username }))
  const attributes = (found.UserAttributes ?? []).map(({ Name, Value }) => [Name, Value])
  return { ...found, attributes: Object.fromEntries(attributes) }
}

beforeEach(() => open())

describe('SignUp', () => {
  it('makes an unconfirmed user, and sends a code to the address that the pool verifies', async () => {
    const answer = await signUp('jane')
    const jane = await user('jane')
    expect(jane).toMatchObject({
      UserStatus: 'UNCONFIRMED',
      Enabled: true,
      UserCreateDate: time.now(),
      UserLastModifiedDate: time.now(),
    })
    expect(answer).toMatchObject({
      UserConfirmed: false,
      UserSub: jane.attributes.sub,
      CodeDeliveryDetails: { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'j***@e***' },
    })
    expect(jane.attributes).not.toHaveProperty('email_verified')
    expect(pool.simulator.outbox).toMatchObject([
      { kind: 'sign-up-code', medium: 'EMAIL', destination: 'jane@example.com', username: 'jane' },
    ])
    expect(lastCode()).toMatch(/^\d{6}$/)
  })

  it('sends the code by SMS where both addresses can be verified', async () => {
    await open({ autoVerifiedAttributes: ['email', 'phone_number'] })
    const UserAttributes = [mail('jane@example.com'), phone('+4915155501234')]
    expect((await signUp('jane', { UserAttributes })).CodeDeliveryDetails).toEqual({
      AttributeName: 'phone_number',
      DeliveryMedium: 'SMS',
      Destination: '+*********1234',
    })
    expect(pool.simulator.outbox).toMatchObject([{ medium: 'SMS', destination: '+4915155501234' }])
    const second = await signUp('joe', { UserAttributes: [mail('joe@example.com')] })
    expect(second.CodeDeliveryDetails?.DeliveryMedium).toBe('EMAIL')
  })

  it('sends nothing in a pool that verifies nothing', async () => {
    await open({ autoVerifiedAttributes: [] })
    expect((await signUp('jane')).CodeDeliveryDetails).toBeUndefined()
    expect(pool.simulator.outbox).toEqual([])
  })

  it('refuses in a pool where only administrators make users', async () => {
    await open({ allowAdminCreateUserOnly: true })
    await expect(signUp('jane')).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'SignUp is not permitted for this user pool',
    })
  })

  it('refuses a username that exists', async () => {
    await signUp('jane')
    await expect(signUp('jane')).rejects.toMatchObject({
      name: 'UsernameExistsException',
      message: 'User already exists',
    })
  })

  it('refuses an e-mail address that is somebody’s username already', async () => {
    await open({ aliasAttributes: [], usernameAttributes: ['email'] })
    await signUp('jane@example.com', { UserAttributes: [] })
    await expect(signUp('jane@example.com', { UserAttributes: [] })).rejects.toMatchObject({
      name: 'UsernameExistsException',
      message: 'An account with the given email already exists.',
    })
    await expect(signUp('jane')).rejects.toMatchObject({ message: 'Username should be an email.' })
  })

  it('takes the username as the e-mail address where that is the username', async () => {
    await open({ aliasAttributes: [], usernameAttributes: ['email', 'phone_number'] })
    const { UserSub } = await signUp('jane@example.com', { UserAttributes: [] })
    expect(await user('jane@example.com')).toMatchObject({
      Username: UserSub,
      attributes: { sub: UserSub, email: 'jane@example.com' },
    })
    await expect(signUp('jane')).rejects.toMatchObject({
      message: 'Username should be either an email or a phone number.',
    })
  })

  it('refuses a password against the policy, and makes no user', async () => {
    await expect(signUp('jane', { Password: 'short' })).rejects.toMatchObject({
      name: 'InvalidPasswordException',
      message: 'Password did not conform with policy: Password not long enough',
    })
    await expect(signUp('jane')).resolves.toBeDefined()
  })

  it('asks for a password, but for users who can get in by a code', async () => {
    await expect(signUp('jane', { Password: undefined })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    })
    await open({ firstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] })
    await expect(signUp('jane', { Password: undefined })).resolves.toMatchObject({ UserConfirmed: false })
  })

  it('insists on the attributes that the pool requires', async () => {
    await expect(signUp('jane', { UserAttributes: [] })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Attributes did not conform to the schema: email: The attribute is required\n',
    })
  })

  it.each(['email_verified', 'phone_number_verified', 'dev:custom:flag'])(
    'does not let users set %s themselves',
    async (Name) => {
      await expect(
        signUp('jane', { UserAttributes: [mail('jane@example.com'), { Name, Value: 'true' }] }),
      ).rejects.toMatchObject(
        Name.startsWith('dev:')
          ? {
              message:
                'Attributes did not conform to the schema: dev:custom:flag: Attribute does not exist in the schema.\n',
            }
          : {
              name: 'NotAuthorizedException',
              message: 'A client attempted to write unauthorized attribute',
            },
      )
    },
  )

  it('lets an app client write the attributes that it names', async () => {
    ClientId = (await newClient({ WriteAttributes: ['email', 'nickname'] })).ClientId
    const attributes = (Name: string) => ({ UserAttributes: [mail('j@example.com'), { Name, Value: 'x' }] })
    await expect(signUp('jane', attributes('nickname'))).resolves.toBeDefined()
    await expect(signUp('joe', attributes('custom:notes'))).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    })
  })

  it('takes an e-mail address that somebody signs in with: only its confirmation is refused', async () => {
    await signUp('jane')
    await confirm('jane', lastCode())
    await signUp('thief', { UserAttributes: [mail('jane@example.com')] })
    await expect(confirm('thief', lastCode())).rejects.toMatchObject({
      name: 'AliasExistsException',
      message: 'An account with the email already exists.',
    })
    expect(await user('jane@example.com')).toMatchObject({ Username: 'jane' })
  })

  it('does not take a preferred username that would be an alias', async () => {
    await open({ aliasAttributes: ['preferred_username'] })
    const UserAttributes = [mail('jane@example.com'), { Name: 'preferred_username', Value: 'janie' }]
    await expect(signUp('jane', { UserAttributes })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message:
        'Preferred username cannot be provided for unconfirmed account, since user pool is configured for preferred username alias.',
    })
  })

  it('does not know an app client that is not there', async () => {
    await expect(signUp('jane', { ClientId: 'nowhere' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'User pool client nowhere does not exist.',
    })
  })

  it('makes the user even if the message does not get there', async () => {
    pool.simulator.setDelivery(false)
    await expect(signUp('jane')).rejects.toMatchObject({ name: 'CodeDeliveryFailureException' })
    expect(await user('jane')).toMatchObject({ UserStatus: 'UNCONFIRMED' })
    expect(pool.simulator.outbox).toEqual([])
  })
})

describe('SECRET_HASH', () => {
  it('proves that the application knows its secret', async () => {
    const client = await newClient({ GenerateSecret: true })
    ClientId = client.ClientId
    const hash = (name: string) =>
      createHmac('sha256', client.ClientSecret ?? '')
        .update(name + ClientId)
        .digest('base64')
    await expect(signUp('jane')).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: `Client ${ClientId} is configured with secret but SECRET_HASH was not received`,
    })
    await expect(signUp('jane', { SecretHash: hash('joe') })).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: `Unable to verify secret hash for client ${ClientId}`,
    })
    await expect(signUp('jane', { SecretHash: hash('jane') })).resolves.toBeDefined()
  })

  it('is refused where there is no secret', async () => {
    await expect(signUp('jane', { SecretHash: 'bm9uZQ==' })).rejects.toMatchObject({
      message: `Unable to verify secret hash for client ${ClientId}`,
    })
  })
})

describe('ConfirmSignUp', () => {
  it('confirms the user and the address, and moves the modification date', async () => {
    await signUp('jane')
    time.advance(1000)
    await confirm('jane', lastCode())
    expect(await user('jane')).toMatchObject({
      UserStatus: 'CONFIRMED',
      UserLastModifiedDate: time.now(),
      attributes: { email_verified: 'true' },
    })
    await expect(confirm('jane', lastCode())).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'User cannot be confirmed. Current status is CONFIRMED',
    })
  })

  it('refuses a wrong code, and takes the right one after that', async () => {
    await signUp('jane')
    await expect(confirm('jane', otherThan(lastCode()))).rejects.toMatchObject({
      name: 'CodeMismatchException',
      message: 'Invalid verification code provided, please try again.',
    })
    await expect(confirm('jane', lastCode())).resolves.toBeDefined()
  })

  it('refuses a code after 24 hours', async () => {
    await signUp('jane')
    await signUp('joe')
    const [toJane, toJoe] = pool.simulator.outbox.map(({ secret }) => secret)
    time.advance(24 * hour - 1)
    await expect(confirm('jane', toJane ?? '')).resolves.toBeDefined()
    time.advance(1)
    await expect(confirm('joe', toJoe ?? '')).rejects.toMatchObject({
      name: 'ExpiredCodeException',
      message: 'Invalid code provided, please request a code again.',
    })
  })

  it('refuses to go on after too many tries, for an hour', async () => {
    await signUp('jane')
    const wrong = otherThan(lastCode())
    for (let tries = 0; tries < 10; tries += 1) {
      await expect(confirm('jane', wrong)).rejects.toMatchObject({ name: 'CodeMismatchException' })
    }
    await expect(confirm('jane', lastCode())).rejects.toMatchObject({
      name: 'LimitExceededException',
      message: 'Attempt limit exceeded, please try after some time.',
    })
    time.advance(hour)
    await expect(confirm('jane', lastCode())).resolves.toBeDefined()
  })

  it('takes the alias away from its holder when told to', async () => {
    await signUp('jane')
    await confirm('jane', lastCode())
    await signUp('janet', { UserAttributes: [mail('jane@example.com')] })
    const code = lastCode()
    await expect(confirm('janet', code)).rejects.toMatchObject({ name: 'AliasExistsException' })
    await confirm('janet', code, true)
    expect(await user('jane@example.com')).toMatchObject({ Username: 'janet' })
    expect((await user('jane')).attributes).toMatchObject({
      email: 'jane@example.com',
      email_verified: 'false',
    })
  })

  it('verifies no address but the one that the code went to', async () => {
    await signUp('jane')
    const code = lastCode()
    await pool.client.send(
      new AdminUpdateUserAttributesCommand({
        UserPoolId: pool.UserPoolId,
        Username: 'jane',
        UserAttributes: [mail('other@example.com')],
      }),
    )
    await confirm('jane', code)
    expect(await user('jane')).toMatchObject({
      UserStatus: 'CONFIRMED',
      attributes: { email: 'other@example.com', email_verified: 'false' },
    })
  })

  it('does not know a user by an address that is not confirmed yet', async () => {
    await signUp('jane')
    await expect(confirm('jane@example.com', lastCode())).rejects.toMatchObject({
      name: 'UserNotFoundException',
      message: 'Username/client id combination not found.',
    })
  })

  it('refuses a disabled user', async () => {
    await signUp('jane')
    await pool.client.send(new AdminDisableUserCommand({ UserPoolId: pool.UserPoolId, Username: 'jane' }))
    await expect(confirm('jane', lastCode())).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'User is disabled.',
    })
  })

  it('does not tell whether a user exists to a client that must not know', async () => {
    ClientId = (await newClient({ PreventUserExistenceErrors: 'ENABLED' })).ClientId
    await expect(confirm('nobody', '123456')).rejects.toMatchObject({ name: 'ExpiredCodeException' })
  })
})

describe('AdminConfirmSignUp', () => {
  it('confirms without a code, and verifies nothing', async () => {
    await signUp('jane')
    await pool.client.send(new AdminConfirmSignUpCommand({ UserPoolId: pool.UserPoolId, Username: 'jane' }))
    const jane = await user('jane')
    expect(jane.UserStatus).toBe('CONFIRMED')
    expect(jane.attributes).not.toHaveProperty('email_verified')
  })
})

describe('ResendConfirmationCode', () => {
  it('sends another code, which takes the place of the first', async () => {
    await signUp('jane')
    const first = lastCode()
    expect((await resend('jane')).CodeDeliveryDetails).toEqual({
      AttributeName: 'email',
      DeliveryMedium: 'EMAIL',
      Destination: 'j***@e***',
    })
    expect(lastCode()).not.toBe(first)
    await expect(confirm('jane', first)).rejects.toMatchObject({ name: 'CodeMismatchException' })
    await expect(confirm('jane', lastCode())).resolves.toBeDefined()
  })

  it('refuses a user who is confirmed, and one who is not there', async () => {
    await signUp('jane')
    await confirm('jane', lastCode())
    await expect(resend('jane')).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'User is already confirmed.',
    })
    await expect(resend('nobody')).rejects.toMatchObject({
      name: 'UserNotFoundException',
      message: 'Username/client id combination not found.',
    })
  })

  it('refuses where the pool verifies nothing', async () => {
    await open({ autoVerifiedAttributes: [] })
    await signUp('jane')
    await expect(resend('jane')).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Cannot resend codes. Auto verification not turned on.',
    })
  })

  it('refuses to send more than some codes in an hour', async () => {
    await signUp('jane')
    for (let times = 0; times < 10; times += 1) await resend('jane')
    await expect(resend('jane')).rejects.toMatchObject({
      name: 'LimitExceededException',
      message: 'Attempt limit exceeded, please try after some time.',
    })
    time.advance(hour)
    await expect(resend('jane')).resolves.toBeDefined()
  })

  it('answers a client that must not know of users as if there were one, and sends nothing', async () => {
    await pool.client.send(
      new AdminCreateUserCommand({
        UserPoolId: pool.UserPoolId,
        Username: 'known',
        MessageAction: 'SUPPRESS',
      }),
    )
    ClientId = (await newClient({ PreventUserExistenceErrors: 'ENABLED' })).ClientId
    expect((await resend('somebody@nowhere.example')).CodeDeliveryDetails).toEqual({
      AttributeName: 'email',
      DeliveryMedium: 'EMAIL',
      Destination: 's***@n***',
    })
    expect((await resend('+4915155501234')).CodeDeliveryDetails).toMatchObject({ DeliveryMedium: 'SMS' })
    for (const name of ['known', 'nobody']) {
      const { CodeDeliveryDetails } = await resend(name)
      expect(CodeDeliveryDetails?.Destination).toMatch(/^[a-z]\*\*\*@[a-z]\*\*\*$/)
      expect((await resend(name)).CodeDeliveryDetails).toEqual(CodeDeliveryDetails)
    }
    expect(pool.simulator.outbox).toEqual([])
  })
})
