import type { Account } from '../../pool/account.ts'
import {
  type Device,
  findDevice,
  forgetDevice,
  refuseUntracked,
  setRemembered,
} from '../../pool/sign-in/devices.ts'
import { deviceKeyExists, invalidParameter, resourceNotFound } from '../../protocol/exceptions.ts'
import type { OperationName } from '../../protocol/input.ts'
import { operation } from '../../protocol/operation.ts'
import { type SignedIn, signedIn } from '../sign-in/signed-in.ts'
import { deviceType, listedDevices } from './device-type.ts'

/**
 * Makes the device known that a sign-in has offered a key to. Its secret's verifier is asked for and not kept: no
 * device signs in to the simulator. The wording of its refusals is not confirmed.
 */
export const confirmDevice = operation('ConfirmDevice', async (account, request) => {
  const { pool, user, session } = await ownerOf(account, 'ConfirmDevice', request.AccessToken)
  const { DeviceKey, DeviceName, DeviceSecretVerifierConfig: verifier } = request
  if (!verifier?.PasswordVerifier || !verifier.Salt) {
    throw invalidParameter('DeviceSecretVerifierConfig must have a PasswordVerifier and a Salt.')
  }
  const devices = pool.devices.of(user)
  if (devices.some(({ key }) => key === DeviceKey)) throw deviceKeyExists()
  const offered = pool.offeredDeviceKeys.of(user)
  if (!offered.includes(DeviceKey)) throw resourceNotFound('Device does not exist.')
  const UserConfirmationNecessary =
    pool.settings.deviceConfiguration?.DeviceOnlyRememberedOnUserPrompt === true
  const now = account.now()
  const device: Device = {
    key: DeviceKey,
    ...(DeviceName === undefined ? {} : { name: DeviceName }),
    isRemembered: !UserConfirmationNecessary,
    lastIpAddress: session.origin.ipAddress,
    sdk: 'aws-sdk-unknown-unknown',
    createdAt: now,
    modifiedAt: now,
    authenticatedAt: now,
  }
  pool.offeredDeviceKeys.put(
    user,
    offered.filter((key) => key !== DeviceKey),
  )
  pool.devices.put(user, [...devices, device])
  return { UserConfirmationNecessary }
})

/** Users see the devices that are remembered, administrators all of them. */
export const listDevices = operation('ListDevices', async (account, request) => {
  const { pool, user } = await ownerOf(account, 'ListDevices', request.AccessToken)
  const remembered = pool.devices.of(user).filter((device) => device.isRemembered)
  return listedDevices(account, pool, user, remembered, { ...request, name: 'ListDevices' })
})

export const getDevice = operation('GetDevice', async (account, request) => {
  const { pool, user } = await ownerOf(account, 'GetDevice', request.AccessToken)
  const device = findDevice(pool, user, request.DeviceKey)
  if (!device.isRemembered) throw resourceNotFound('Device does not exist.')
  return { Device: deviceType(account, pool, user, device) }
})

export const forgetOwnDevice = operation('ForgetDevice', async (account, request) => {
  const { pool, user } = await ownerOf(account, 'ForgetDevice', request.AccessToken)
  forgetDevice(pool, user, request.DeviceKey)
  return {}
})

export const updateDeviceStatus = operation('UpdateDeviceStatus', async (account, request) => {
  const { pool, user } = await ownerOf(account, 'UpdateDeviceStatus', request.AccessToken)
  const { isRemembered } = findDevice(pool, user, request.DeviceKey)
  const before = isRemembered ? 'remembered' : 'not_remembered'
  setRemembered(pool, user, request.DeviceKey, request.DeviceRememberedStatus ?? before, account.now())
  return {}
})

async function ownerOf(account: Account, name: OperationName, token: string | undefined): Promise<SignedIn> {
  if (token === undefined) throw invalidParameter('Missing required parameter AccessToken')
  const owner = await signedIn(account, name, token)
  refuseUntracked(owner.pool)
  return owner
}
