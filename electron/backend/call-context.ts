import type { Operator } from '../../shared/access.ts'
import type { Caller } from './backend-types.ts'

/** What a handler knows of the call it answers. */
export type CallContext = {
  readonly callId: string
  readonly caller: Caller
  readonly operator: Operator
  /** The secrets that the input carries, which no error of the call may repeat. */
  readonly secrets: readonly string[]
  /** Aborted when the caller cancels. */
  readonly signal: AbortSignal
}
