import type { User } from './user.ts'

/** The attributes that ListUsers can filter by. Custom attributes are not among them. */
export const searchableAttributes = [
  'username',
  'email',
  'phone_number',
  'name',
  'given_name',
  'family_name',
  'preferred_username',
  'cognito:user_status',
  'status',
  'sub',
] as const

export type SearchableAttribute = (typeof searchableAttributes)[number]

/** A user's value by the name that filters give it; undefined where the user has no such attribute. */
export function searchValue(user: User, name: string): string | undefined {
  switch (name) {
    case 'username':
      return user.username
    case 'sub':
      return user.sub
    case 'status':
      return user.enabled ? 'Enabled' : 'Disabled'
    case 'cognito:user_status':
      return user.status
    default:
      return user.attributes[name]
  }
}

/** The status is searched without regard to case, everything else as it is stored. */
export function searchTerm(attribute: SearchableAttribute, value: string): string {
  return attribute === 'cognito:user_status' ? value.toUpperCase() : value
}
