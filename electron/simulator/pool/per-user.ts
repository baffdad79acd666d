import type { User } from './users/user.ts'

/**
 * What a pool keeps of its users besides their profiles, such as their devices. Until something is put for a user,
 * they have what `initial` makes for them, so that users who are never looked at take no space.
 */
export class PerUser<Value> {
  readonly #initial: (user: User) => Value
  readonly #put = new Map<string, Value>()

  constructor(initial: (user: User) => Value) {
    this.#initial = initial
  }

  of(user: User): Value {
    const put = this.#put.get(user.sub)
    return put === undefined ? this.#initial(user) : put
  }

  put(user: User, value: Value): void {
    this.#put.set(user.sub, value)
  }

  /** Drops what a deleted user had. */
  forget(sub: string): void {
    this.#put.delete(sub)
  }
}
