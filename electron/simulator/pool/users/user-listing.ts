import type { SearchableAttribute } from './search-value.ts'
import { SortedIndex } from './sorted-index.ts'
import { stringOrder } from './string-order.ts'
import type { User } from './user.ts'
import type { Entry, UserEntries } from './user-source.ts'

/** Where a page ended: the last user's indexed value and sub. */
export type Position = { readonly value: string; readonly sub: string }

/**
 * The users as lists show them, in the order of any searchable attribute and then the sub's. An index by another
 * attribute than the sub comes into being with its first use: a pool that nobody filters by family name pays nothing
 * for it.
 */
export class UserListing {
  readonly #entries: UserEntries
  readonly #indexes = new Map<SearchableAttribute, SortedIndex<Entry>>()
  #bySub: SortedIndex<Entry>

  constructor(entries: UserEntries) {
    this.#entries = entries
    this.#bySub = this.#indexOf('sub', [])
  }

  /** Begins with these users, in no order, and their subs. */
  fill(entries: readonly Entry[], subs: readonly string[]): void {
    this.#indexes.clear()
    this.#bySub = this.#indexOf('sub', inOrderOf(subs, entries))
  }

  get(sub: string): User | undefined {
    const entry = this.#bySub.first((other) => this.#value(other, 'sub') < sub)
    return entry !== undefined && this.#value(entry, 'sub') === sub ? this.#entries.read(entry) : undefined
  }

  /** Shows a user as a write left them: `before` is undefined for a new one, `after` for a deleted one. */
  change(before: Entry | undefined, after: Entry | undefined): void {
    for (const [attribute, index] of this.#indexes) {
      const from = before === undefined ? undefined : this.#entries.value(before, attribute)
      const to = after === undefined ? undefined : this.#entries.value(after, attribute)
      if (before !== undefined && from !== undefined && from !== to) index.remove(before)
      if (after !== undefined && to !== undefined) index.put(after)
    }
  }

  /** The users that have the attribute, in its order and then the sub's, after a position or from a value on. */
  *ordered(attribute: SearchableAttribute, start: { after: Position } | { from: string }): Generator<User> {
    const precedes =
      'after' in start
        ? (entry: Entry) => this.#compare(entry, attribute, start.after) <= 0
        : (entry: Entry) => this.#value(entry, attribute) < start.from
    const index = this.#indexes.get(attribute) ?? this.#buildIndex(attribute)
    for (const entry of index.from(precedes)) yield this.#entries.read(entry)
  }

  #buildIndex(attribute: SearchableAttribute): SortedIndex<Entry> {
    const having: Entry[] = []
    const values: string[] = []
    for (const entry of this.#bySub.from(() => false)) {
      const value = this.#entries.value(entry, attribute)
      if (value === undefined) continue
      having.push(entry)
      values.push(value)
    }
    return this.#indexOf(attribute, inOrderOf(values, having))
  }

  #indexOf(attribute: SearchableAttribute, sorted: readonly Entry[]): SortedIndex<Entry> {
    const order = (entry: Entry) => {
      const position = { value: this.#value(entry, attribute), sub: this.#value(entry, 'sub') }
      return (other: Entry) => this.#compare(other, attribute, position)
    }
    const index = new SortedIndex<Entry>(order, sorted)
    this.#indexes.set(attribute, index)
    return index
  }

  #compare(entry: Entry, attribute: SearchableAttribute, position: Position): number {
    const value = this.#value(entry, attribute)
    if (value !== position.value) return value < position.value ? -1 : 1
    const sub = this.#value(entry, 'sub')
    if (sub === position.sub) return 0
    return sub < position.sub ? -1 : 1
  }

  /** Of an entry that is in the attribute's index: it has a value. */
  #value(entry: Entry, attribute: SearchableAttribute): string {
    return this.#entries.value(entry, attribute) ?? ''
  }
}

function inOrderOf(values: readonly string[], entries: readonly Entry[]): Entry[] {
  const sorted: Entry[] = []
  for (const position of stringOrder(values)) {
    const entry = entries[position]
    if (entry !== undefined) sorted.push(entry)
  }
  return sorted
}
