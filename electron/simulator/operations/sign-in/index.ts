import type { Operation } from '../../protocol/operation.ts'

export const signInOperations: readonly Operation[] = []
