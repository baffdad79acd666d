import type { Replication } from '../replication.ts'
import { GroupListing } from './group-listing.ts'

/** A group of a pool. Times in milliseconds since the epoch. */
export type Group = {
  readonly name: string
  readonly description?: string
  readonly precedence?: number
  readonly roleArn?: string
  readonly createdAt: number
  readonly modifiedAt: number
}

/**
 * A pool's groups and who is in them, both ways round. `list` and `members` show what has reached the lists;
 * everything else is as it is.
 */
export class GroupTable {
  readonly #replication: Replication
  readonly #listing = new GroupListing()
  readonly #groups = new Map<string, Group>()
  readonly #members = new Map<string, Set<string>>()
  readonly #groupsOf = new Map<string, readonly string[]>()

  constructor(replication: Replication) {
    this.#replication = replication
  }

  get size(): number {
    return this.#groups.size
  }

  get(name: string): Group | undefined {
    return this.#groups.get(name)
  }

  put(group: Group): void {
    if (!this.#groups.has(group.name)) this.#members.set(group.name, new Set())
    this.#groups.set(group.name, group)
    this.#replication.send(() => this.#listing.put(group))
  }

  delete(name: string): void {
    const group = this.#groups.get(name)
    if (group === undefined) return
    for (const sub of this.#members.get(name) ?? []) this.#setGroupsOf(sub, without(this.groupsOf(sub), name))
    this.#groups.delete(name)
    this.#members.delete(name)
    this.#replication.send(() => this.#listing.delete(group))
  }

  /** Puts users, by their subs, into groups that nobody is in yet. Lists show them at once. */
  fill(memberships: Iterable<readonly [sub: string, groups: readonly string[]]>): void {
    const subsByGroup = new Map<string, string[]>(Array.from(this.#groups.keys(), (name) => [name, []]))
    for (const [sub, names] of memberships) {
      this.#setGroupsOf(sub, names)
      for (const name of names) subsByGroup.get(name)?.push(sub)
    }
    for (const [name, subs] of subsByGroup) {
      this.#members.set(name, new Set(subs))
      this.#listing.fill(name, subs)
    }
  }

  /** The groups in the order of their names, after one of them (`''` for all). */
  list(after: string): Generator<Group> {
    this.#replication.arrive()
    return this.#listing.list(after)
  }

  /** The subs of a group's members in their order, after one of them (`''` for all). */
  members(name: string, after: string): Generator<string> {
    this.#replication.arrive()
    return this.#listing.members(name, after)
  }

  /** The names of a user's groups, in their order. */
  groupsOf(sub: string): readonly string[] {
    return this.#groupsOf.get(sub) ?? []
  }

  addMember(name: string, sub: string): void {
    const groups = this.groupsOf(sub)
    if (groups.includes(name)) return
    this.#members.get(name)?.add(sub)
    this.#setGroupsOf(sub, [...groups, name].sort())
    this.#replication.send(() => this.#listing.addMember(name, sub))
  }

  removeMember(name: string, sub: string): void {
    this.#members.get(name)?.delete(sub)
    this.#setGroupsOf(sub, without(this.groupsOf(sub), name))
    this.#replication.send(() => this.#listing.removeMember(name, sub))
  }

  /** Takes a deleted user out of every group. */
  forgetUser(sub: string): void {
    for (const name of this.groupsOf(sub)) this.removeMember(name, sub)
  }

  #setGroupsOf(sub: string, names: readonly string[]): void {
    if (names.length === 0) this.#groupsOf.delete(sub)
    else this.#groupsOf.set(sub, names)
  }
}

function without(names: readonly string[], name: string): string[] {
  return names.filter((candidate) => candidate !== name)
}
