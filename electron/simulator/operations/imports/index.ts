import type { Operation } from '../../protocol/operation.ts'

export const importJobOperations: readonly Operation[] = []
