import type { ListFilter, ListQuery } from '../../../shared/admin/list-query.ts'
import type { User } from '../../../shared/domain/user.ts'
import type { Member } from './people.ts'

/** Whether a user is in a list, told without any SQL. */
export function isListed({ user, groups }: Member, query: ListQuery): boolean {
  return query.filters.every((filter) => passes(user, groups, filter)) && isFound(user, query.search)
}

function passes(user: User, groups: readonly string[], { field, lookup, value }: ListFilter): boolean {
  if (field === 'groups') {
    return lookup === 'exact' ? groups.includes(value) : (groups.length === 0) === (value === '1')
  }
  const held = heldBy(user, field)
  switch (lookup) {
    case 'exact':
      return held === value
    case 'isnull':
      return (held === undefined) === (value === '1')
    case 'gte':
      return held !== undefined && held >= new Date(value).toISOString()
    case 'lt':
      return held !== undefined && held < new Date(value).toISOString()
  }
}

function heldBy(user: User, field: string): string | undefined {
  switch (field) {
    case 'username':
    case 'sub':
    case 'status':
    case 'created_at':
    case 'updated_at':
      return user[field]
    case 'enabled':
      return user.enabled ? '1' : '0'
    case 'email_verified':
    case 'phone_number_verified':
      return user.attributes[field] === 'true' ? '1' : '0'
    default:
      return user.attributes[field]
  }
}

/** The search as Django has it, for searches without quotes. */
function isFound(user: User, search: string): boolean {
  const values = searchedValues(user)
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => values.some((value) => value.includes(word)))
}

const remembered = new Map<User, string[]>()

function searchedValues(user: User): string[] {
  const known = remembered.get(user)
  if (known !== undefined) return known
  const { given_name = '', family_name = '' } = user.attributes
  const values = [
    user.username,
    user.sub,
    ...Object.values(user.attributes),
    `${given_name} ${family_name}`,
  ].map((value) => value.toLowerCase().replaceAll(/\s+/g, ' '))
  remembered.set(user, values)
  return values
}

/** What a list is sorted by, told without any SQL; users without a value come first. */
export function sortValue(user: User, field: string): string {
  const { name, given_name = '', family_name = '' } = user.attributes
  switch (field) {
    case 'display_name':
      return (name ?? `${given_name} ${family_name}`)
        .normalize('NFKD')
        .replaceAll(/\p{M}/gu, '')
        .toLowerCase()
    case 'username':
    case 'email':
    case 'phone_number':
      // As the index compares: only ASCII letters lose their case.
      return (heldBy(user, field) ?? '').replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
    default:
      return heldBy(user, field) ?? ''
  }
}
