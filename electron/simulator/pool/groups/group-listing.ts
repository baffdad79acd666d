import { byCodeUnit, SortedIndex } from '../users/sorted-index.ts'
import { stringOrder } from '../users/string-order.ts'
import type { Group } from './group-table.ts'

/** The groups and their members as lists show them. */
export class GroupListing {
  readonly #groups = new SortedIndex<Group>(byName)
  /** By group, the subs of its members. */
  readonly #members = new Map<string, SortedIndex<string>>()

  /** Shows a group as a write left it. */
  put(group: Group): void {
    this.#groups.put(group)
    if (!this.#members.has(group.name)) this.#members.set(group.name, new SortedIndex(byCodeUnit))
  }

  delete(group: Group): void {
    this.#groups.remove(group)
    this.#members.delete(group.name)
  }

  /** Shows these as a group's members, in whatever order they come. */
  fill(name: string, subs: readonly string[]): void {
    const sorted = Array.from(stringOrder(subs), (position) => subs[position] ?? '')
    this.#members.set(name, new SortedIndex(byCodeUnit, sorted))
  }

  addMember(name: string, sub: string): void {
    this.#members.get(name)?.put(sub)
  }

  removeMember(name: string, sub: string): void {
    this.#members.get(name)?.remove(sub)
  }

  list(after: string): Generator<Group> {
    return this.#groups.from((group) => group.name <= after)
  }

  *members(name: string, after: string): Generator<string> {
    const members = this.#members.get(name)
    if (members !== undefined) yield* members.from((sub) => sub <= after)
  }
}

function byName({ name }: Group): (other: Group) => number {
  const compare = byCodeUnit(name)
  return (other) => compare(other.name)
}
