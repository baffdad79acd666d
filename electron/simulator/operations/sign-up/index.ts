import type { Operation } from '../../protocol/operation.ts'
import { adminConfirmSignUp, confirmSignUp } from './confirm-sign-up.ts'
import { resendConfirmationCode } from './resend-confirmation-code.ts'
import { signUp } from './sign-up.ts'

export const signUpOperations: readonly Operation[] = [
  adminConfirmSignUp,
  confirmSignUp,
  resendConfirmationCode,
  signUp,
]
