import {
  AdminCreateUserCommand,
  AdminForgetDeviceCommand,
  AdminGetDeviceCommand,
  AdminListDevicesCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateDeviceStatusCommand,
  ConfirmDeviceCommand,
  type DeviceType,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { apiReference, type FidelityPool, type PoolRequest, type Rule } from '../rule.ts'

const example = {
  title: 'AWS CLI: admin-list-devices',
  url: 'https://docs.aws.amazon.com/cli/latest/reference/cognito-idp/admin-list-devices.html',
}
const configuration = apiReference('DeviceConfigurationType')
const password = 'Right-horse-1'
const unknownKey = 'eu-central-1_11111111-2222-4333-8444-555555555555'

const optIn: PoolRequest = {
  settings: {
    DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true },
  },
}
const always: PoolRequest = {
  settings: {
    DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false },
  },
}

export const devices: readonly Rule[] = [
  {
    id: 'devices.none',
    title: 'AdminListDevices of a user without devices is an empty list',
    source: apiReference('AdminListDevices'),
    pool: optIn,
    async check(pool) {
      await createUser(pool)
      expect(await devicesOf(pool)).toEqual([])
    },
  },
  {
    id: 'devices.limit',
    title: 'AdminListDevices refuses a Limit above 60',
    source: apiReference('AdminListDevices'),
    pool: optIn,
    async check(pool) {
      await createUser(pool)
      await expect(
        pool.client.send(
          new AdminListDevicesCommand({ UserPoolId: pool.UserPoolId, Username: 'jane', Limit: 61 }),
        ),
      ).rejects.toMatchObject({ name: 'InvalidParameterException' })
    },
  },
  {
    id: 'devices.unknown',
    title: 'A device that the user does not have is not found',
    source: apiReference('AdminGetDevice'),
    unconfirmed: 'Which of the declared exceptions it is: what devices that sign in are told.',
    pool: optIn,
    async check(pool) {
      await createUser(pool)
      const unknown = { UserPoolId: pool.UserPoolId, Username: 'jane', DeviceKey: unknownKey }
      const status = { ...unknown, DeviceRememberedStatus: 'remembered' } as const
      for (const ask of [
        () => pool.client.send(new AdminGetDeviceCommand(unknown)),
        () => pool.client.send(new AdminForgetDeviceCommand(unknown)),
        () => pool.client.send(new AdminUpdateDeviceStatusCommand(status)),
      ]) {
        await expect(ask()).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
      }
    },
  },
  {
    id: 'devices.unknown-user',
    title: 'AdminForgetDevice refuses a user who is not there',
    source: apiReference('AdminForgetDevice'),
    pool: optIn,
    async check({ client, UserPoolId }) {
      await expect(
        client.send(new AdminForgetDeviceCommand({ UserPoolId, Username: 'jane', DeviceKey: unknownKey })),
      ).rejects.toMatchObject({ name: 'UserNotFoundException' })
    },
  },
  {
    id: 'devices.untracked',
    title: 'A pool without a device configuration has no devices to list',
    source: apiReference('AdminListDevices'),
    unconfirmed: 'That it is refused, with the InvalidUserPoolConfigurationException that the page declares.',
    async check(pool) {
      await createUser(pool)
      await expect(devicesOf(pool)).rejects.toMatchObject({ name: 'InvalidUserPoolConfigurationException' })
    },
  },
  {
    id: 'devices.offered',
    title: 'A sign-in offers a device key where the pool keeps track of devices',
    source: apiReference('NewDeviceMetadataType'),
    pool: optIn,
    async check(pool) {
      expect((await signIn(pool)).DeviceKey).toMatch(/^[\w-]+_[0-9a-f-]+$/)
    },
  },
  {
    id: 'devices.not-offered',
    title: 'A sign-in offers no device key where the pool keeps no track of devices',
    source: apiReference('NewDeviceMetadataType'),
    async check(pool) {
      expect((await signIn(pool)).DeviceKey).toBeUndefined()
    },
  },
  {
    id: 'devices.opt-in',
    title: 'A confirmed device is not remembered where that is left to the user',
    source: configuration,
    pool: optIn,
    async check(pool) {
      const { UserConfirmationNecessary } = await confirmDevice(pool)
      expect(UserConfirmationNecessary).toBe(true)
      expect((await devicesOf(pool)).map(rememberedStatus)).toEqual(['not_remembered'])
    },
  },
  {
    id: 'devices.always',
    title: 'A confirmed device is remembered at once where it is not left to the user',
    source: configuration,
    pool: always,
    async check(pool) {
      const { UserConfirmationNecessary } = await confirmDevice(pool)
      expect(UserConfirmationNecessary ?? false).toBe(false)
      expect((await devicesOf(pool)).map(rememberedStatus)).toEqual(['remembered'])
    },
  },
  {
    id: 'devices.attributes',
    title: 'A device tells its name, its owner, its ARN, its last address and whether it is remembered',
    source: example,
    pool: always,
    async check(pool) {
      const { DeviceKey = '' } = await confirmDevice(pool)
      const [device] = await devicesOf(pool)
      expect(device?.DeviceKey).toBe(DeviceKey)
      expect(attributesOf(device)).toMatchObject({
        device_status: 'valid',
        device_name: 'A telephone',
        'dev:device_arn': expect.stringMatching(
          new RegExp(
            `^arn:aws:cognito-idp:${pool.region}:\\d{12}:owner/jane.${pool.UserPoolId}/device/${DeviceKey}$`,
          ),
        ),
        'dev:device_owner': `jane.${pool.UserPoolId}`,
        last_ip_used: expect.any(String),
        'dev:device_remembered_status': 'remembered',
        'dev:device_sdk': expect.any(String),
      })
    },
  },
  {
    id: 'devices.get',
    title: 'AdminGetDevice tells of a device what AdminListDevices does',
    source: apiReference('AdminGetDevice'),
    pool: always,
    async check(pool) {
      const { DeviceKey } = await confirmDevice(pool)
      const { Device } = await pool.client.send(
        new AdminGetDeviceCommand({ UserPoolId: pool.UserPoolId, Username: 'jane', DeviceKey }),
      )
      expect([Device]).toEqual(await devicesOf(pool))
    },
  },
  {
    id: 'devices.status',
    title: 'AdminUpdateDeviceStatus says whether a device is remembered, and keeps it either way',
    source: apiReference('AdminUpdateDeviceStatus'),
    pool: always,
    async check(pool) {
      const { DeviceKey } = await confirmDevice(pool)
      for (const DeviceRememberedStatus of ['not_remembered', 'remembered'] as const) {
        await pool.client.send(
          new AdminUpdateDeviceStatusCommand({
            UserPoolId: pool.UserPoolId,
            Username: 'jane',
            DeviceKey,
            DeviceRememberedStatus,
          }),
        )
        expect((await devicesOf(pool)).map(rememberedStatus)).toEqual([DeviceRememberedStatus])
      }
    },
  },
  {
    id: 'devices.forget',
    title: 'AdminForgetDevice deletes a device',
    source: apiReference('AdminForgetDevice'),
    pool: always,
    async check(pool) {
      const { DeviceKey } = await confirmDevice(pool)
      await pool.client.send(
        new AdminForgetDeviceCommand({ UserPoolId: pool.UserPoolId, Username: 'jane', DeviceKey }),
      )
      expect(await devicesOf(pool)).toEqual([])
    },
  },
]

