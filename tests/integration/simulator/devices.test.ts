import {
  AdminForgetDeviceCommand,
  AdminGetDeviceCommand,
  AdminGetUserCommand,
  AdminListDevicesCommand,
  AdminUpdateDeviceStatusCommand,
  type DeviceType,
  ListUsersCommand,
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
    for (const answer of [
      pool.client.send(new AdminGetDeviceCommand(lost)),
      pool.client.send(new AdminForgetDeviceCommand(lost)),
      pool.client.send(new AdminUpdateDeviceStatusCommand({ ...lost, DeviceRememberedStatus: 'remembered' })),
    ]) {
      await expect(answer).rejects.toMatchObject({
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
