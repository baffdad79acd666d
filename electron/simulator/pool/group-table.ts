import { SortedIndex } from './sorted-index.ts'

/** A group of a pool. Times in milliseconds since the epoch. */
export type Group = {
  readonly name: string
  readonly description?: string
  readonly precedence?: number
  readonly roleArn?: string
  readonly createdAt: number
  readonly modifiedAt: number
}

/** A pool's groups and who is in them, both ways round. */
export class GroupTable {
  readonly #groups = new Map<string, Group>()
  readonly #order = new SortedIndex<string>(byCodeUnit)
  readonly #members = new Map<string, SortedIndex<string>>()
  readonly #groupsOf = new Map<string, readonly string[]>()

  get size(): number {
    return this.#groups.size
  }

  get(name: string): Group | undefined {
    return this.#groups.get(name)
  }

  put(group: Group): void {
    if (!this.#groups.has(group.name)) {
      this.#order.insert(group.name)
      this.#members.set(group.name, new SortedIndex<string>(byCodeUnit))
    }
    this.#groups.set(group.name, group)
  }

  delete(name: string): void {
    for (const sub of this.members(name, '')) this.#setGroupsOf(sub, without(this.groupsOf(sub), name))
    this.#groups.delete(name)
    this.#members.delete(name)
    this.#order.remove(name)
  }

  /** The groups in the order of their names, after one of them (`''` for all). */
  *list(after: string): Generator<Group> {
    for (const name of this.#order.from((candidate) => candidate <= after)) {
      const group = this.#groups.get(name)
      if (group !== undefined) yield group
    }
  }

  /** The subs of a group's members in their order, after one of them (`''` for all). */
  *members(name: string, after: string): Generator<string> {
    const members = this.#members.get(name)
    if (members !== undefined) yield* members.from((candidate) => candidate <= after)
  }

  /** The names of a user's groups, in their order. */
  groupsOf(sub: string): readonly string[] {
    return this.#groupsOf.get(sub) ?? []
  }

  addMember(name: string, sub: string): void {
    const groups = this.groupsOf(sub)
    if (groups.includes(name)) return
    this.#members.get(name)?.insert(sub)
    this.#setGroupsOf(sub, [...groups, name].sort(byCodeUnit))
  }

  removeMember(name: string, sub: string): void {
    this.#members.get(name)?.remove(sub)
    this.#setGroupsOf(sub, without(this.groupsOf(sub), name))
  }

  /** Takes a deleted user out of every group. */
  forgetUser(sub: string): void {
    for (const name of this.groupsOf(sub)) this.#members.get(name)?.remove(sub)
    this.#groupsOf.delete(sub)
  }

  #setGroupsOf(sub: string, names: readonly string[]): void {
    if (names.length === 0) this.#groupsOf.delete(sub)
    else this.#groupsOf.set(sub, names)
  }
}

function byCodeUnit(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}

function without(names: readonly string[], name: string): string[] {
  return names.filter((candidate) => candidate !== name)
}
