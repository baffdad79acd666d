import type { Operation } from '../../protocol/operation.ts'
import { adminForgetDevice, adminGetDevice, adminListDevices, adminUpdateDeviceStatus } from './devices.ts'
import { confirmDevice, forgetOwnDevice, getDevice, listDevices, updateDeviceStatus } from './own-devices.ts'

export const deviceOperations: readonly Operation[] = [
  adminForgetDevice,
  adminGetDevice,
  adminListDevices,
  adminUpdateDeviceStatus,
  confirmDevice,
  forgetOwnDevice,
  getDevice,
  listDevices,
  updateDeviceStatus,
]
