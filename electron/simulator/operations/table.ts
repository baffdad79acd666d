import type { Operation } from '../protocol/operation.ts'
import { describeUserPoolClient, listUserPoolClients } from './clients.ts'
import { createGroup, deleteGroup, getGroup, listGroups, updateGroup } from './groups.ts'
import { listUsers } from './list-users.ts'
import {
  adminAddUserToGroup,
  adminListGroupsForUser,
  adminRemoveUserFromGroup,
  listUsersInGroup,
} from './membership.ts'
import { describeUserPool, getUserPoolMfaConfig, listUserPools } from './pool.ts'

/** Every operation that the simulator answers, by its name on the wire. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  [
    adminAddUserToGroup,
    adminListGroupsForUser,
    adminRemoveUserFromGroup,
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
