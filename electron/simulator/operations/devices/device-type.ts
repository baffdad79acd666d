import type { Account } from '../../pool/account.ts'
import { takePage } from '../../pool/pages/page.ts'
import type { Pool } from '../../pool/pool.ts'
import type { Device } from '../../pool/sign-in/devices.ts'
import type { User } from '../../pool/users/user.ts'
import { timestamp } from '../output.ts'

/** The API's DeviceType, with the attributes that AWS's own examples show. */
export function deviceType(account: Account, pool: Pool, user: User, device: Device): object {
  const owner = `${user.username}.${pool.id}`
  const attributes = {
    device_status: 'valid',
    ...(device.name === undefined ? {} : { device_name: device.name }),
    'dev:device_arn': `arn:aws:cognito-idp:${account.region}:${account.accountId}:owner/${owner}/device/${device.key}`,
    'dev:device_owner': owner,
    last_ip_used: device.lastIpAddress,
    'dev:device_remembered_status': device.isRemembered ? 'remembered' : 'not_remembered',
    'dev:device_sdk': device.sdk,
  }
  return {
    DeviceKey: device.key,
    DeviceAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
    DeviceCreateDate: timestamp(device.createdAt),
    DeviceLastModifiedDate: timestamp(device.modifiedAt),
    DeviceLastAuthenticatedDate: timestamp(device.authenticatedAt),
  }
}

/** One page of a user's devices, in the order of their keys. */
export function listedDevices(
  account: Account,
  pool: Pool,
  user: User,
  devices: readonly Device[],
  request: {
    readonly name: 'AdminListDevices' | 'ListDevices'
    readonly Limit?: number | undefined
    readonly PaginationToken?: string | undefined
  },
): object {
  const sorted = [...devices].sort((left, right) => (left.key < right.key ? -1 : 1))
  const page = takePage(
    account,
    {
      scope: [request.name, pool.id, user.sub],
      token: request.PaginationToken,
      limit: request.Limit || 60,
    },
    (after) => sorted.filter((device) => device.key > (after?.[0] ?? '')),
    (device) => [device.key],
  )
  return {
    Devices: page.items.map((device) => deviceType(account, pool, user, device)),
    PaginationToken: page.next,
  }
}
