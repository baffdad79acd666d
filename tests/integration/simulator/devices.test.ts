import {
  AdminCreateUserCommand,
  AdminForgetDeviceCommand,
  AdminGetDeviceCommand,
  AdminGetUserCommand,
  AdminListDevicesCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateDeviceStatusCommand,
  ConfirmDeviceCommand,
  type DeviceType,
  ForgetDeviceCommand,
  GetDeviceCommand,
  InitiateAuthCommand,
  ListDevicesCommand,
  ListUsersCommand,
  UpdateDeviceStatusCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { beforeEach, describe, expect, it } from 'vitest'
import { drivenTime } from './driven-time.ts'
import { openPool, type PoolClient } from './pool-client.ts'

let pool: PoolClient
let time: ReturnType<typeof drivenTime>
/** Somebody with more than one device. */
let Username: string

async function devicesOf(name = Username, on = pool, Limit?: number): Promise<DeviceType[]> {
  const devices: DeviceType[] = []
  let PaginationToken: string | undefined
  do {
    const page = await on.client.send(
      new AdminListDevicesCommand({ UserPoolId: on.UserPoolId, Username: name, Limit, PaginationToken }),
    )
    devices.push(...(page.Devices ?? []))
    PaginationToken = page.PaginationToken
  } while (PaginationToken !== undefined)
  return devices
}

async function usernames(on = pool): Promise<string[]> {
  const { Users = [] } = await on.client.send(new ListUsersCommand({ UserPoolId: on.UserPoolId }))
  return Users.map((user) => user.Username ?? '')
}

function attributesOf(device: DeviceType | undefined): Record<string, string> {
  return Object.fromEntries(
    (device?.DeviceAttributes ?? []).map(({ Name = '', Value = '' }) => [Name, Value]),
  )
}

const one = (DeviceKey: string | undefined, name = Username) => ({
  UserPoolId: pool.UserPoolId,
  Username: name,
  DeviceKey,
})

beforeEach(async () => {
  time = drivenTime()
  pool = openPool({ users: 300, now: time.now })
  for (const name of await usernames()) {
    Username = name
    if ((await devicesOf(name)).length > 1) break
  }
})

describe('devices', () => {
  it('tell who they are and where they were last', async () => {
    const [device] = await devicesOf()
    const key = device?.DeviceKey ?? ''
    expect(key).toMatch(/^eu-central-1_[0-9a-f-]{36}$/)
    expect(attributesOf(device)).toEqual({
      device_status: 'valid',
      device_name: expect.any(String),
      'dev:device_arn': expect.stringMatching(new RegExp(`/device/${key}$`)),
      'dev:device_owner': `${Username}.${pool.UserPoolId}`,
      last_ip_used: expect.stringMatching(/^(192\.0\.2|198\.51\.100|203\.0\.113|2001:db8:)/),
      'dev:device_remembered_status': expect.stringMatching(/^(not_)?remembered$/),
      'dev:device_sdk': expect.any(String),
    })
    expect((await pool.client.send(new AdminGetDeviceCommand(one(key)))).Device).toEqual(device)
  })

  it('come in pages', async () => {
    const devices = await devicesOf()
    expect(await devicesOf(Username, pool, 1)).toEqual(devices)
    const request = { UserPoolId: pool.UserPoolId, Username, Limit: 61 }
    await expect(pool.client.send(new AdminListDevicesCommand(request))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    })
  })

  it('are forgotten one by one, and for good', async () => {
    const [forgotten, ...others] = await devicesOf()
    await pool.client.send(new AdminForgetDeviceCommand(one(forgotten?.DeviceKey)))
    expect(await devicesOf()).toEqual(others)
    const lost = one(forgotten?.DeviceKey)
    const status = { ...lost, DeviceRememberedStatus: 'remembered' } as const
    for (const ask of [
      () => pool.client.send(new AdminGetDeviceCommand(lost)),
      () => pool.client.send(new AdminForgetDeviceCommand(lost)),
      () => pool.client.send(new AdminUpdateDeviceStatusCommand(status)),
    ]) {
      await expect(ask()).rejects.toMatchObject({
        name: 'ResourceNotFoundException',
        message: 'Device does not exist.',
      })
    }
  })

  it('are remembered and not remembered as told, with no change of the profile', async () => {
    const profile = new AdminGetUserCommand({ UserPoolId: pool.UserPoolId, Username })
    const { UserLastModifiedDate } = await pool.client.send(profile)
    const [device] = await devicesOf()
    for (const DeviceRememberedStatus of ['not_remembered', 'remembered'] as const) {
      await pool.client.send(
        new AdminUpdateDeviceStatusCommand({ ...one(device?.DeviceKey), DeviceRememberedStatus }),
      )
      const { Device } = await pool.client.send(new AdminGetDeviceCommand(one(device?.DeviceKey)))
      expect(attributesOf(Device)['dev:device_remembered_status']).toBe(DeviceRememberedStatus)
      expect(Device?.DeviceLastModifiedDate).toEqual(time.now())
    }
    expect(await pool.client.send(profile)).toMatchObject({ UserLastModifiedDate })
  })

  it('belong to a user', async () => {
    const key = 'eu-central-1_11111111-2222-4333-8444-555555555555'
    await expect(pool.client.send(new AdminForgetDeviceCommand(one(key, 'nobody')))).rejects.toMatchObject({
      name: 'UserNotFoundException',
    })
    await expect(pool.client.send(new AdminGetDeviceCommand(one(key, 'nobody')))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
    await expect(devicesOf('nobody')).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })

  it('are nothing to a pool that does not track them', async () => {
    const plain = openPool({ users: 1, settings: { deviceConfiguration: undefined } })
    const [name = ''] = await usernames(plain)
    await expect(devicesOf(name, plain)).rejects.toMatchObject({
      name: 'InvalidUserPoolConfigurationException',
    })
  })

  it('are the same for the same seed and time', async () => {
    expect(await devicesOf(Username, openPool({ users: 300, now: time.now }))).toEqual(await devicesOf())
  })
})

describe('a device that its user confirms', () => {
  const DeviceSecretVerifierConfig = { PasswordVerifier: 'dmVyaWZpZXI=', Salt: 'c2FsdA==' }

  /** Signs a new user in, and gives what the device needs. */
  async function signIn(on: PoolClient) {
    const { client, UserPoolId, simulator } = on
    const password = { Password: 'Right-horse-1', Permanent: true }
    await client.send(new AdminCreateUserCommand({ UserPoolId, Username: 'jane', MessageAction: 'SUPPRESS' }))
    await client.send(new AdminSetUserPasswordCommand({ UserPoolId, Username: 'jane', ...password }))
    const { AuthenticationResult } = await client.send(
      new InitiateAuthCommand({
        AuthFlow: 'USER_PASSWORD_AUTH',
        ClientId: simulator.clientId,
        AuthParameters: { USERNAME: 'jane', PASSWORD: password.Password },
      }),
    )
    const { AccessToken, NewDeviceMetadata } = AuthenticationResult ?? {}
    return { AccessToken, DeviceKey: NewDeviceMetadata?.DeviceKey }
  }

  async function own(AccessToken: string | undefined): Promise<(string | undefined)[]> {
    const { Devices = [] } = await pool.client.send(new ListDevicesCommand({ AccessToken }))
    return Devices.map((device) => device.DeviceKey)
  }

  it('is remembered when the user says so, where the pool leaves that to the user', async () => {
    pool = openPool()
    const device = await signIn(pool)
    const confirm = new ConfirmDeviceCommand({
      ...device,
      DeviceSecretVerifierConfig,
      DeviceName: 'A telephone',
    })
    expect(await pool.client.send(confirm)).toMatchObject({ UserConfirmationNecessary: true })
    expect(await own(device.AccessToken)).toEqual([])
    expect((await devicesOf('jane')).map(attributesOf)).toMatchObject([
      { device_name: 'A telephone', 'dev:device_remembered_status': 'not_remembered' },
    ])
    await expect(pool.client.send(new GetDeviceCommand(device))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
    await pool.client.send(new UpdateDeviceStatusCommand({ ...device, DeviceRememberedStatus: 'remembered' }))
    expect(await own(device.AccessToken)).toEqual([device.DeviceKey])
    expect((await pool.client.send(new GetDeviceCommand(device))).Device).toEqual(
      (await devicesOf('jane'))[0],
    )
    await expect(pool.client.send(confirm)).rejects.toMatchObject({ name: 'DeviceKeyExistsException' })
    await pool.client.send(new ForgetDeviceCommand(device))
    expect(await devicesOf('jane')).toEqual([])
  })

  it('is remembered at once where the pool says so', async () => {
    pool = openPool({ settings: { deviceConfiguration: { ChallengeRequiredOnNewDevice: false } } })
    const device = await signIn(pool)
    const confirm = new ConfirmDeviceCommand({ ...device, DeviceSecretVerifierConfig })
    expect(await pool.client.send(confirm)).toMatchObject({ UserConfirmationNecessary: false })
    expect(await own(device.AccessToken)).toEqual([device.DeviceKey])
  })

  it('is one that a sign-in has offered a key to, and that has a secret', async () => {
    pool = openPool()
    const device = await signIn(pool)
    const strange = { ...device, DeviceKey: 'eu-central-1_11111111-2222-4333-8444-555555555555' }
    await expect(
      pool.client.send(new ConfirmDeviceCommand({ ...strange, DeviceSecretVerifierConfig })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
    await expect(pool.client.send(new ConfirmDeviceCommand(device))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    })
  })

  it('is nothing to a pool that does not track devices', async () => {
    for (const deviceConfiguration of [undefined, {}]) {
      pool = openPool({ settings: { deviceConfiguration } })
      const { AccessToken, DeviceKey } = await signIn(pool)
      expect(DeviceKey).toBeUndefined()
      await expect(own(AccessToken)).rejects.toMatchObject({ name: 'InvalidUserPoolConfigurationException' })
    }
  })
})
