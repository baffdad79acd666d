import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  ConfirmForgotPasswordCommand,
  CreateUserPoolClientCommand,
  ForgotPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { beforeEach, describe, expect, it } from 'vitest'
import type { SimulatorOptions } from '../../../electron/simulator/index.ts'
import { drivenTime } from './driven-time.ts'
import { openPool, type PoolClient } from './pool-client.ts'

const hour = 60 * 60 * 1000
const Username = 'jane'
const verifiedMail = { email: 'jane@example.com', email_verified: 'true' }
const verifiedPhone = { phone_number: '+4915155501234', phone_number_verified: 'true' }
const noWay = {
  name: 'InvalidParameterException',
  message: 'Cannot reset password for the user as there is no registered/verified email or phone_number',
}

let pool: PoolClient
let time: ReturnType<typeof drivenTime>
/** App clients: one that may know of users, and one that may not. */
let open: string | undefined
let discreet: string | undefined

async function start(settings: SimulatorOptions['settings'] = {}): Promise<void> {
  time = drivenTime()
  pool = openPool({ now: time.now, settings })
  open = await clientThat('LEGACY')
  discreet = await clientThat('ENABLED')
  const { client, UserPoolId } = pool
  await client.send(new AdminCreateUserCommand({ UserPoolId, Username, MessageAction: 'SUPPRESS' }))
  await client.send(
    new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: 'Password-01', Permanent: true }),
  )
}

async function clientThat(PreventUserExistenceErrors: 'LEGACY' | 'ENABLED'): Promise<string | undefined> {
  const request = { UserPoolId: pool.UserPoolId, ClientName: 'app', PreventUserExistenceErrors }
  return (await pool.client.send(new CreateUserPoolClientCommand(request))).UserPoolClient?.ClientId
}

const give = (attributes: Readonly<Record<string, string>>) =>
  pool.client.send(
    new AdminUpdateUserAttributesCommand({
      UserPoolId: pool.UserPoolId,
      Username,
      UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
    }),
  )
const get = () => pool.client.send(new AdminGetUserCommand({ UserPoolId: pool.UserPoolId, Username }))
const disable = () => pool.client.send(new AdminDisableUserCommand({ UserPoolId: pool.UserPoolId, Username }))
const reset = () =>
  pool.client.send(new AdminResetUserPasswordCommand({ UserPoolId: pool.UserPoolId, Username }))
const forgot = (name = Username, ClientId = open) =>
  pool.client.send(new ForgotPasswordCommand({ ClientId, Username: name }))
const confirm = (ConfirmationCode: string, Password = 'Password-02', name = Username, ClientId = open) =>
  pool.client.send(new ConfirmForgotPasswordCommand({ ClientId, Username: name, ConfirmationCode, Password }))
const lastCode = () => pool.simulator.outbox.at(-1)?.secret ?? ''
const otherThan = (code: string) => (code === '000000' ? '000001' : '000000')

beforeEach(async () => {
  await start()
  await give(verifiedMail)
})

describe('ForgotPassword', () => {
  it('sends a code to the verified address, and changes nothing about the user', async () => {
    const before = await get()
    time.advance(1000)
    expect((await forgot()).CodeDeliveryDetails).toEqual({
      AttributeName: 'email',
      DeliveryMedium: 'EMAIL',
      Destination: 'j***@e***',
    })
    expect(pool.simulator.outbox).toMatchObject([
      { kind: 'password-reset-code', destination: 'jane@example.com' },
    ])
    const after = await get()
    expect(after.UserStatus).toBe('CONFIRMED')
    expect(after.UserLastModifiedDate).toEqual(before.UserLastModifiedDate)
  })

  it('finds the user by a verified alias', async () => {
    await forgot('jane@example.com')
    expect(pool.simulator.outbox).toMatchObject([{ username: Username }])
  })

  it('goes by the priorities of the pool', async () => {
    await give(verifiedPhone)
    expect((await forgot()).CodeDeliveryDetails?.DeliveryMedium).toBe('EMAIL')
    await give({ email_verified: 'false' })
    expect((await forgot()).CodeDeliveryDetails?.Destination).toBe('+*********1234')
  })

  it('prefers SMS in a pool without priorities', async () => {
    await start({ accountRecovery: undefined })
    await give({ ...verifiedMail, ...verifiedPhone })
    expect((await forgot()).CodeDeliveryDetails?.DeliveryMedium).toBe('SMS')
    await give({ phone_number_verified: 'false' })
    expect((await forgot()).CodeDeliveryDetails?.DeliveryMedium).toBe('EMAIL')
  })

  it('does not send to a medium that the pool does not name', async () => {
    await start({ accountRecovery: { RecoveryMechanisms: [{ Priority: 1, Name: 'verified_phone_number' }] } })
    await give(verifiedMail)
    await expect(forgot()).rejects.toMatchObject(noWay)
  })

  it('does not send by SMS to who has SMS messages for a second factor', async () => {
    await give({ ...verifiedPhone, email_verified: 'false' })
    await expect(forgot()).resolves.toBeDefined()
    await pool.client.send(
      new AdminSetUserMFAPreferenceCommand({
        UserPoolId: pool.UserPoolId,
        Username,
        SMSMfaSettings: { Enabled: true },
      }),
    )
    await expect(forgot()).rejects.toMatchObject(noWay)
  })

  it('leaves it to administrators where the pool says so', async () => {
    await start({ accountRecovery: { RecoveryMechanisms: [{ Priority: 1, Name: 'admin_only' }] } })
    await give(verifiedMail)
    const refused = { name: 'NotAuthorizedException', message: 'Contact administrator to reset password.' }
    await expect(forgot()).rejects.toMatchObject(refused)
    await expect(forgot(Username, discreet)).rejects.toMatchObject(refused)
    await expect(reset()).rejects.toMatchObject(refused)
  })

  it('refuses who is not there, is disabled, or has no verified address', async () => {
    await expect(forgot('nobody')).rejects.toMatchObject({
      name: 'UserNotFoundException',
      message: 'Username/client id combination not found.',
    })
    await give({ email_verified: 'false' })
    await expect(forgot()).rejects.toMatchObject(noWay)
    await disable()
    await expect(forgot()).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'User is disabled.',
    })
  })

  it('answers a client that must not know of users as if it had sent a code', async () => {
    const simulated = { AttributeName: 'email', DeliveryMedium: 'EMAIL' }
    const { CodeDeliveryDetails: first } = await forgot('nobody', discreet)
    expect(first).toMatchObject(simulated)
    expect((await forgot('nobody', discreet)).CodeDeliveryDetails).toEqual(first)
    expect((await forgot('no@body.example', discreet)).CodeDeliveryDetails?.Destination).toBe('n***@b***')
    expect((await forgot('+4915155509999', discreet)).CodeDeliveryDetails).toEqual({
      AttributeName: 'phone_number',
      DeliveryMedium: 'SMS',
      Destination: '+*********9999',
    })
    await give({ email_verified: 'false' })
    expect((await forgot(Username, discreet)).CodeDeliveryDetails).toMatchObject(simulated)
    await disable()
    expect((await forgot(Username, discreet)).CodeDeliveryDetails).toMatchObject(simulated)
    expect(pool.simulator.outbox).toEqual([])
  })

  it('refuses to send more than some codes in an hour', async () => {
    for (let times = 0; times < 10; times += 1) await forgot()
    await expect(forgot()).rejects.toMatchObject({
      name: 'LimitExceededException',
      message: 'Attempt limit exceeded, please try after some time.',
    })
    time.advance(hour)
    await expect(forgot()).resolves.toBeDefined()
  })

  it('fails where messages get nowhere', async () => {
    pool.simulator.setDelivery(false)
    await expect(forgot()).rejects.toMatchObject({ name: 'CodeDeliveryFailureException' })
  })
})

