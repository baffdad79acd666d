import { type Account, findPool } from '../../pool/account.ts'
import { findUser, lookUpUser, type Pool } from '../../pool/pool.ts'
import { findDevice, forgetDevice, refuseUntracked, setRemembered } from '../../pool/sign-in/devices.ts'
import type { User } from '../../pool/users/user.ts'
import { resourceNotFound } from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'
import { deviceType, listedDevices } from './device-type.ts'

type UserReference = { readonly UserPoolId: string; readonly Username: string }
type Owner = { readonly pool: Pool; readonly user: User }

export const adminListDevices = operation('AdminListDevices', (account, request) => {
  const { pool, user } = findReadOwner(account, request)
  return listedDevices(account, pool, user, pool.devices.of(user), { ...request, name: 'AdminListDevices' })
})

export const adminGetDevice = operation('AdminGetDevice', (account, request) => {
  const { pool, user } = findReadOwner(account, request)
  return { Device: deviceType(account, pool, user, findDevice(pool, user, request.DeviceKey)) }
})

export const adminForgetDevice = operation('AdminForgetDevice', (account, request) => {
  const { pool, user } = findOwner(account, request)
  forgetDevice(pool, user, request.DeviceKey)
  return {}
})

export const adminUpdateDeviceStatus = operation('AdminUpdateDeviceStatus', (account, request) => {
  const { pool, user } = findOwner(account, request)
  const { isRemembered } = findDevice(pool, user, request.DeviceKey)
  const before = isRemembered ? 'remembered' : 'not_remembered'
  setRemembered(pool, user, request.DeviceKey, request.DeviceRememberedStatus ?? before, account.now())
  return {}
})

/** The user whose devices are meant. */
function findOwner(account: Account, request: UserReference): Owner {
  const pool = findPool(account, request.UserPoolId)
  refuseUntracked(pool)
  return { pool, user: findUser(pool, request.Username) }
}

/** The reading operations do not declare UserNotFoundException: to them an unknown user is a missing resource. */
function findReadOwner(account: Account, request: UserReference): Owner {
  const pool = findPool(account, request.UserPoolId)
  refuseUntracked(pool)
  const user = lookUpUser(pool, request.Username)
  if (user === undefined) throw resourceNotFound('User does not exist.')
  return { pool, user }
}
