import { createHmac } from 'node:crypto'
import {
  AdminConfirmSignUpCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  AdminListUserAuthEventsCommand,
  AdminResetUserPasswordCommand,
  AdminRespondToAuthChallengeCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminSetUserPasswordCommand,
  AssociateSoftwareTokenCommand,
  type AuthFlowType,
  ChangePasswordCommand,
  DeleteUserAttributesCommand,
  DeleteUserCommand,
  GetUserCommand,
  InitiateAuthCommand,
  ListUsersCommand,
  SignUpCommand,
  UpdateUserAttributesCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { beforeEach, describe, expect, it } from 'vitest'
import { demoPassword } from '../../../electron/simulator/demo/passwords.ts'
import { standardSchema } from '../../../electron/simulator/pool/schema.ts'
import { totpCode } from '../../../electron/simulator/pool/sign-in/totp.ts'
import { drivenTime } from './driven-time.ts'
import { openPool, type PoolClient } from './pool-client.ts'
import { addClient, addUser, claimsOf, invite, password, respond, signIn, tokensOf } from './signing-in.ts'

const Username = 'jane'
const email = { email: 'jane@example.com', email_verified: 'true' }
const minute = 60_000

let time: ReturnType<typeof drivenTime>
let pool: PoolClient
let ClientId: string

const user = (name = Username) => ({ UserPoolId: pool.UserPoolId, Username: name })
const profile = () => pool.client.send(new AdminGetUserCommand(user()))
const code = () => pool.simulator.outbox.at(-1)?.secret ?? ''
const wrong = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' }

async function open(options: Parameters<typeof openPool>[0] = {}): Promise<void> {
  time = drivenTime()
  pool = openPool({ now: time.now, ...options })
  ClientId = (await addClient(pool)).ClientId
}

beforeEach(() => open())

describe('a password', () => {
  beforeEach(() => addUser(pool, Username, email))

  it('gives three tokens', async () => {
    const { AuthenticationResult, ChallengeName, ChallengeParameters } = await signIn(
      pool,
      ClientId,
      Username,
    )
    expect(ChallengeName).toBeUndefined()
    expect(ChallengeParameters).toEqual({})
    expect(AuthenticationResult).toMatchObject({
      AccessToken: expect.any(String),
      ExpiresIn: 3600,
      TokenType: 'Bearer',
      RefreshToken: expect.any(String),
      IdToken: expect.any(String),
    })
  })

  it('goes with a verified e-mail address too, and with no other', async () => {
    const { AccessToken } = await tokensOf(signIn(pool, ClientId, 'jane@example.com'))
    expect(claimsOf(AccessToken).username).toBe('jane')
    await addUser(pool, 'joe', { email: 'joe@example.com', email_verified: 'false' })
    await expect(signIn(pool, ClientId, 'joe@example.com')).rejects.toMatchObject({
      name: 'UserNotFoundException',
    })
  })

  it('does not move the modification date', async () => {
    const before = await profile()
    time.advance(minute)
    await signIn(pool, ClientId, Username)
    expect((await profile()).UserLastModifiedDate).toEqual(before.UserLastModifiedDate)
  })

  it('has to be the last one', async () => {
    await expect(signIn(pool, ClientId, Username, 'Permanent-34')).rejects.toMatchObject(wrong)
    await pool.client.send(
      new AdminSetUserPasswordCommand({ ...user(), Password: 'Permanent-34', Permanent: true }),
    )
    await expect(signIn(pool, ClientId, Username)).rejects.toMatchObject(wrong)
    await expect(signIn(pool, ClientId, Username, 'Permanent-34')).resolves.toBeDefined()
  })

  it('does not tell whether the user exists to a client that keeps it to itself', async () => {
    await expect(signIn(pool, ClientId, 'nobody')).rejects.toMatchObject({
      name: 'UserNotFoundException',
      message: 'User does not exist.',
    })
    const discreet = await addClient(pool, { PreventUserExistenceErrors: 'ENABLED' })
    await expect(signIn(pool, discreet.ClientId, 'nobody')).rejects.toMatchObject(wrong)
  })

  it('helps no disabled user', async () => {
    await pool.client.send(new AdminDisableUserCommand(user()))
    for (const attempt of [password, 'Wrong-Password-1'])
      await expect(signIn(pool, ClientId, Username, attempt)).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: 'User is disabled.',
      })
  })

  it('helps nobody whose password was reset', async () => {
    await pool.client.send(new AdminResetUserPasswordCommand(user()))
    await expect(signIn(pool, ClientId, Username)).rejects.toMatchObject({
      name: 'PasswordResetRequiredException',
      message: 'Password reset required for the user',
    })
  })
})

