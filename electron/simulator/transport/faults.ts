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
  /** The call waits until the promise is fulfilled, and is then answered as any other. */
  | { readonly kind: 'hold'; readonly until: Promise<void> }

/** A planned fault: which calls it hits, and what it does to them. */
export type Fault = FaultEffect & {
  /** The operations it waits for; any, when absent. */
  readonly operation?: string | readonly string[]
  /** The access key whose calls it hits; any, when absent. */
  readonly accessKeyId?: string
  /** Whether it hits only the access key of the first call that it hits: until the caller renews its credentials. */
  readonly untilRenewed?: boolean
  /** How long after planning it begins, by the service's clock; at once unless given. */
  readonly afterMilliseconds?: number
  /** How long it lasts from then on; without end unless given. */
  readonly forMilliseconds?: number
  /** How many such calls it lets through first; 0 unless given. */
  readonly skip?: number
  /** How many calls it hits after that. Unless given: all, when something else ends it; else 1. Infinity for all. */
  readonly times?: number
}

type FaultKind = Fault['kind']

/** What a plan has to know of a call. */
type PlannedCall = {
  readonly operation: string
  /** The access key that signed it; undefined when nothing did. */
  readonly accessKeyId: string | undefined
}

export type FaultPlan = {
  /** Adds a fault after those planned before. Returns what takes it back. */
  plan(fault: Fault): () => void
  clear(): void
  /** The fault that hits this call, if any: the earliest planned one that is due. Counts the call for all of them. */
  next(call: PlannedCall): Fault | undefined
}

/** What is wrong with credentials is not seen in a request that bears none. */
const credentialFaults: ReadonlySet<FaultKind> = new Set([
  'access-denied',
  'expired-token',
  'invalid-signature',
  'unrecognized-client',
  'clock-skew',
])

type Entry = {
  readonly fault: Fault
  readonly begins: number
  readonly ends: number
  accessKeyId: string | undefined
  skip: number
  times: number
}

/** @param clock the service's clock, in milliseconds */
export function createFaultPlan(clock: () => number): FaultPlan {
  let pending: Entry[] = []
  return {
    plan(fault) {
      const begins = clock() + (fault.afterMilliseconds ?? 0)
      const endsByItself = fault.forMilliseconds !== undefined || fault.untilRenewed === true
      const entry: Entry = {
        fault,
        begins,
        ends: begins + (fault.forMilliseconds ?? Number.POSITIVE_INFINITY),
        accessKeyId: fault.accessKeyId,
        skip: fault.skip ?? 0,
        times: fault.times ?? (endsByItself ? Number.POSITIVE_INFINITY : 1),
      }
      pending.push(entry)
      return () => {
        pending = pending.filter((other) => other !== entry)
      }
    },
    clear() {
      pending = []
    },
    next(call) {
      const now = clock()
      let due: Fault | undefined
      for (const entry of pending) {
        if (now < entry.begins || now >= entry.ends || !concerns(entry, call)) continue
        if (entry.skip > 0) {
          entry.skip -= 1
        } else if (due === undefined) {
          due = entry.fault
          entry.times -= 1
          if (due.untilRenewed === true) entry.accessKeyId ??= call.accessKeyId
        }
      }
      pending = pending.filter((entry) => entry.times > 0 && now < entry.ends)
      return due
    },
  }
}

function concerns({ fault, accessKeyId }: Entry, call: PlannedCall): boolean {
  if (call.accessKeyId === undefined && credentialFaults.has(fault.kind)) return false
  if (accessKeyId !== undefined && accessKeyId !== call.accessKeyId) return false
  if (fault.operation === undefined) return true
  return typeof fault.operation === 'string'
    ? fault.operation === call.operation
    : fault.operation.includes(call.operation)
}
