import type { Operation } from '../../protocol/operation.ts'
import { describeUserPool, getUserPoolMfaConfig, listUserPools } from './pools.ts'

export const poolOperations: readonly Operation[] = [describeUserPool, getUserPoolMfaConfig, listUserPools]
