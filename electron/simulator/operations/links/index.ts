import type { Operation } from '../../protocol/operation.ts'

export const linkOperations: readonly Operation[] = []
