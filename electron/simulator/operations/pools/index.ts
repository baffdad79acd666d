import type { Operation } from '../../protocol/operation.ts'
import {
  createUserPool,
  deleteUserPool,
  describeUserPool,
  getUserPoolMfaConfig,
  listUserPools,
} from './pools.ts'

export const poolOperations: readonly Operation[] = [
  createUserPool,
  deleteUserPool,
  describeUserPool,
  getUserPoolMfaConfig,
  listUserPools,
]
