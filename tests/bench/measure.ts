/** Durations of one kind of call, in milliseconds. */
export type Samples = number[]

/** How long a call takes, added to the samples; gives what the call gave. */
export async function timed<Value>(samples: Samples, call: () => Promise<Value>): Promise<Value> {
  const started = performance.now()
  const value = await call()
  samples.push(performance.now() - started)
  return value
}

/** The value that so many per cent of the samples do not exceed, rounded to hundredths; 0 without samples. */
export function percentile(samples: Samples, percent: number): number {
  const sorted = samples.toSorted((one, other) => one - other)
  const value = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0
  return Math.round(value * 100) / 100
}

/** A table for people: one line for each kind of call. */
export function table(rows: readonly (readonly [label: string, samples: Samples])[]): string {
  const cells = [
    ['', 'calls', 'p50 ms', 'p95 ms', 'max ms'],
    ...rows.map(([label, samples]) => [
      label,
      String(samples.length),
      ...[50, 95, 100].map((percent) => percentile(samples, percent).toFixed(2)),
    ]),
  ]
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? []
  return cells
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n')
}
