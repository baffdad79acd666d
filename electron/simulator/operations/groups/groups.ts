import { findPool } from '../../pool/account.ts'
import type { Group } from '../../pool/groups/group-table.ts'
import { takePage } from '../../pool/pages/page.ts'
import { groupExists, groupNotFound, limitExceeded } from '../../protocol/exceptions.ts'
import type { InputOf } from '../../protocol/input.ts'
import { operation } from '../../protocol/operation.ts'
import { groupType } from '../output.ts'

const groupsPerPool = 10_000

export const listGroups = operation('ListGroups', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const page = takePage(
    account,
    { scope: ['ListGroups', pool.id], token: request.NextToken, limit: request.Limit || 60 },
    (after) => pool.groups.list(after?.[0] ?? ''),
    (group) => [group.name],
  )
  return { Groups: page.items.map((group) => groupType(pool, group)), NextToken: page.next }
})

export const getGroup = operation('GetGroup', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const group = pool.groups.get(request.GroupName)
  if (group === undefined) throw groupNotFound()
  return { Group: groupType(pool, group) }
})

export const createGroup = operation('CreateGroup', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  if (pool.groups.get(request.GroupName) !== undefined) throw groupExists()
  if (pool.groups.size >= groupsPerPool) {
    throw limitExceeded(`Maximum number of groups per user pool (${groupsPerPool}) exceeded.`)
  }
  const now = account.now()
  const group: Group = { name: request.GroupName, ...givenFields(request), createdAt: now, modifiedAt: now }
  pool.groups.put(group)
  return { Group: groupType(pool, group) }
})

export const updateGroup = operation('UpdateGroup', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const before = pool.groups.get(request.GroupName)
  if (before === undefined) throw groupNotFound()
  const group: Group = { ...before, ...givenFields(request), modifiedAt: account.now() }
  pool.groups.put(group)
  return { Group: groupType(pool, group) }
})

export const deleteGroup = operation('DeleteGroup', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  if (pool.groups.get(request.GroupName) === undefined) throw groupNotFound()
  pool.groups.delete(request.GroupName)
  return {}
})

function givenFields(
  request: Pick<InputOf<'UpdateGroup'>, 'Description' | 'RoleArn' | 'Precedence'>,
): Partial<Group> {
  return {
    ...(request.Description === undefined ? {} : { description: request.Description }),
    ...(request.RoleArn === undefined ? {} : { roleArn: request.RoleArn }),
    ...(request.Precedence === undefined ? {} : { precedence: request.Precedence }),
  }
}
