import type { Replication } from '../replication.ts'
import type { PoolSettings } from '../settings.ts'
import type { SearchableAttribute } from './search-value.ts'
import type { User } from './user.ts'
import { type Position, UserListing } from './user-listing.ts'
import { type Entry, UserEntries, type UserSource } from './user-source.ts'

/**
 * A pool's users: found by username, sub or alias as they are, and listed as far as the writes to them have reached
 * the lists.
 */
export class UserTable {
  readonly #nameKey: (username: string) => string
  readonly #aliases: readonly string[]
  readonly #usernameAttributes: readonly string[]
  readonly #replication: Replication
  readonly #entries = new UserEntries()
  readonly #listing = new UserListing(this.#entries)
  readonly #bySub = new Map<string, Entry>()
  readonly #subByName = new Map<string, string>()
  /** By attribute, then by value. */
  readonly #subByAlias: ReadonlyMap<string, Map<string, string>>

  constructor(
    settings: Pick<PoolSettings, 'caseSensitive' | 'aliasAttributes' | 'usernameAttributes'>,
    replication: Replication,
  ) {
    this.#nameKey = settings.caseSensitive ? (username) => username : (username) => username.toLowerCase()
    this.#aliases = [...settings.aliasAttributes, ...settings.usernameAttributes]
    this.#usernameAttributes = settings.usernameAttributes
    this.#replication = replication
    this.#subByAlias = new Map(this.#aliases.map((attribute) => [attribute, new Map()]))
  }

  get size(): number {
    return this.#bySub.size
  }

  /** The users' subs; those of a source first, in the order of its numbers. */
  subs(): Iterable<string> {
    return this.#bySub.keys()
  }

  byUsername(username: string): User | undefined {
    return this.#read(this.#subByName.get(this.#nameKey(username)))
  }

  bySub(sub: string): User | undefined {
    return this.#read(sub)
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
    return this.#read(this.#subByAlias.get(attribute)?.get(this.#nameKey(value)))
  }

  /** Fills an empty table with all users of a source. Lists show them at once. */
  fill(source: UserSource): void {
    this.#entries.source = source
    const numbers = Array.from({ length: source.size }, (_, number) => number)
    const subs = numbers.map((number) => source.value(number, 'sub') ?? '')
    // One map after the other: a million users take half of the time that all maps at once would.
    for (const number of numbers) this.#bySub.set(subs[number] ?? '', number)
    fillKeys(this.#subByName, subs, (number) => this.#name(number))
    for (const [attribute, subByAlias] of this.#subByAlias) {
      fillKeys(subByAlias, subs, (number) => this.#alias(number, attribute))
    }
    this.#listing.fill(numbers, subs)
  }

  insert(user: User): void {
    this.#write(user.sub, user)
  }

  remove(user: User): void {
    this.#write(user.sub, undefined)
  }

  /** Puts a user's new record in the place of the one before. */
  replace(before: User, after: User): void {
    this.#write(before.sub, after)
  }

  /** The user with this sub as lists show them. */
  listed(sub: string): User | undefined {
    this.#replication.arrive()
    return this.#listing.get(sub)
  }

  /** The users that have the attribute, in its order and then the sub's, after a position or from a value on. */
  ordered(attribute: SearchableAttribute, start: { after: Position } | { from: string }): Generator<User> {
    this.#replication.arrive()
    return this.#listing.ordered(attribute, start)
  }

  #write(sub: string, after: User | undefined): void {
    const before = this.#bySub.get(sub)
    this.#change(sub, before, after)
    this.#replication.send(() => this.#listing.change(before, after))
  }

  #change(sub: string, before: Entry | undefined, after: Entry | undefined): void {
    if (after === undefined) this.#bySub.delete(sub)
    else this.#bySub.set(sub, after)
    moveKey(this.#subByName, sub, this.#name(before), this.#name(after))
    for (const [attribute, subs] of this.#subByAlias) {
      moveKey(subs, sub, this.#alias(before, attribute), this.#alias(after, attribute))
    }
  }

  #read(sub: string | undefined): User | undefined {
    const entry = sub === undefined ? undefined : this.#bySub.get(sub)
    return entry === undefined ? undefined : this.#entries.read(entry)
  }

  #name(entry: Entry | undefined): string | undefined {
    const username = entry === undefined ? undefined : this.#entries.value(entry, 'username')
    return username === undefined ? undefined : this.#nameKey(username)
  }

  /** The value by which the attribute stands for the username; undefined where it does not. */
  #alias(entry: Entry | undefined, attribute: string): string | undefined {
    if (entry === undefined || !this.#standsForUsername(entry, attribute)) return undefined
    const value = this.#entries.value(entry, attribute)
    return value === undefined ? undefined : this.#nameKey(value)
  }

  /** An alias counts once it is verified; a preferred username and an attribute that is the username always do. */
  #standsForUsername(entry: Entry, attribute: string): boolean {
    if (attribute === 'preferred_username' || this.#usernameAttributes.includes(attribute)) return true
    return this.#entries.value(entry, `${attribute}_verified`) === 'true'
  }
}

/** Finds subs by the keys of the users with those numbers, where they have one. */
function fillKeys(
  subByKey: Map<string, string>,
  subs: readonly string[],
  keyOf: (number: number) => string | undefined,
): void {
  for (const [number, sub] of subs.entries()) {
    const key = keyOf(number)
    if (key !== undefined) subByKey.set(key, sub)
  }
}

/** Finds the sub by another key than before; a key that someone else has taken since stays theirs. */
function moveKey(
  subByKey: Map<string, string>,
  sub: string,
  from: string | undefined,
  to: string | undefined,
): void {
  if (from === to) return
  if (from !== undefined && subByKey.get(from) === sub) subByKey.delete(from)
  if (to !== undefined) subByKey.set(to, sub)
}
