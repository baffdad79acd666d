import type { Operator } from '../../shared/access.ts'
import type { Caller } from './backend-types.ts'

/** What a handler knows of the call it answers. */
export type CallContext = {
  readonly callId: string
  readonly caller: Caller
  readonly operator: Operator
  /** Aborted when the caller cancels. */
  readonly signal: AbortSignal
}
