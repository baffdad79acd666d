import { cancelledFailure } from '../failure.ts'

/** Holds back whoever comes while it is shut. */
export type Gate = {
  /** Resolves when the gate is open; rejects as cancelled when the signal is aborted first. */
  readonly passed: (signal: AbortSignal) => Promise<void>
  readonly shut: () => void
  readonly open: () => void
}

export function createGate(): Gate {
  let opened: PromiseWithResolvers<void> | null = null
  return {
    passed: async (signal) => {
      if (signal.aborted) throw cancelledFailure()
      if (opened === null) return
      const aborted = Promise.withResolvers<never>()
      const stop = (): void => aborted.reject(cancelledFailure())
      signal.addEventListener('abort', stop, { once: true })
      try {
        await Promise.race([opened.promise, aborted.promise])
      } finally {
        signal.removeEventListener('abort', stop)
      }
    },
    shut: () => {
      opened ??= Promise.withResolvers<void>()
    },
    open: () => {
      opened?.resolve()
      opened = null
    },
  }
}
