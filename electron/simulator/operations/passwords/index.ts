import type { Operation } from '../../protocol/operation.ts'
import { adminResetUserPassword, confirmForgotPassword, forgotPassword } from './forgot-password.ts'
import { adminSetUserPassword } from './set-password.ts'

export const passwordOperations: readonly Operation[] = [
  adminResetUserPassword,
  adminSetUserPassword,
  confirmForgotPassword,
  forgotPassword,
]
