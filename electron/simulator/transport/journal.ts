/** What was asked for: each operation's name, in the order of arrival. A call counts whatever becomes of it. */
export type Calls = {
  total(): number
  of(operation: string): number
  operations(): readonly string[]
  reset(): void
}

export function createJournal(): { calls: Calls; record(operation: string): void } {
  let operations: string[] = []
  const counts = new Map<string, number>()
  return {
    record(operation) {
      operations.push(operation)
      counts.set(operation, (counts.get(operation) ?? 0) + 1)
    },
    calls: {
      total: () => operations.length,
      of: (operation) => counts.get(operation) ?? 0,
      operations: () => operations,
      reset() {
        operations = []
        counts.clear()
      },
    },
  }
}
