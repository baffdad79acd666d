import {
  AdminConfirmSignUpCommand,
  AdminCreateUserCommand,
  AdminDeleteSoftwareTokenCommand,
  AdminGetUserAuthFactorsCommand,
  AdminGetUserCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserMFAPreferenceCommand,
  type AdminSetUserMFAPreferenceRequest,
  AdminSetUserPasswordCommand,
  AdminSetUserSettingsCommand,
  AssociateSoftwareTokenCommand,
  type DeliveryMediumType,
  GetUserAuthFactorsCommand,
  GetUserCommand,
  InitiateAuthCommand,
  ListUsersCommand,
  SetUserMFAPreferenceCommand,
  SetUserSettingsCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { beforeEach, describe, expect, it } from 'vitest'
import { totpCode } from '../../../electron/simulator/pool/sign-in/totp.ts'
import { drivenTime } from './driven-time.ts'
import { openPool, type PoolClient } from './pool-client.ts'

const Username = 'jane'
const on = { Enabled: true }
const off = { Enabled: false }
const preferred = { Enabled: true, PreferredMfa: true }

let pool: PoolClient
let time: ReturnType<typeof drivenTime>

type Preferences = Omit<AdminSetUserMFAPreferenceRequest, 'UserPoolId' | 'Username'>

const setPreferences = (preferences: Preferences, name = Username) =>
  pool.client.send(
    new AdminSetUserMFAPreferenceCommand({ UserPoolId: pool.UserPoolId, Username: name, ...preferences }),
  )
const setOptions = (options: { DeliveryMedium?: DeliveryMediumType; AttributeName?: string }[]) =>
  pool.client.send(
    new AdminSetUserSettingsCommand({ UserPoolId: pool.UserPoolId, Username, MFAOptions: options }),
  )
const profile = (name = Username) =>
  pool.client.send(new AdminGetUserCommand({ UserPoolId: pool.UserPoolId, Username: name }))
const factors = (name = Username) =>
  pool.client.send(new AdminGetUserAuthFactorsCommand({ UserPoolId: pool.UserPoolId, Username: name }))
const deleteToken = (name = Username) =>
  pool.client.send(new AdminDeleteSoftwareTokenCommand({ UserPoolId: pool.UserPoolId, Username: name }))

async function createUser(name: string, attributes: Record<string, string>): Promise<void> {
  await pool.client.send(
    new AdminCreateUserCommand({
      UserPoolId: pool.UserPoolId,
      Username: name,
      MessageAction: 'SUPPRESS',
      UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
    }),
  )
}

beforeEach(async () => {
  time = drivenTime()
  pool = openPool({ now: time.now })
  await createUser(Username, {
    email: 'jane@example.com',
    email_verified: 'true',
    phone_number: '+491713920123',
  })
})

describe('AdminSetUserMFAPreference', () => {
  it('turns factors on and off, and leaves those that it is not told of', async () => {
    expect(await profile()).not.toHaveProperty('UserMFASettingList')
    await setPreferences({ SMSMfaSettings: on })
    expect(await profile()).toMatchObject({ UserMFASettingList: ['SMS_MFA'] })
    expect(await profile()).not.toHaveProperty('PreferredMfaSetting')
    await setPreferences({ EmailMfaSettings: preferred })
    expect(await profile()).toMatchObject({
      UserMFASettingList: ['SMS_MFA', 'EMAIL_OTP'],
      PreferredMfaSetting: 'EMAIL_OTP',
    })
    await setPreferences({ SMSMfaSettings: preferred })
    expect(await profile()).toMatchObject({ PreferredMfaSetting: 'SMS_MFA' })
    await setPreferences({ SMSMfaSettings: off })
    expect(await profile()).toMatchObject({ UserMFASettingList: ['EMAIL_OTP'] })
    expect(await profile()).not.toHaveProperty('PreferredMfaSetting')
  })

  it('does not move the profile’s modification date', async () => {
    const { UserLastModifiedDate } = await profile()
    time.advance(1000)
    await setPreferences({ SMSMfaSettings: preferred })
    expect(await profile()).toMatchObject({ UserLastModifiedDate })
  })

  it('refuses a factor that the user cannot use', async () => {
    await createUser('joe', {})
    for (const [preferences, factor] of [
      [{ SMSMfaSettings: on }, 'SMS_MFA'],
      [{ EmailMfaSettings: on }, 'EMAIL_OTP'],
      [{ SoftwareTokenMfaSettings: on }, 'SOFTWARE_TOKEN_MFA'],
    ] as const) {
      await expect(setPreferences(preferences, 'joe')).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message: `User does not have delivery config set to turn on ${factor}`,
      })
    }
    await expect(setPreferences({ WebAuthnMfaSettings: on })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    })
    await setPreferences({ SMSMfaSettings: off, SoftwareTokenMfaSettings: off }, 'joe')
  })

  it('prefers one factor, and one that is on', async () => {
    for (const preferences of [
      { SMSMfaSettings: preferred, EmailMfaSettings: preferred },
      { SMSMfaSettings: { Enabled: false, PreferredMfa: true } },
    ]) {
      await expect(setPreferences(preferences)).rejects.toMatchObject({ name: 'InvalidParameterException' })
    }
    expect(await profile()).not.toHaveProperty('UserMFASettingList')
  })

  it('refuses users in some states, and nobody', async () => {
    const password = { Password: 'Right-horse-1', Permanent: true }
    await pool.client.send(
      new AdminSetUserPasswordCommand({ UserPoolId: pool.UserPoolId, Username, ...password }),
    )
    await pool.client.send(new AdminResetUserPasswordCommand({ UserPoolId: pool.UserPoolId, Username }))
    await expect(setPreferences({ SMSMfaSettings: on })).rejects.toMatchObject({
      name: 'PasswordResetRequiredException',
    })
    await expect(setPreferences({ SMSMfaSettings: on }, 'nobody')).rejects.toMatchObject({
      name: 'UserNotFoundException',
    })
  })
})

