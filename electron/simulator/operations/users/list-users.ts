import { findPool } from '../../pool/account.ts'
import { takePage } from '../../pool/pages/page.ts'
import type { Pool } from '../../pool/pool.ts'
import { type Filter, parseFilter } from '../../pool/users/filter.ts'
import { searchTerm, searchValue } from '../../pool/users/search-value.ts'
import type { User } from '../../pool/users/user.ts'
import { invalidParameter } from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'
import { attributeList, userType } from '../output.ts'

export const listUsers = operation('ListUsers', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const filterText = request.Filter ?? ''
  const filter = filterText.trim() === '' ? undefined : parseFilter(filterText)
  const order = filter?.attribute ?? 'sub'
  const page = takePage(
    account,
    {
      scope: ['ListUsers', pool.id, filterText],
      token: request.PaginationToken,
      limit: request.Limit || 60,
    },
    (after) => matchingUsers(pool, filter, after),
    (user) => [searchValue(user, order) ?? '', user.sub],
  )
  const requested = request.AttributesToGet ?? []
  return {
    Users: page.items.map((user) => {
      const whole = userType(user)
      return requested.length === 0
        ? whole
        : { ...whole, Attributes: selectAttributes(pool, user, requested) }
    }),
    PaginationToken: page.next,
  }
})

/** Without a filter the order is that of the subs, which says nothing about the users: as in the real service. */
function* matchingUsers(
  pool: Pool,
  filter: Filter | undefined,
  after: readonly string[] | undefined,
): Generator<User> {
  const [value, sub] = after ?? []
  const position = value === undefined || sub === undefined ? undefined : { value, sub }
  if (filter === undefined) {
    yield* pool.users.ordered('sub', position === undefined ? { from: '' } : { after: position })
    return
  }
  const term = searchTerm(filter.attribute, filter.value)
  const start = position === undefined ? { from: term } : { after: position }
  for (const user of pool.users.ordered(filter.attribute, start)) {
    const found = searchValue(user, filter.attribute) ?? ''
    if (filter.operator === '=' ? found !== term : !found.startsWith(term)) return
    yield user
  }
}

function selectAttributes(pool: Pool, user: User, names: readonly string[]): object[] {
  const all = attributeList(user)
  return names.map((name) => {
    const found = all.find((attribute) => attribute.Name === name)
    const known = pool.settings.schema.some((attribute) => attribute.Name === name)
    if (found === undefined || !known)
      throw invalidParameter('One or more requested attributes do not exist.')
    return found
  })
}
