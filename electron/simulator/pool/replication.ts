/**
 * The way of writes to the lists of an account. What a list shows is a copy that takes each write after a delay, in
 * the order in which they were made; whatever looks at one user or group by name does not wait for it.
 */
export class Replication {
  /** How old a write is, in milliseconds of the service's clock, when the lists take it. */
  delayMs = 0
  readonly #now: () => number
  readonly #underWay: { readonly writtenAt: number; readonly apply: () => void }[] = []

  /** `now` in milliseconds since the epoch. */
  constructor(now: () => number) {
    this.#now = now
  }

  /** Hands a write on: `apply` makes it in the copy. */
  send(apply: () => void): void {
    this.#underWay.push({ writtenAt: this.#now(), apply })
    this.arrive()
  }

  /** Lets everything that is old enough take effect: to be called before a list is read. */
  arrive(): void {
    const latest = this.delayMs > 0 ? this.#now() - this.delayMs : Number.POSITIVE_INFINITY
    const ahead = this.#underWay.findIndex(({ writtenAt }) => writtenAt > latest)
    const due = this.#underWay.splice(0, ahead === -1 ? this.#underWay.length : ahead)
    for (const { apply } of due) apply()
  }
}
