import { useCallback, useEffect, useRef, useState } from 'react'
import type { FieldValues } from '../../shared/admin/row.ts'
import type { BulkOutcome, Selection } from '../../shared/contract.ts'
import { bridge } from './bridge.ts'
import { call, newCallId } from './call.ts'
import type { Target } from './query-keys.ts'

export type ActionProgress = { readonly done: number; readonly failed: number; readonly total: number }

type ActionRun = {
  /** Runs an action of the model; `delete` is one too. Throws an ApiError when the call as a whole failed. */
  readonly run: (action: string, selection: Selection, parameters?: FieldValues) => Promise<BulkOutcome>
  /** Stops what has not been tried yet; the outcome says how much that was. */
  readonly cancel: () => void
  readonly running: boolean
  readonly cancelling: boolean
  /** null until the backend says how far it is. */
  readonly progress: ActionProgress | null
}

/** Runs actions on objects, with progress and cancelling, and waits for what came of each. */
export function useAction(target: Target): ActionRun {
  const { model, connection } = target
  const [state, setState] = useState<'idle' | 'running' | 'cancelling'>('idle')
  const [progress, setProgress] = useState<ActionProgress | null>(null)
  const controller = useRef<AbortController | null>(null)
  const callId = useRef('')

  useEffect(
    () =>
      bridge().onEvent((event) => {
        if (event.type !== 'actionProgress' || event.callId !== callId.current) return
        setProgress({ done: event.done, failed: event.failed, total: event.total })
      }),
    [],
  )

  const run = useCallback(
    async (action: string, selection: Selection, parameters: FieldValues = {}) => {
      const abort = new AbortController()
      controller.current = abort
      callId.current = newCallId()
      setProgress(null)
      setState('running')
      const options = { signal: abort.signal, callId: callId.current }
      try {
        return action === 'delete'
          ? await call('delete', { model, connection, selection }, options)
          : await call('action', { model, connection, action, selection, parameters }, options)
      } finally {
        setState('idle')
      }
    },
    [model, connection],
  )

  const cancel = useCallback(() => {
    setState((now) => (now === 'running' ? 'cancelling' : now))
    controller.current?.abort()
  }, [])

  return { run, cancel, running: state !== 'idle', cancelling: state === 'cancelling', progress }
}
