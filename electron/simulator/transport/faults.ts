/** What goes wrong. */
type FaultEffect =
  /** An exception that the service answers with; nothing is changed. */
  | {
      readonly kind:
        | 'throttled'
        | 'access-denied'
        | 'expired-token'
        | 'invalid-signature'
        | 'unrecognized-client'
        | 'internal-error'
    }
  /** Any other exception, by its name in the API. `status` is 400 unless given. */
  | { readonly kind: 'exception'; readonly name: string; readonly message: string; readonly status?: number }
  /** The connection breaks before the service has done anything, or after it has done everything. */
  | { readonly kind: 'reset-before' | 'reset-after' }
  /** The service takes the request and never answers. */
  | { readonly kind: 'no-answer' }
  /** The service's clock is ahead of this machine's by that much (behind, when negative). */
  | { readonly kind: 'clock-skew'; readonly milliseconds: number }

/** A planned fault: which calls it hits, and what it does to them. */
export type Fault = FaultEffect & {
  /** The operation it waits for; any, when absent. */
  readonly operation?: string
  /** How many such calls it lets through first; 0 unless given. */
  readonly skip?: number
  /** How many calls it hits after that; 1 unless given, Infinity for all. */
  readonly times?: number
}

export type FaultPlan = {
  plan(fault: Fault): void
  clear(): void
  /** The fault that hits this call, if any: the earliest planned one that is due. Counts the call for all of them. */
  next(operation: string): Fault | undefined
}

export function createFaultPlan(): FaultPlan {
  let pending: { readonly fault: Fault; skip: number; times: number }[] = []
  return {
    plan(fault) {
      pending.push({ fault, skip: fault.skip ?? 0, times: fault.times ?? 1 })
    },
    clear() {
      pending = []
    },
    next(operation) {
      let due: Fault | undefined
      for (const entry of pending) {
        if (entry.fault.operation !== undefined && entry.fault.operation !== operation) continue
        if (entry.skip > 0) {
          entry.skip -= 1
        } else if (due === undefined) {
          due = entry.fault
          entry.times -= 1
        }
      }
      pending = pending.filter((entry) => entry.times > 0)
      return due
    },
  }
}
