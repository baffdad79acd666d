/** What became of a row. */
type RowOutcome = 'SUCCEEDED' | 'SKIPPED' | 'FAILED'

export type RowResult = { readonly outcome: RowOutcome; readonly reason: string }

/** What an import job writes to CloudWatch Logs: a line for each row, in the words of the service. */
export class ImportLog {
  readonly #lines: number[] = []
  readonly #results: RowResult[] = []

  get size(): number {
    return this.#lines.length
  }

  /**
   * Half a million lines are kept as numbers; callers share the result objects of common outcomes.
   * @param line the row's line in the file
   */
  add(line: number, result: RowResult): void {
    this.#lines.push(line)
    this.#results.push(result)
  }

  /** Such as `[SKIPPED] Line Number 5956 - The user already exists.` */
  *texts(): Generator<string> {
    for (const [index, { outcome, reason }] of this.#results.entries()) {
      yield `[${outcome}] Line Number ${this.#lines[index]} - ${reason}`
    }
  }
}
