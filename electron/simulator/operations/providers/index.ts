import type { Operation } from '../../protocol/operation.ts'

export const providerOperations: readonly Operation[] = []
