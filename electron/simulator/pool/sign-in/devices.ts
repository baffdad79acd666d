import { invalidUserPoolConfiguration, resourceNotFound } from '../../protocol/exceptions.ts'
import { randomUuid } from '../../random.ts'
import type { Account } from '../account.ts'
import type { Pool } from '../pool.ts'
import type { User } from '../users/user.ts'

/** A device that a user has signed in with. Times in milliseconds since the epoch. */
export type Device = {
  /** The region, an underscore and a UUID. */
  readonly key: string
  /** What the application calls it, or the user. */
  readonly name?: string
  /** Whether the user need not answer a second factor on it. */
  readonly isRemembered: boolean
  readonly lastIpAddress: string
  /** What the application told of itself. */
  readonly sdk: string
  readonly createdAt: number
  readonly modifiedAt: number
  readonly authenticatedAt: number
}

/** What a sign-in offers an application that has not said which device it runs on. */
export type NewDevice = { readonly DeviceKey: string; readonly DeviceGroupKey: string }

/** How many keys a user may hold that no device has taken. */
const keysOnOffer = 20

/** Whether the pool keeps track of devices: it does as soon as the configuration says anything at all. */
function tracksDevices({ settings }: Pool): boolean {
  return Object.values(settings.deviceConfiguration ?? {}).some((value) => value !== undefined)
}

/** Offers a key to the device of a user who has just signed in, where the pool keeps track of devices. */
export function offerDevice(account: Account, pool: Pool, user: User): NewDevice | undefined {
  if (!tracksDevices(pool)) return undefined
  const DeviceKey = `${account.region}_${randomUuid(account.random)}`
  pool.offeredDeviceKeys.put(user, [DeviceKey, ...pool.offeredDeviceKeys.of(user)].slice(0, keysOnOffer))
  return { DeviceKey, DeviceGroupKey: `-${randomUuid(account.random).slice(0, 8)}` }
}

/**
 * Throws InvalidUserPoolConfigurationException for a pool that keeps no track of devices. That this is the answer, and
 * its wording, is not confirmed by any document but for the exception's being declared.
 */
export function refuseUntracked(pool: Pool): void {
  if (tracksDevices(pool)) return
  throw invalidUserPoolConfiguration('User pool does not have device tracking enabled.')
}

/** Throws ResourceNotFoundException. */
export function findDevice(pool: Pool, user: User, key: string): Device {
  const device = pool.devices.of(user).find((candidate) => candidate.key === key)
  if (device === undefined) throw resourceNotFound('Device does not exist.')
  return device
}

/** Throws ResourceNotFoundException for a device that the user does not have. */
export function forgetDevice(pool: Pool, user: User, key: string): void {
  findDevice(pool, user, key)
  pool.devices.put(
    user,
    pool.devices.of(user).filter((device) => device.key !== key),
  )
}

/** Throws ResourceNotFoundException for a device that the user does not have. */
export function setRemembered(pool: Pool, user: User, key: string, status: string, now: number): void {
  findDevice(pool, user, key)
  const isRemembered = status === 'remembered'
  pool.devices.put(
    user,
    pool.devices
      .of(user)
      .map((device) => (device.key === key ? { ...device, isRemembered, modifiedAt: now } : device)),
  )
}