it('an unconfirmed user has to be confirmed, and hears of it with the right password only', async () => {
  const UserAttributes = [{ Name: 'email', Value: 'jane@example.com' }]
  await pool.client.send(new SignUpCommand({ ClientId, Username, Password: password, UserAttributes }))
  await expect(signIn(pool, ClientId, Username)).rejects.toMatchObject({
    name: 'UserNotConfirmedException',
    message: 'User is not confirmed.',
  })
  await expect(signIn(pool, ClientId, Username, 'Wrong-Password-1')).rejects.toMatchObject(wrong)
  await pool.client.send(new AdminConfirmSignUpCommand(user()))
  await expect(signIn(pool, ClientId, Username)).resolves.toBeDefined()
})

describe('a user is locked out', () => {
  const attempt = (given = 'Wrong-Password-1') => signIn(pool, ClientId, Username, given)
  const locked = { name: 'NotAuthorizedException', message: 'Password attempts exceeded' }
  const fail = async (times: number) => {
    for (let time = 0; time < times; time += 1) await expect(attempt()).rejects.toMatchObject(wrong)
  }

  beforeEach(() => addUser(pool, Username, email))

  it('for a second after five wrong passwords, then twice as long after each', async () => {
    await fail(5)
    for (const seconds of [1, 2, 4, 8]) {
      await expect(attempt(password)).rejects.toMatchObject(locked)
      time.advance(seconds * 1000 - 1)
      await expect(attempt(password)).rejects.toMatchObject(locked)
      time.advance(1)
      await fail(1)
    }
  })

  it('for no longer than a quarter of an hour', async () => {
    await fail(5)
    for (let further = 0; further < 12; further += 1) {
      time.advance(15 * minute)
      await fail(1)
    }
    time.advance(15 * minute - 1)
    await expect(attempt(password)).rejects.toMatchObject(locked)
    time.advance(1)
    await expect(attempt(password)).resolves.toBeDefined()
  })

  it('until a success makes all good again', async () => {
    await fail(4)
    await attempt(password)
    await fail(5)
    time.advance(1000)
    await attempt(password)
    await fail(4)
    await expect(attempt(password)).resolves.toBeDefined()
  })

  it('until a quarter of an hour passes without an attempt', async () => {
    await fail(5)
    time.advance(1000 + 15 * minute)
    await fail(4)
    await expect(attempt(password)).resolves.toBeDefined()
  })
})

