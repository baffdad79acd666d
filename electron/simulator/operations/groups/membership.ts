import { findPool } from '../../pool/account.ts'
import type { Group } from '../../pool/groups/group-table.ts'
import { takePage } from '../../pool/pages/page.ts'
import { findUser, type Pool } from '../../pool/pool.ts'
import { groupNotFound, limitExceeded } from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'
import { groupType, userType } from '../output.ts'

const groupsPerUser = 100

export const adminAddUserToGroup = operation('AdminAddUserToGroup', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const user = findUser(pool, request.Username)
  const group = findGroup(pool, request.GroupName)
  const groups = pool.groups.groupsOf(user.sub)
  if (!groups.includes(group.name) && groups.length >= groupsPerUser) {
    throw limitExceeded(`Maximum number of groups per user (${groupsPerUser}) exceeded.`)
  }
  pool.groups.addMember(group.name, user.sub)
  return {}
})

export const adminRemoveUserFromGroup = operation('AdminRemoveUserFromGroup', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const user = findUser(pool, request.Username)
  const group = findGroup(pool, request.GroupName)
  pool.groups.removeMember(group.name, user.sub)
  return {}
})

export const adminListGroupsForUser = operation('AdminListGroupsForUser', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const user = findUser(pool, request.Username)
  const page = takePage(
    account,
    {
      scope: ['AdminListGroupsForUser', pool.id, user.sub],
      token: request.NextToken,
      limit: request.Limit || 60,
    },
    (after) => pool.groups.groupsOf(user.sub).filter((name) => name > (after?.[0] ?? '')),
    (name) => [name],
  )
  return {
    Groups: page.items.map((name) => groupType(pool, findGroup(pool, name))),
    NextToken: page.next,
  }
})

export const listUsersInGroup = operation('ListUsersInGroup', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const group = findGroup(pool, request.GroupName)
  const page = takePage(
    account,
    {
      scope: ['ListUsersInGroup', pool.id, group.name],
      token: request.NextToken,
      limit: request.Limit || 60,
    },
    (after) => pool.groups.members(group.name, after?.[0] ?? ''),
    (sub) => [sub],
  )
  const users = page.items.flatMap((sub) => pool.users.listed(sub) ?? [])
  return { Users: users.map(userType), NextToken: page.next }
})

function findGroup(pool: Pool, name: string): Group {
  const group = pool.groups.get(name)
  if (group === undefined) throw groupNotFound()
  return group
}
