import type { Operation } from '../../protocol/operation.ts'

export const mfaOperations: readonly Operation[] = []
