import type { Operation } from '../../protocol/operation.ts'

export const deviceOperations: readonly Operation[] = []
