import type { Operation } from '../../protocol/operation.ts'
import { adminGetUserAuthFactors } from './auth-factors.ts'
import { adminDeleteSoftwareToken, adminSetUserMfaPreference, adminSetUserSettings } from './mfa.ts'
import { getUserAuthFactors, setUserMfaPreference, setUserSettings } from './own-mfa.ts'

export const mfaOperations: readonly Operation[] = [
  adminDeleteSoftwareToken,
  adminGetUserAuthFactors,
  adminSetUserMfaPreference,
  adminSetUserSettings,
  getUserAuthFactors,
  setUserMfaPreference,
  setUserSettings,
]
