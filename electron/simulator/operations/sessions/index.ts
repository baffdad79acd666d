import type { Operation } from '../../protocol/operation.ts'

export const sessionOperations: readonly Operation[] = []