describe('a flow', () => {
  const start = (AuthFlow: AuthFlowType, client = ClientId) =>
    pool.client.send(
      new InitiateAuthCommand({
        ClientId: client,
        AuthFlow,
        AuthParameters: { USERNAME: Username, PASSWORD: password },
      }),
    )
  const adminStart = (AuthFlow: AuthFlowType, client = ClientId, UserPoolId = pool.UserPoolId) =>
    pool.client.send(
      new AdminInitiateAuthCommand({
        UserPoolId,
        ClientId: client,
        AuthFlow,
        AuthParameters: { USERNAME: Username, PASSWORD: password },
      }),
    )
  const refused = (message: string) => ({ name: 'InvalidParameterException', message })

  beforeEach(() => addUser(pool, Username, email))

  it('has to be turned on for the client', async () => {
    const none = (await addClient(pool, { ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] })).ClientId
    await expect(start('USER_PASSWORD_AUTH', none)).rejects.toMatchObject(
      refused('USER_PASSWORD_AUTH flow not enabled for this client'),
    )
    await expect(adminStart('ADMIN_USER_PASSWORD_AUTH', none)).rejects.toMatchObject(
      refused('Auth flow not enabled for this client'),
    )
    await expect(start('USER_SRP_AUTH', none)).rejects.toMatchObject(
      refused('USER_SRP_AUTH is not enabled for the client.'),
    )
    await expect(start('CUSTOM_AUTH', none)).rejects.toMatchObject(
      refused('CUSTOM_AUTH is not enabled for the client.'),
    )
  })

  it('goes by its old names as well', async () => {
    await expect(adminStart('ADMIN_NO_SRP_AUTH')).resolves.toHaveProperty('AuthenticationResult')
    const old = await addClient(pool, { ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH', 'USER_PASSWORD_AUTH'] })
    const { AuthenticationResult } = await start('USER_PASSWORD_AUTH', old.ClientId)
    await expect(adminStart('ADMIN_USER_PASSWORD_AUTH', old.ClientId)).resolves.toBeDefined()
    const AuthParameters = { REFRESH_TOKEN: AuthenticationResult?.RefreshToken ?? '' }
    await expect(
      pool.client.send(
        new InitiateAuthCommand({ ClientId: old.ClientId, AuthFlow: 'REFRESH_TOKEN', AuthParameters }),
      ),
    ).resolves.toHaveProperty('AuthenticationResult')
  })

  it('belongs to one of the two operations', async () => {
    const unsupported = refused('Initiate Auth method not supported.')
    await expect(start('ADMIN_USER_PASSWORD_AUTH')).rejects.toMatchObject(unsupported)
    await expect(start('ADMIN_NO_SRP_AUTH')).rejects.toMatchObject(unsupported)
    await expect(adminStart('USER_PASSWORD_AUTH')).rejects.toMatchObject(unsupported)
  })

  it('with Lambda triggers finds none', async () => {
    const custom = await addClient(pool, { ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'] })
    await expect(start('CUSTOM_AUTH', custom.ClientId)).rejects.toMatchObject(
      refused('Custom auth lambda trigger is not configured for the user pool.'),
    )
  })

  it.each(['USERNAME', 'PASSWORD'])('needs %s', async (name) => {
    const { [name]: _, ...AuthParameters }: Record<string, string> = {
      USERNAME: Username,
      PASSWORD: password,
    }
    await expect(
      pool.client.send(new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters })),
    ).rejects.toMatchObject(refused(`Missing required parameter ${name}`))
  })

  it('needs a client, which is one of the pool', async () => {
    await expect(start('USER_PASSWORD_AUTH', 'nobody')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'User pool client nobody does not exist.',
    })
    await expect(adminStart('ADMIN_USER_PASSWORD_AUTH', 'nobody')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
    await expect(
      adminStart('ADMIN_USER_PASSWORD_AUTH', ClientId, 'eu-central-1_Nowhere'),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })
})

describe('a client with a secret', () => {
  const hash = (secret: string, name: string, client: string) =>
    createHmac('sha256', secret).update(`${name}${client}`).digest('base64')

  it('proves with every request that it knows it', async () => {
    await invite(pool, Username, 'Temporary-12', email)
    const { ClientId: client, secret } = await addClient(pool, { GenerateSecret: true })
    const SECRET_HASH = hash(secret, Username, client)
    const missing = `Client ${client} is configured with secret but SECRET_HASH was not received`
    const unverified = `Unable to verify secret hash for client ${client}`
    await expect(signIn(pool, client, Username, 'Temporary-12')).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: missing,
    })
    await expect(
      signIn(pool, client, Username, 'Temporary-12', { SECRET_HASH: hash(secret, 'joe', client) }),
    ).rejects.toMatchObject({ name: 'NotAuthorizedException', message: unverified })

    const challenge = await signIn(pool, client, Username, 'Temporary-12', { SECRET_HASH })
    const answer = { USERNAME: Username, NEW_PASSWORD: password }
    await expect(respond(pool, client, challenge, answer)).rejects.toMatchObject({ message: missing })
    const { RefreshToken } = await tokensOf(respond(pool, client, challenge, { ...answer, SECRET_HASH }))

    const refresh = (more: Record<string, string>) =>
      pool.client.send(
        new InitiateAuthCommand({
          ClientId: client,
          AuthFlow: 'REFRESH_TOKEN_AUTH',
          AuthParameters: { REFRESH_TOKEN: RefreshToken, ...more },
        }),
      )
    await expect(refresh({})).rejects.toMatchObject({ message: missing })
    await expect(refresh({ SECRET_HASH })).resolves.toBeDefined()
  })
})

