import type { Operation } from '../../protocol/operation.ts'
import { addCustomAttributes } from './custom-attributes.ts'
import { getUserPoolMfaConfig, setUserPoolMfaConfig } from './mfa-config.ts'
import { createUserPool, deleteUserPool, describeUserPool, listUserPools, updateUserPool } from './pools.ts'

export const poolOperations: readonly Operation[] = [
  addCustomAttributes,
  createUserPool,
  deleteUserPool,
  describeUserPool,
  getUserPoolMfaConfig,
  listUserPools,
  setUserPoolMfaConfig,
  updateUserPool,
]
