import type { Operation } from '../../protocol/operation.ts'

export const signInEventOperations: readonly Operation[] = []
