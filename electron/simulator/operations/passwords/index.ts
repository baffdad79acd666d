import type { Operation } from '../../protocol/operation.ts'
import { adminResetUserPassword, adminSetUserPassword } from './passwords.ts'

export const passwordOperations: readonly Operation[] = [adminResetUserPassword, adminSetUserPassword]
