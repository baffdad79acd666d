import { type Account, findPool } from '../../pool/account.ts'
import type { Device } from '../../pool/devices.ts'
import { takePage } from '../../pool/page.ts'
import { findUser, type Pool } from '../../pool/pool.ts'
import type { User } from '../../pool/user.ts'
import {
  invalidUserPoolConfiguration,
  resourceNotFound,
  ServiceException,
} from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'
import { deviceType } from './device-type.ts'

type UserReference = { readonly UserPoolId: string; readonly Username: string }
type DeviceReference = UserReference & { readonly DeviceKey: string }

export const adminListDevices = operation('AdminListDevices', (account, request) => {
  const { pool, user } = findReadOwner(account, request)
  const devices = [...pool.devices.of(user)].sort((left, right) => (left.key < right.key ? -1 : 1))
  const page = takePage(
    account,
    {
      scope: ['AdminListDevices', pool.id, user.sub],
      token: request.PaginationToken,
      limit: request.Limit || 60,
    },
    (after) => devices.filter((device) => device.key > (after?.[0] ?? '')),
    (device) => [device.key],
  )
  return {
    Devices: page.items.map((device) => deviceType(account, pool, user, device)),
    PaginationToken: page.next,
  }
})

export const adminGetDevice = operation('AdminGetDevice', (account, request) => {
  const { pool, user } = findReadOwner(account, request)
  return { Device: deviceType(account, pool, user, findDevice(pool, user, request.DeviceKey)) }
})

export const adminForgetDevice = operation('AdminForgetDevice', (account, request) =>
  changeDevice(account, request, () => []),
)

export const adminUpdateDeviceStatus = operation('AdminUpdateDeviceStatus', (account, request) =>
  changeDevice(account, request, (device) => {
    const status = request.DeviceRememberedStatus
    if (status === undefined) return [device]
    return [{ ...device, isRemembered: status === 'remembered', modifiedAt: account.now() }]
  }),
)

/** Puts what `change` makes of the device in its place. */
function changeDevice(
  account: Account,
  request: DeviceReference,
  change: (device: Device) => readonly Device[],
): object {
  const { pool, user } = findOwner(account, request)
  const { key } = findDevice(pool, user, request.DeviceKey)
  const after = pool.devices.of(user).flatMap((device) => (device.key === key ? change(device) : [device]))
  pool.devices.put(user, after)
  return {}
}

/**
 * The user whose devices are meant. That a pool without a device configuration refuses with this exception, and its
 * wording, is not confirmed by any document but for the exception's being declared.
 */
function findOwner(account: Account, request: UserReference): { pool: Pool; user: User } {
  const pool = findPool(account, request.UserPoolId)
  if (pool.settings.deviceConfiguration === undefined) {
    throw invalidUserPoolConfiguration('User pool does not have device tracking enabled.')
  }
  return { pool, user: findUser(pool, request.Username) }
}

/** The reading operations do not declare UserNotFoundException: to them an unknown user is a missing resource. */
function findReadOwner(account: Account, request: UserReference): { pool: Pool; user: User } {
  try {
    return findOwner(account, request)
  } catch (error) {
    if (error instanceof ServiceException && error.name === 'UserNotFoundException') {
      throw resourceNotFound(error.message)
    }
    throw error
  }
}

function findDevice(pool: Pool, user: User, key: string): Device {
  const device = pool.devices.of(user).find((candidate) => candidate.key === key)
  if (device === undefined) throw resourceNotFound('Device does not exist.')
  return device
}
