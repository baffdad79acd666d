import type { Operation } from '../../protocol/operation.ts'
import { adminInitiateAuth, initiateAuth } from './initiate-auth.ts'
import {
  changePassword,
  deleteUser,
  deleteUserAttributes,
  getUser,
  updateUserAttributes,
} from './own-profile.ts'
import { getTokensFromRefreshToken } from './refresh.ts'
import { adminRespondToAuthChallenge, respondToAuthChallenge } from './respond-to-auth-challenge.ts'
import { adminUserGlobalSignOut, globalSignOut, revokeToken } from './sign-out.ts'
import { associateSoftwareToken, verifySoftwareToken } from './software-token.ts'

export const signInOperations: readonly Operation[] = [
  adminInitiateAuth,
  adminRespondToAuthChallenge,
  adminUserGlobalSignOut,
  associateSoftwareToken,
  changePassword,
  deleteUser,
  deleteUserAttributes,
  getTokensFromRefreshToken,
  getUser,
  globalSignOut,
  initiateAuth,
  respondToAuthChallenge,
  revokeToken,
  updateUserAttributes,
  verifySoftwareToken,
]
