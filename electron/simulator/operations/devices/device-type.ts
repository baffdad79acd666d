import type { Account } from '../../pool/account.ts'
import type { Device } from '../../pool/devices.ts'
import type { Pool } from '../../pool/pool.ts'
import type { User } from '../../pool/user.ts'
import { timestamp } from '../output.ts'

/** The API's DeviceType, with the attributes that AWS's own examples show. */
export function deviceType(account: Account, pool: Pool, user: User, device: Device): object {
  const owner = `${user.username}.${pool.id}`
  const attributes = {
    device_status: 'valid',
    device_name: device.name,
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
