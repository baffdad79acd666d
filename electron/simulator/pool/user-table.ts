import { type SearchableAttribute, searchValue } from './search-value.ts'
import type { PoolSettings } from './settings.ts'
import { SortedIndex } from './sorted-index.ts'
import type { User } from './user.ts'

/** Where a page ended: the last user's indexed value and sub. */
export type Position = { readonly value: string; readonly sub: string }

/**
 * A pool's users, found by username, sub or alias, and listed in the order of any searchable attribute.
 * An index comes into being with its first use: a pool that nobody filters by family name pays nothing for it.
 */
export class UserTable {
  readonly #nameKey: (username: string) => string
  readonly #aliases: readonly string[]
  readonly #usernameAttributes: readonly string[]
  readonly #byName = new Map<string, User>()
  readonly #bySub = new Map<string, User>()
  readonly #byAlias = new Map<string, string>()
  readonly #indexes = new Map<SearchableAttribute, SortedIndex<User>>()

  constructor(settings: Pick<PoolSettings, 'caseSensitive' | 'aliasAttributes' | 'usernameAttributes'>) {
    this.#nameKey = settings.caseSensitive ? (username) => username : (username) => username.toLowerCase()
    this.#aliases = [...settings.aliasAttributes, ...settings.usernameAttributes]
    this.#usernameAttributes = settings.usernameAttributes
  }

  get size(): number {
    return this.#bySub.size
  }

  byUsername(username: string): User | undefined {
    return this.#byName.get(this.#nameKey(username))
  }

  bySub(sub: string): User | undefined {
    return this.#bySub.get(sub)
  }

  /** The user for whom the value, in any of the pool's alias attributes, stands for the username. */
  byAlias(value: string): User | undefined {
    for (const attribute of this.#aliases) {
      const holder = this.aliasHolder(attribute, value)
      if (holder !== undefined) return holder
    }
    return undefined
  }

  /** The user for whom this attribute, with this value, stands for the username. */
  aliasHolder(attribute: string, value: string): User | undefined {
    const sub = this.#byAlias.get(this.#aliasKey(attribute, value))
    return sub === undefined ? undefined : this.#bySub.get(sub)
  }

  insert(user: User): void {
    this.#byName.set(this.#nameKey(user.username), user)
    this.#bySub.set(user.sub, user)
    for (const key of this.#aliasKeys(user)) this.#byAlias.set(key, user.sub)
    for (const [attribute, index] of this.#indexes) {
      if (searchValue(user, attribute) !== undefined) index.insert(user)
    }
  }

  remove(user: User): void {
    this.#byName.delete(this.#nameKey(user.username))
    this.#bySub.delete(user.sub)
    for (const key of this.#aliasKeys(user)) {
      if (this.#byAlias.get(key) === user.sub) this.#byAlias.delete(key)
    }
    for (const [attribute, index] of this.#indexes) {
      if (searchValue(user, attribute) !== undefined) index.remove(user)
    }
  }

  replace(before: User, after: User): void {
    this.remove(before)
    this.insert(after)
  }

  /** The users that have the attribute, in its order and then the sub's, after a position or from a value on. */
  *ordered(attribute: SearchableAttribute, start: { after: Position } | { from: string }): Generator<User> {
    const precedes =
      'after' in start
        ? (user: User) => compareTo(user, attribute, start.after) <= 0
        : (user: User) => (searchValue(user, attribute) ?? '') < start.from
    yield* this.#index(attribute).from(precedes)
  }

  #index(attribute: SearchableAttribute): SortedIndex<User> {
    const existing = this.#indexes.get(attribute)
    if (existing !== undefined) return existing
    const having = [...this.#bySub.values()].filter((user) => searchValue(user, attribute) !== undefined)
    const index = new SortedIndex<User>(
      (left, right) =>
        compareTo(left, attribute, { value: searchValue(right, attribute) ?? '', sub: right.sub }),
      having,
    )
    this.#indexes.set(attribute, index)
    return index
  }

  #aliasKeys(user: User): string[] {
    return this.#aliases.flatMap((attribute) => {
      const value = user.attributes[attribute]
      return value !== undefined && this.#standsForUsername(user, attribute)
        ? [this.#aliasKey(attribute, value)]
        : []
    })
  }

  /** An alias counts once it is verified; a preferred username and an attribute that is the username always do. */
  #standsForUsername(user: User, attribute: string): boolean {
    if (attribute === 'preferred_username' || this.#usernameAttributes.includes(attribute)) return true
    return user.attributes[`${attribute}_verified`] === 'true'
  }

  #aliasKey(attribute: string, value: string): string {
    return `${attribute}=${this.#nameKey(value)}`
  }
}

function compareTo(user: User, attribute: SearchableAttribute, position: Position): number {
  const value = searchValue(user, attribute) ?? ''
  if (value !== position.value) return value < position.value ? -1 : 1
  if (user.sub === position.sub) return 0
  return user.sub < position.sub ? -1 : 1
}
