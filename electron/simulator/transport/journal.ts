/** What was asked for: each operation's name, in the order of arrival. A call counts whatever becomes of it. */
export type Calls = {
  total(): number
  of(operation: string): number
  /** The latest of them: a service that runs for days does not remember every call. */
  operations(): readonly string[]
  reset(): void
}

const remembered = 100_000

export function createJournal(): { calls: Calls; record(operation: string): void } {
  let operations: string[] = []
  let total = 0
  const counts = new Map<string, number>()
  return {
    record(operation) {
      total += 1
      operations.push(operation)
      if (operations.length >= 2 * remembered) operations = operations.slice(-remembered)
      counts.set(operation, (counts.get(operation) ?? 0) + 1)
    },
    calls: {
      total: () => total,
      of: (operation) => counts.get(operation) ?? 0,
      operations: () => operations,
      reset() {
        operations = []
        total = 0
        counts.clear()
      },
    },
  }
}