describe('an authenticator app', () => {
  let owner: string

  /** The demo users came with their apps. */
  async function findUser(Filter: string, fits: (factors: readonly string[]) => boolean): Promise<string> {
    const request = new ListUsersCommand({ UserPoolId: pool.UserPoolId, Filter })
    for (const { Username: name = '' } of (await pool.client.send(request)).Users ?? []) {
      if (fits((await profile(name)).UserMFASettingList ?? [])) return name
    }
    throw new Error('There is no such user.')
  }

  beforeEach(async () => {
    pool = openPool({ users: 300, now: time.now })
    owner = await findUser('cognito:user_status = "CONFIRMED"', (list) => list.includes('SOFTWARE_TOKEN_MFA'))
  })

  it('can be turned off and on again', async () => {
    await setPreferences({ SoftwareTokenMfaSettings: off }, owner)
    expect((await profile(owner)).UserMFASettingList ?? []).not.toContain('SOFTWARE_TOKEN_MFA')
    expect((await factors(owner)).ConfiguredUserAuthFactors).toContain('SOFTWARE_TOKEN')
    await setPreferences({ SoftwareTokenMfaSettings: preferred }, owner)
    expect(await profile(owner)).toMatchObject({ PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA' })
  })

  it('is gone once it is deleted', async () => {
    await deleteToken(owner)
    const { UserMFASettingList = [], PreferredMfaSetting } = await profile(owner)
    expect(UserMFASettingList).not.toContain('SOFTWARE_TOKEN_MFA')
    expect(PreferredMfaSetting).not.toBe('SOFTWARE_TOKEN_MFA')
    expect((await factors(owner)).ConfiguredUserAuthFactors).not.toContain('SOFTWARE_TOKEN')
    await expect(setPreferences({ SoftwareTokenMfaSettings: on }, owner)).rejects.toMatchObject({
      message: 'User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA',
    })
    await expect(deleteToken(owner)).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })

  it('is nothing to users who have yet to confirm themselves', async () => {
    const unconfirmed = await findUser('cognito:user_status = "UNCONFIRMED"', () => true)
    for (const change of [deleteToken, (name: string) => setPreferences({ EmailMfaSettings: on }, name)]) {
      await expect(change(unconfirmed)).rejects.toMatchObject({ name: 'UserNotConfirmedException' })
    }
    await pool.client.send(
      new AdminConfirmSignUpCommand({ UserPoolId: pool.UserPoolId, Username: unconfirmed }),
    )
    await setPreferences({ EmailMfaSettings: on }, unconfirmed)
  })

  it('stays the same for the same seed', async () => {
    expect(await profile(owner)).toMatchObject({ PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA' })
    pool = openPool({ users: 300, now: time.now })
    expect(await profile(owner)).toMatchObject({ PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA' })
  })

  it('is joined by SMS messages only where there is a phone number', async () => {
    const withSms: boolean[] = []
    let PaginationToken: string | undefined
    do {
      const page = await pool.client.send(
        new ListUsersCommand({ UserPoolId: pool.UserPoolId, PaginationToken }),
      )
      for (const { Username: name = '', Attributes = [] } of page.Users ?? []) {
        const { UserMFASettingList = [] } = await profile(name)
        if (UserMFASettingList.includes('SMS_MFA'))
          withSms.push(Attributes.some((attribute) => attribute.Name === 'phone_number'))
      }
      PaginationToken = page.PaginationToken
    } while (PaginationToken !== undefined)
    expect(new Set(withSms)).toEqual(new Set([true]))
  })
})

describe('AdminSetUserSettings', () => {
  it('knows SMS messages, which an empty list turns off', async () => {
    const sms = { DeliveryMedium: 'SMS', AttributeName: 'phone_number' } as const
    await setOptions([sms])
    expect(await profile()).toMatchObject({ MFAOptions: [sms] })
    await setOptions([])
    expect(await profile()).not.toHaveProperty('MFAOptions')
    await expect(setOptions([{ DeliveryMedium: 'EMAIL', AttributeName: 'email' }])).rejects.toMatchObject({
      name: 'InvalidParameterException',
    })
  })
})

describe('AdminGetUserAuthFactors', () => {
  it('tells a password, and of second factors', async () => {
    expect(await factors()).toMatchObject({ Username, ConfiguredUserAuthFactors: ['PASSWORD'] })
    await setPreferences({ SMSMfaSettings: preferred, EmailMfaSettings: on })
    expect(await factors()).toMatchObject({
      PreferredMfaSetting: 'SMS_MFA',
      UserMFASettingList: ['SMS_MFA', 'EMAIL_OTP'],
      ConfiguredUserAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'],
    })
  })

  it('tells of codes to verified addresses where the pool lets a sign-in begin with them', async () => {
    pool = openPool({ settings: { firstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] } })
    await createUser(Username, {
      email: 'jane@example.com',
      email_verified: 'true',
      phone_number: '+491713920123',
    })
    expect((await factors()).ConfiguredUserAuthFactors).toEqual(['PASSWORD', 'EMAIL_OTP'])
  })
})

describe('a user who is signed in', () => {
  it('sets an authenticator app up, prefers it, and sees the factors as an administrator does', async () => {
    const password = 'Right-horse-1'
    await pool.client.send(
      new AdminSetUserPasswordCommand({
        UserPoolId: pool.UserPoolId,
        Username,
        Password: password,
        Permanent: true,
      }),
    )
    const { AuthenticationResult } = await pool.client.send(
      new InitiateAuthCommand({
        AuthFlow: 'USER_PASSWORD_AUTH',
        ClientId: pool.simulator.clientId,
        AuthParameters: { USERNAME: Username, PASSWORD: password },
      }),
    )
    const AccessToken = AuthenticationResult?.AccessToken
    const prefer = new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings: preferred })
    await expect(pool.client.send(prefer)).rejects.toMatchObject({
      message: 'User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA',
    })
    const { SecretCode = '' } = await pool.client.send(new AssociateSoftwareTokenCommand({ AccessToken }))
    const UserCode = totpCode(SecretCode, time.now().getTime())
    await pool.client.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode }))
    expect(await profile()).not.toHaveProperty('UserMFASettingList')
    await pool.client.send(prefer)
    await pool.client.send(
      new SetUserSettingsCommand({
        AccessToken,
        MFAOptions: [{ DeliveryMedium: 'SMS', AttributeName: 'phone_number' }],
      }),
    )
    const { $metadata: _, ...seen } = await pool.client.send(new GetUserAuthFactorsCommand({ AccessToken }))
    expect(await factors()).toMatchObject(seen)
    expect(seen).toEqual({
      Username,
      PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
      UserMFASettingList: ['SOFTWARE_TOKEN_MFA'],
      ConfiguredUserAuthFactors: ['PASSWORD', 'SMS_OTP', 'SOFTWARE_TOKEN'],
    })
    expect(await pool.client.send(new GetUserCommand({ AccessToken }))).toMatchObject({
      MFAOptions: [{ DeliveryMedium: 'SMS', AttributeName: 'phone_number' }],
    })
  })
})
