import type { Operation } from '../protocol/operation.ts'
import { describeUserPoolClient, listUserPoolClients } from './clients.ts'
import { adminCreateUser } from './create-user.ts'
import { createGroup, deleteGroup, getGroup, listGroups, updateGroup } from './groups.ts'
import { listUsers } from './list-users.ts'
import {
  adminAddUserToGroup,
  adminListGroupsForUser,
  adminRemoveUserFromGroup,
  listUsersInGroup,
} from './membership.ts'
import { adminResetUserPassword, adminSetUserPassword } from './passwords.ts'
import { describeUserPool, getUserPoolMfaConfig, listUserPools } from './pool.ts'
import {
  adminConfirmSignUp,
  adminDeleteUser,
  adminDeleteUserAttributes,
  adminDisableUser,
  adminEnableUser,
  adminGetUser,
  adminUpdateUserAttributes,
  adminUserGlobalSignOut,
} from './users.ts'

/** Every operation that the simulator answers, by its name on the wire. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  [
    adminAddUserToGroup,
    adminConfirmSignUp,
    adminCreateUser,
    adminDeleteUser,
    adminDeleteUserAttributes,
    adminDisableUser,
    adminEnableUser,
    adminGetUser,
    adminListGroupsForUser,
    adminRemoveUserFromGroup,
    adminResetUserPassword,
    adminSetUserPassword,
    adminUpdateUserAttributes,
    adminUserGlobalSignOut,
    createGroup,
    deleteGroup,
    describeUserPool,
    describeUserPoolClient,
    getGroup,
    getUserPoolMfaConfig,
    listGroups,
    listUserPoolClients,
    listUserPools,
    listUsers,
    listUsersInGroup,
    updateGroup,
  ].map((operation) => [operation.name, operation]),
)