describe('ConfirmForgotPassword', () => {
  it('sets the password, and moves the modification date', async () => {
    await forgot()
    time.advance(1000)
    await confirm(lastCode())
    expect(await get()).toMatchObject({ UserStatus: 'CONFIRMED', UserLastModifiedDate: time.now() })
    await forgot()
    await expect(confirm(lastCode(), 'Password-02')).rejects.toMatchObject({
      name: 'PasswordHistoryPolicyViolationException',
    })
  })

  it('takes the code of an administrator’s reset for an hour', async () => {
    await reset()
    expect((await get()).UserStatus).toBe('RESET_REQUIRED')
    time.advance(hour - 1)
    await confirm(lastCode())
    expect((await get()).UserStatus).toBe('CONFIRMED')
    await reset()
    time.advance(hour)
    await expect(confirm(lastCode(), 'Password-03')).rejects.toMatchObject({
      name: 'ExpiredCodeException',
      message: 'Invalid code provided, please request a code again.',
    })
    expect((await get()).UserStatus).toBe('RESET_REQUIRED')
  })

  it('takes a code once, and only the last one sent', async () => {
    await forgot()
    const first = lastCode()
    await forgot()
    await expect(confirm(first)).rejects.toMatchObject({
      name: 'CodeMismatchException',
      message: 'Invalid verification code provided, please try again.',
    })
    await confirm(lastCode())
    await expect(confirm(lastCode(), 'Password-03')).rejects.toMatchObject({ name: 'ExpiredCodeException' })
  })

  it('refuses a password against the policy, and takes the code again', async () => {
    await forgot()
    await expect(confirm(lastCode(), 'short')).rejects.toMatchObject({
      name: 'InvalidPasswordException',
      message: 'Password does not conform to policy: Password not long enough',
    })
    await expect(confirm(lastCode())).resolves.toBeDefined()
  })

  it('refuses to go on after too many tries, for an hour', async () => {
    await forgot()
    const wrong = otherThan(lastCode())
    for (let tries = 0; tries < 10; tries += 1) {
      await expect(confirm(wrong)).rejects.toMatchObject({ name: 'CodeMismatchException' })
    }
    await expect(confirm(lastCode())).rejects.toMatchObject({
      name: 'LimitExceededException',
      message: 'Attempt limit exceeded, please try after some time.',
    })
    time.advance(hour)
    await forgot()
    await expect(confirm(lastCode())).resolves.toBeDefined()
  })

  it('refuses a user who has not asked for a code, is disabled or not there', async () => {
    await expect(confirm('123456')).rejects.toMatchObject({ name: 'ExpiredCodeException' })
    await expect(confirm('123456', 'Password-02', 'nobody')).rejects.toMatchObject({
      name: 'UserNotFoundException',
      message: 'Username/client id combination not found.',
    })
    await disable()
    await expect(confirm('123456')).rejects.toMatchObject({ message: 'User is disabled.' })
  })

  it('does not tell a client that must not know whether the user exists', async () => {
    await expect(confirm('123456', 'Password-02', Username, discreet)).rejects.toMatchObject({
      name: 'ExpiredCodeException',
    })
    await expect(confirm('123456', 'Password-02', 'nobody', discreet)).rejects.toMatchObject({
      name: 'CodeMismatchException',
    })
    await disable()
    await expect(confirm('123456', 'Password-02', Username, discreet)).rejects.toMatchObject({
      name: 'CodeMismatchException',
    })
  })
})
