/** The wrong password in a row that is the first to lock the user out. */
const firstLock = 5
const longestLock = 15 * 60 * 1000

type Failures = { readonly count: number; readonly at: number }

/**
 * Wrong passwords, by user. The fifth in a row locks the user out for a second, and each further one for twice as
 * long, up to 15 minutes. Attempts while locked out count for nothing. Fifteen quiet minutes make all good again.
 * Source: "Lockout behavior" in AWS's developer guide. Times in milliseconds.
 */
export class SignInAttempts {
  readonly #failures = new Map<string, Failures>()

  isLockedOut(sub: string, now: number): boolean {
    const failures = this.#remembered(sub, now)
    return failures !== undefined && now < failures.at + lockAfter(failures.count)
  }

  noteFailure(sub: string, now: number): void {
    const count = (this.#remembered(sub, now)?.count ?? 0) + 1
    this.#failures.set(sub, { count, at: now })
  }

  /** After a success, or when the user is gone. */
  forget(sub: string): void {
    this.#failures.delete(sub)
  }

  #remembered(sub: string, now: number): Failures | undefined {
    const failures = this.#failures.get(sub)
    if (failures === undefined) return undefined
    return now - failures.at < lockAfter(failures.count) + longestLock ? failures : undefined
  }
}

function lockAfter(count: number): number {
  return count < firstLock ? 0 : Math.min(1000 * 2 ** (count - firstLock), longestLock)
}
