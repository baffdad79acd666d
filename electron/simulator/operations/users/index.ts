import type { Operation } from '../../protocol/operation.ts'
import { adminCreateUser } from './create-user.ts'
import { listUsers } from './list-users.ts'
import {
  adminDeleteUser,
  adminDeleteUserAttributes,
  adminDisableUser,
  adminEnableUser,
  adminGetUser,
  adminUpdateUserAttributes,
} from './users.ts'
import { getUserAttributeVerificationCode, verifyUserAttribute } from './verify-attribute.ts'

export const userOperations: readonly Operation[] = [
  adminCreateUser,
  adminDeleteUser,
  adminDeleteUserAttributes,
  adminDisableUser,
  adminEnableUser,
  adminGetUser,
  adminUpdateUserAttributes,
  getUserAttributeVerificationCode,
  listUsers,
  verifyUserAttribute,
]