async function createUser({ client, UserPoolId }: FidelityPool): Promise<void> {
  await client.send(new AdminCreateUserCommand({ UserPoolId, Username: 'jane', MessageAction: 'SUPPRESS' }))
  await client.send(
    new AdminSetUserPasswordCommand({ UserPoolId, Username: 'jane', Password: password, Permanent: true }),
  )
}

/** Signs a new user in, and gives the device key that came along. */
async function signIn(pool: FidelityPool) {
  await createUser(pool)
  const { AuthenticationResult } = await pool.client.send(
    new InitiateAuthCommand({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: pool.ClientId,
      AuthParameters: { USERNAME: 'jane', PASSWORD: password },
    }),
  )
  const { AccessToken, NewDeviceMetadata } = AuthenticationResult ?? {}
  return { AccessToken, DeviceKey: NewDeviceMetadata?.DeviceKey }
}

/** Signs a new user in and makes the device known. */
async function confirmDevice(pool: FidelityPool) {
  const { AccessToken, DeviceKey } = await signIn(pool)
  const { UserConfirmationNecessary } = await pool.client.send(
    new ConfirmDeviceCommand({
      AccessToken,
      DeviceKey,
      DeviceName: 'A telephone',
      DeviceSecretVerifierConfig: { PasswordVerifier: 'dmVyaWZpZXI=', Salt: 'c2FsdA==' },
    }),
  )
  return { DeviceKey, UserConfirmationNecessary }
}

async function devicesOf({ client, UserPoolId }: FidelityPool): Promise<DeviceType[]> {
  const { Devices = [] } = await client.send(new AdminListDevicesCommand({ UserPoolId, Username: 'jane' }))
  return Devices
}

function attributesOf(device: DeviceType | undefined): Record<string, string> {
  return Object.fromEntries(
    (device?.DeviceAttributes ?? []).map(({ Name = '', Value = '' }) => [Name, Value]),
  )
}

function rememberedStatus(device: DeviceType): string | undefined {
  return attributesOf(device)['dev:device_remembered_status']
}
