import type { Operation } from '../../protocol/operation.ts'
import { adminGetUserAuthFactors } from './auth-factors.ts'
import { adminDeleteSoftwareToken, adminSetUserMfaPreference, adminSetUserSettings } from './mfa.ts'

export const mfaOperations: readonly Operation[] = [
  adminDeleteSoftwareToken,
  adminGetUserAuthFactors,
  adminSetUserMfaPreference,
  adminSetUserSettings,
]
