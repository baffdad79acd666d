import { searchValue } from './search-value.ts'
import type { User } from './user.ts'

/**
 * Users that follow from their number, and are made when they are looked at: a pool of a million of them keeps
 * numbers until it is written to.
 */
export type UserSource = {
  /** Users are numbered from 0. */
  readonly size: number
  user(number: number): User
  /** What `searchValue` says about that user, without making the rest of it where that is worth it. */
  value(number: number, name: string): string | undefined
}

/** A user as the tables keep them: a record, or the number of one in the pool's source. */
export type Entry = User | number

/** A pool's entries, read. */
export class UserEntries {
  source: UserSource = {
    size: 0,
    user(number) {
      throw new RangeError(`There is no user number ${number}.`)
    },
    value: () => undefined,
  }

  read(entry: Entry): User {
    return typeof entry === 'number' ? this.source.user(entry) : entry
  }

  value(entry: Entry, name: string): string | undefined {
    return typeof entry === 'number' ? this.source.value(entry, name) : searchValue(entry, name)
  }
}
