import type { ConsoleEvent } from '../../shared/events.ts'

type Listener = (event: ConsoleEvent) => void

/** Passes events on to whoever listens. */
export type EventHub = {
  readonly emit: Listener
  /** Calls the listener for each event until the returned function is called. */
  readonly onEvent: (listener: Listener) => () => void
}

/** A hub without memory: who listens late has missed what was before. */
export function createEventHub(): EventHub {
  const listeners = new Set<Listener>()
  return {
    emit: (event) => {
      for (const listener of listeners) listener(event)
    },
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