describe('NEW_PASSWORD_REQUIRED', () => {
  const temporary = 'Temporary-12'
  const begin = () => signIn(pool, ClientId, Username, temporary)
  const answer = (
    challenge: Awaited<ReturnType<typeof begin>>,
    more: Record<string, string> = {},
    client = ClientId,
  ) => respond(pool, client, challenge, { USERNAME: Username, NEW_PASSWORD: password, ...more })

  it('asks for a password, and tells of the attributes', async () => {
    await invite(pool, Username, temporary, email)
    const { ChallengeName, ChallengeParameters = {}, Session = '', AuthenticationResult } = await begin()
    expect(ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    expect(AuthenticationResult).toBeUndefined()
    expect(Session.length).toBeGreaterThan(20)
    expect(ChallengeParameters).toEqual({
      USER_ID_FOR_SRP: Username,
      requiredAttributes: '[]',
      userAttributes: JSON.stringify(email),
    })
  })

  it('confirms the user, and signs in', async () => {
    await invite(pool, Username, temporary, email)
    time.advance(minute)
    const { AccessToken } = await tokensOf(answer(await begin()))
    expect(claimsOf(AccessToken).username).toBe(Username)
    expect(await profile()).toMatchObject({ UserStatus: 'CONFIRMED', UserLastModifiedDate: time.now() })
    await expect(begin()).rejects.toMatchObject(wrong)
    await expect(signIn(pool, ClientId, Username)).resolves.toHaveProperty('AuthenticationResult')
  })

  it('goes the administrator’s way as well', async () => {
    await invite(pool, Username, temporary, email)
    const { UserPoolId } = pool
    const challenge = await pool.client.send(
      new AdminInitiateAuthCommand({
        UserPoolId,
        ClientId,
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: Username, PASSWORD: temporary },
      }),
    )
    expect(challenge.ChallengeParameters).toHaveProperty('requiredAttributes', '[]')
    const { AuthenticationResult } = await pool.client.send(
      new AdminRespondToAuthChallengeCommand({
        UserPoolId,
        ClientId,
        ChallengeName: challenge.ChallengeName,
        Session: challenge.Session,
        ChallengeResponses: { USERNAME: Username, NEW_PASSWORD: password },
      }),
    )
    expect(AuthenticationResult).toHaveProperty('AccessToken')
  })

  it('takes the password only that the policy takes, and lets the user try again', async () => {
    await invite(pool, Username, temporary, email)
    const challenge = await begin()
    await expect(answer(challenge, { NEW_PASSWORD: 'short' })).rejects.toMatchObject({
      name: 'InvalidPasswordException',
      message: 'Password does not conform to policy: Password not long enough',
    })
    await expect(respond(pool, ClientId, challenge, { USERNAME: Username })).rejects.toMatchObject({
      message: 'Missing required parameter NEW_PASSWORD',
    })
    await expect(answer(challenge)).resolves.toHaveProperty('AuthenticationResult')
  })

  it('takes no password that the user has had', async () => {
    await addUser(pool, Username, email)
    await pool.client.send(new AdminSetUserPasswordCommand({ ...user(), Password: temporary }))
    await expect(answer(await begin())).rejects.toMatchObject({
      name: 'PasswordHistoryPolicyViolationException',
    })
  })

  it('asks for the required attributes that are not there, and for no others', async () => {
    await open({ settings: { schema: standardSchema(['email', 'family_name']) } })
    await invite(pool, Username, temporary, email)
    const challenge = await begin()
    expect(challenge.ChallengeParameters).toHaveProperty(
      'requiredAttributes',
      '["userAttributes.family_name"]',
    )
    await expect(answer(challenge)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Invalid attributes given, family_name is missing',
    })
    await expect(
      answer(challenge, { 'userAttributes.family_name': 'Doe', 'userAttributes.email': 'new@example.com' }),
    ).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Cannot modify an already provided email',
    })
    const { IdToken } = await tokensOf(
      answer(challenge, { 'userAttributes.family_name': 'Doe', 'userAttributes.nickname': 'J' }),
    )
    expect(claimsOf(IdToken)).toMatchObject({ family_name: 'Doe', nickname: 'J', email: 'jane@example.com' })
  })

  it('takes no attribute that a client may not write', async () => {
    await invite(pool, Username, temporary, email)
    await expect(answer(await begin(), { 'userAttributes.email_verified': 'true' })).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'A client attempted to write unauthorized attribute',
    })
  })

  it('is not asked of a temporary password that has run out', async () => {
    await invite(pool, Username, temporary, email)
    time.advance(7 * 24 * 60 * minute)
    await expect(begin()).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Temporary password has expired and must be reset by an administrator.',
    })
    await expect(signIn(pool, ClientId, Username, 'Wrong-Password-1')).rejects.toMatchObject(wrong)
  })

  describe('has a session', () => {
    beforeEach(() => invite(pool, Username, temporary, email))
    const invalid = (message = 'Invalid session for the user.') => ({
      name: 'NotAuthorizedException',
      message,
    })

    it('that lasts as long as the client says', async () => {
      const challenge = await begin()
      time.advance(3 * minute)
      const expired = invalid('Invalid session for the user, session is expired.')
      await expect(answer(challenge)).rejects.toMatchObject(expired)
      const { ClientId: patient } = await addClient(pool, { AuthSessionValidity: 15 })
      const long = await signIn(pool, patient, Username, temporary)
      time.advance(15 * minute - 1)
      await expect(answer(long, {}, patient)).resolves.toBeDefined()
    })

    it('that works once', async () => {
      const challenge = await begin()
      await answer(challenge)
      await expect(answer(challenge)).rejects.toMatchObject(
        invalid('Invalid session for the user, session can only be used once.'),
      )
    })

    it('that is the client’s, the user’s and the challenge’s', async () => {
      const challenge = await begin()
      const other = await addClient(pool)
      await invite(pool, 'joe', temporary, { email: 'joe@example.com' })
      await expect(answer(challenge, {}, other.ClientId)).rejects.toMatchObject(invalid())
      await expect(answer(challenge, { USERNAME: 'joe' })).rejects.toMatchObject(invalid())
      await expect(answer({ ...challenge, ChallengeName: 'SMS_MFA' })).rejects.toMatchObject(invalid())
      await expect(answer({ ...challenge, Session: 'x'.repeat(20) })).rejects.toMatchObject(invalid())
      const { Session: _, ...without } = challenge
      await expect(answer(without)).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message: 'Missing required parameter Session',
      })
    })

    it('that is worth nothing for a user who has changed meanwhile', async () => {
      const challenge = await begin()
      await pool.client.send(
        new AdminSetUserPasswordCommand({ ...user(), Password: 'Permanent-34', Permanent: true }),
      )
      await expect(answer(challenge)).rejects.toMatchObject(invalid())
      await pool.client.send(new AdminDisableUserCommand(user()))
      await expect(answer(challenge)).rejects.toMatchObject({ message: 'User is disabled.' })
      await pool.client.send(new AdminDeleteUserCommand(user()))
      await expect(answer(challenge)).rejects.toMatchObject({ name: 'UserNotFoundException' })
    })
  })
})

