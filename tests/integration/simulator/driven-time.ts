/** A clock that stands still until a test moves it. */
export function drivenTime(): { readonly now: () => Date; advance(milliseconds: number): void } {
  let milliseconds = Date.UTC(2026, 0, 31, 12)
  return {
    now: () => new Date(milliseconds),
    advance(by) {
      milliseconds += by
    },
  }
}
