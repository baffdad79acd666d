import type { Caller } from './backend-types.ts'

/** The calls under way, by caller, so that a caller can stop its own and nobody else's. */
export type InFlight = {
  /** null: the caller has a call of that id under way. */
  readonly begin: (caller: Caller, callId: string) => AbortController | null
  readonly end: (caller: Caller, callId: string) => void
  /** Stops a call; one that is not there, or not there any more, is no error. */
  readonly cancel: (caller: Caller, callId: string) => void
  readonly cancelAll: () => void
}

/** An empty registry. */
export function createInFlight(): InFlight {
  const callers = new Map<string, Map<string, AbortController>>()
  return {
    begin: (caller, callId) => {
      const calls = callers.get(caller.id) ?? new Map<string, AbortController>()
      if (calls.has(callId)) return null
      const controller = new AbortController()
      callers.set(caller.id, calls.set(callId, controller))
      return controller
    },
    end: (caller, callId) => {
      const calls = callers.get(caller.id)
      calls?.delete(callId)
      if (calls?.size === 0) callers.delete(caller.id)
    },
    cancel: (caller, callId) => callers.get(caller.id)?.get(callId)?.abort(),
    cancelAll: () => {
      for (const calls of callers.values()) for (const controller of calls.values()) controller.abort()
    },
  }
}