describe('a second factor', () => {
  const phone = { phone_number: '+15555550100', phone_number_verified: 'false' }
  const on = { Enabled: true }
  const prefer = { Enabled: true, PreferredMfa: true }
  const turnOn = (settings: object) =>
    pool.client.send(new AdminSetUserMFAPreferenceCommand({ ...user(), ...settings }))

  /** Sets an authenticator app up, and gives its secret. */
  async function addApp(): Promise<string> {
    const { AccessToken } = await tokensOf(signIn(pool, ClientId, Username))
    const { SecretCode = '' } = await pool.client.send(new AssociateSoftwareTokenCommand({ AccessToken }))
    const UserCode = totpCode(SecretCode, time.now().getTime())
    await pool.client.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode }))
    return SecretCode
  }

  it('is a code by SMS, which proves the phone number', async () => {
    await addUser(pool, Username, { ...email, ...phone })
    await turnOn({ SMSMfaSettings: prefer })
    const challenge = await signIn(pool, ClientId, Username)
    expect(challenge).toMatchObject({
      ChallengeName: 'SMS_MFA',
      ChallengeParameters: {
        CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS',
        CODE_DELIVERY_DESTINATION: '+*******0100',
        USER_ID_FOR_SRP: Username,
      },
    })
    expect(pool.simulator.outbox).toMatchObject([
      { kind: 'second-factor-code', medium: 'SMS', destination: '+15555550100' },
    ])
    expect(code()).toMatch(/^\d{6}$/)
    const answer = (SMS_MFA_CODE: string) =>
      respond(pool, ClientId, challenge, { USERNAME: Username, SMS_MFA_CODE })
    await expect(answer('x')).rejects.toMatchObject({
      name: 'CodeMismatchException',
      message: 'Invalid code or auth state for the user.',
    })
    const { IdToken } = await tokensOf(answer(code()))
    expect(claimsOf(IdToken).phone_number_verified).toBe(true)
    await expect(answer(code())).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  })

  it('is a code by e-mail', async () => {
    await open({ settings: { emailMfa: { Message: '{####}', Subject: 'Code' } } })
    await addUser(pool, Username, email)
    await turnOn({ EmailMfaSettings: on })
    const challenge = await signIn(pool, ClientId, Username)
    expect(challenge).toMatchObject({
      ChallengeName: 'EMAIL_OTP',
      ChallengeParameters: {
        CODE_DELIVERY_DELIVERY_MEDIUM: 'EMAIL',
        CODE_DELIVERY_DESTINATION: 'j***@e***',
        USER_ID_FOR_SRP: Username,
      },
    })
    await expect(
      respond(pool, ClientId, challenge, { USERNAME: Username, EMAIL_OTP_CODE: code() }),
    ).resolves.toHaveProperty('AuthenticationResult')
  })

  it('is the code of an authenticator app, each of which works once', async () => {
    await addUser(pool, Username, email)
    const secret = await addApp()
    await expect(signIn(pool, ClientId, Username)).resolves.toHaveProperty('AuthenticationResult')
    await turnOn({ SoftwareTokenMfaSettings: on })
    const challenge = await signIn(pool, ClientId, Username)
    expect(challenge.ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
    const answer = (SOFTWARE_TOKEN_MFA_CODE: string) =>
      respond(pool, ClientId, challenge, { USERNAME: Username, SOFTWARE_TOKEN_MFA_CODE })
    const shown = () => totpCode(secret, time.now().getTime())
    await expect(answer('000000')).rejects.toMatchObject({
      name: 'CodeMismatchException',
      message: 'Invalid code received for user',
    })
    await expect(answer(shown())).rejects.toMatchObject({
      name: 'ExpiredCodeException',
      message: 'Your software token has already been used once.',
    })
    time.advance(30_000)
    await expect(answer(shown())).resolves.toHaveProperty('AuthenticationResult')
  })

  it('is the user’s choice where none of several is preferred', async () => {
    await addUser(pool, Username, { ...email, ...phone })
    await addApp()
    await turnOn({ SoftwareTokenMfaSettings: on, SMSMfaSettings: on })
    const choice = await signIn(pool, ClientId, Username)
    expect(choice).toMatchObject({
      ChallengeName: 'SELECT_MFA_TYPE',
      ChallengeParameters: { MFAS_CAN_CHOOSE: '["SOFTWARE_TOKEN_MFA","SMS_MFA"]' },
    })
    const answer = (ANSWER: string) => respond(pool, ClientId, choice, { USERNAME: Username, ANSWER })
    await expect(answer('EMAIL_OTP')).rejects.toMatchObject({ name: 'InvalidParameterException' })
    const challenge = await answer('SMS_MFA')
    expect(challenge.ChallengeName).toBe('SMS_MFA')
    await expect(
      respond(pool, ClientId, challenge, { USERNAME: Username, SMS_MFA_CODE: code() }),
    ).resolves.toHaveProperty('AuthenticationResult')
  })

  it('comes after a new password', async () => {
    await invite(pool, Username, 'Temporary-12', { ...email, ...phone })
    await turnOn({ SMSMfaSettings: on })
    const first = await signIn(pool, ClientId, Username, 'Temporary-12')
    const second = await respond(pool, ClientId, first, { USERNAME: Username, NEW_PASSWORD: password })
    expect(second.ChallengeName).toBe('SMS_MFA')
    await expect(
      respond(pool, ClientId, second, { USERNAME: Username, SMS_MFA_CODE: code() }),
    ).resolves.toHaveProperty('AuthenticationResult')
  })

  it('is not asked for in a pool without', async () => {
    await open({ settings: { mfa: 'OFF' } })
    await addUser(pool, Username, { ...email, ...phone })
    await turnOn({ SMSMfaSettings: prefer })
    await expect(signIn(pool, ClientId, Username)).resolves.toHaveProperty('AuthenticationResult')
  })

  describe('in a pool that insists on one', () => {
    beforeEach(() => open({ settings: { mfa: 'ON' } }))

    it('is the phone number that is there', async () => {
      await addUser(pool, Username, { ...email, ...phone })
      await expect(signIn(pool, ClientId, Username)).resolves.toHaveProperty('ChallengeName', 'SMS_MFA')
    })

    it('is set up by whoever has none, before the first tokens', async () => {
      await addUser(pool, Username, email)
      const challenge = await signIn(pool, ClientId, Username)
      expect(challenge).toMatchObject({
        ChallengeName: 'MFA_SETUP',
        ChallengeParameters: { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA","SMS_MFA"]' },
      })
      const finish = (Session: string | undefined) =>
        respond(pool, ClientId, { ...challenge, Session }, { USERNAME: Username })
      await expect(finish(challenge.Session)).rejects.toMatchObject({ name: 'NotAuthorizedException' })

      const { SecretCode = '', Session: associated } = await pool.client.send(
        new AssociateSoftwareTokenCommand({ Session: challenge.Session }),
      )
      const check = (UserCode: string) =>
        pool.client.send(new VerifySoftwareTokenCommand({ Session: associated, UserCode }))
      await expect(check('000000')).rejects.toMatchObject({ name: 'EnableSoftwareTokenMFAException' })
      const { Status, Session: verified } = await check(totpCode(SecretCode, time.now().getTime()))
      expect(Status).toBe('SUCCESS')
      await expect(finish(verified)).resolves.toHaveProperty('AuthenticationResult')

      time.advance(30_000)
      const next = await signIn(pool, ClientId, Username)
      expect(next.ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
      const SOFTWARE_TOKEN_MFA_CODE = totpCode(SecretCode, time.now().getTime())
      await expect(
        respond(pool, ClientId, next, { USERNAME: Username, SOFTWARE_TOKEN_MFA_CODE }),
      ).resolves.toHaveProperty('AuthenticationResult')
    })
  })

  it('needs an app that the pool takes, and somebody who sets it up', async () => {
    await open({ settings: { softwareTokenMfa: false } })
    await addUser(pool, Username, email)
    const { AccessToken } = await tokensOf(signIn(pool, ClientId, Username))
    await expect(pool.client.send(new AssociateSoftwareTokenCommand({ AccessToken }))).rejects.toMatchObject({
      name: 'SoftwareTokenMFANotFoundException',
    })
    await expect(pool.client.send(new AssociateSoftwareTokenCommand({}))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    })
    await expect(
      pool.client.send(new AssociateSoftwareTokenCommand({ Session: 'x'.repeat(20) })),
    ).rejects.toMatchObject({ name: 'NotAuthorizedException', message: 'Invalid session for the user.' })
  })
})

