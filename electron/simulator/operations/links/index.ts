import type { Operation } from '../../protocol/operation.ts'
import { adminDisableProviderForUser, adminLinkProviderForUser } from './links.ts'

export const linkOperations: readonly Operation[] = [adminDisableProviderForUser, adminLinkProviderForUser]
