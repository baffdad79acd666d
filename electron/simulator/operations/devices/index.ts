import type { Operation } from '../../protocol/operation.ts'
import { adminForgetDevice, adminGetDevice, adminListDevices, adminUpdateDeviceStatus } from './devices.ts'

export const deviceOperations: readonly Operation[] = [
  adminForgetDevice,
  adminGetDevice,
  adminListDevices,
  adminUpdateDeviceStatus,
]