describe('whoever is signed in', () => {
  let AccessToken: string

  beforeEach(async () => {
    await addUser(pool, Username, { ...email, 'custom:tier': 'gold' })
    AccessToken = (await tokensOf(signIn(pool, ClientId, Username))).AccessToken
  })

  const update = (attributes: Record<string, string>) =>
    pool.client.send(
      new UpdateUserAttributesCommand({
        AccessToken,
        UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
      }),
    )

  it('sees the own profile', async () => {
    const answer = await pool.client.send(new GetUserCommand({ AccessToken }))
    expect(answer).toMatchObject({
      Username,
      UserAttributes: [
        { Name: 'sub', Value: claimsOf(AccessToken).sub },
        { Name: 'email', Value: 'jane@example.com' },
        { Name: 'email_verified', Value: 'true' },
        { Name: 'custom:tier', Value: 'gold' },
      ],
    })
    expect(answer).not.toHaveProperty('UserStatus')
  })

  it('changes the password with the one before', async () => {
    const change = (PreviousPassword: string, ProposedPassword: string) =>
      pool.client.send(new ChangePasswordCommand({ AccessToken, PreviousPassword, ProposedPassword }))
    await expect(change('Wrong-Password-1', 'Permanent-34')).rejects.toMatchObject(wrong)
    await expect(change(password, 'short')).rejects.toMatchObject({ name: 'InvalidPasswordException' })
    await expect(change(password, password)).rejects.toMatchObject({
      name: 'PasswordHistoryPolicyViolationException',
    })
    await change(password, 'Permanent-34')
    await expect(signIn(pool, ClientId, Username)).rejects.toMatchObject(wrong)
    await expect(signIn(pool, ClientId, Username, 'Permanent-34')).resolves.toBeDefined()
    await expect(pool.client.send(new GetUserCommand({ AccessToken }))).resolves.toBeDefined()
    for (let attempt = 0; attempt < 5; attempt += 1)
      await expect(change('Wrong-Password-1', 'Permanent-56')).rejects.toMatchObject(wrong)
    await expect(change('Permanent-34', 'Permanent-56')).rejects.toMatchObject({
      name: 'LimitExceededException',
      message: 'Attempt limit exceeded, please try after some time.',
    })
  })

  it('changes the own attributes, and gets a code for a new address', async () => {
    const { CodeDeliveryDetailsList } = await update({ nickname: 'J', email: 'new@example.com' })
    expect(CodeDeliveryDetailsList).toEqual([
      { Destination: 'n***@e***', DeliveryMedium: 'EMAIL', AttributeName: 'email' },
    ])
    expect(pool.simulator.outbox).toMatchObject([{ destination: 'new@example.com' }])
    const unwritable = {
      name: 'NotAuthorizedException',
      message: 'A client attempted to write unauthorized attribute',
    }
    await expect(update({ email_verified: 'true' })).rejects.toMatchObject(unwritable)
    await pool.client.send(new DeleteUserAttributesCommand({ AccessToken, UserAttributeNames: ['nickname'] }))
    const { UserAttributes } = await profile()
    expect(UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'false' })
    expect(UserAttributes).not.toContainEqual({ Name: 'nickname', Value: 'J' })
  })

  it('can leave', async () => {
    await pool.client.send(new DeleteUserCommand({ AccessToken }))
    await expect(profile()).rejects.toMatchObject({ name: 'UserNotFoundException' })
  })
})

it('threat protection keeps the attempts, under the event id that the tokens have', async () => {
  await open({ settings: { addOns: { AdvancedSecurityMode: 'AUDIT' }, tier: 'PLUS' } })
  await addUser(pool, Username, email)
  await expect(signIn(pool, ClientId, Username, 'Wrong-Password-1')).rejects.toMatchObject(wrong)
  const { AccessToken } = await tokensOf(signIn(pool, ClientId, Username))
  const { AuthEvents } = await pool.client.send(new AdminListUserAuthEventsCommand(user()))
  expect(AuthEvents).toMatchObject([
    {
      EventId: claimsOf(AccessToken).event_id,
      EventType: 'SignIn',
      EventResponse: 'Pass',
      ChallengeResponses: [{ ChallengeName: 'Password', ChallengeResponse: 'Success' }],
    },
    {
      EventResponse: 'Fail',
      ChallengeResponses: [{ ChallengeName: 'Password', ChallengeResponse: 'Failure' }],
    },
  ])
})

describe('demo users', () => {
  const names = async (status: string) => {
    const Filter = `cognito:user_status = "${status}"`
    const { Users = [] } = await pool.client.send(
      new ListUsersCommand({ UserPoolId: pool.UserPoolId, Filter }),
    )
    return Users.filter(({ Enabled }) => Enabled).map((entry) => entry.Username ?? '')
  }
  const outcome = async (name: string) => {
    try {
      const { ChallengeName = 'tokens' } = await signIn(pool, ClientId, name, demoPassword)
      return ChallengeName
    } catch (error) {
      return error instanceof Error ? error.message : ''
    }
  }

  beforeEach(() => open({ users: 400 }))

  it.each([
    ['CONFIRMED', ['tokens', 'SOFTWARE_TOKEN_MFA']],
    [
      'FORCE_CHANGE_PASSWORD',
      ['NEW_PASSWORD_REQUIRED', 'Temporary password has expired and must be reset by an administrator.'],
    ],
    ['UNCONFIRMED', ['User is not confirmed.']],
    ['RESET_REQUIRED', ['Password reset required for the user']],
    ['EXTERNAL_PROVIDER', ['Incorrect username or password.']],
  ])('who are %s sign in as their status has it', async (status, expected) => {
    const outcomes = new Set<string>()
    for (const name of await names(status)) outcomes.add(await outcome(name))
    expect([...outcomes].sort()).toEqual([...expected].sort())
  })
})
