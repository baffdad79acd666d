import { useCallback, useState } from 'react'
import type { Action } from '../../../shared/admin/action.ts'
import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import type { FieldValues, Row } from '../../../shared/admin/row.ts'
import type { Selection } from '../../../shared/contract.ts'
import type { Target } from '../../api/query-keys.ts'
import { type ActionProgress, useAction } from '../../api/use-action.ts'
import { ErrorAlert } from '../../components/ErrorAlert.tsx'
import { useMessages } from '../../components/messages.tsx'
import { OutcomeReport, outcomeLevel } from '../../components/OutcomeReport.tsx'

/** An action about to be taken on a selection. */
export type BulkTask = {
  readonly action: Action
  readonly selection: Selection
  /** How many objects that are. */
  readonly count: number
  /** Those of them that are on screen. */
  readonly rows: readonly Row[]
}

export type BulkAction = {
  /** What is asked about or under way; null: nothing. */
  readonly task: BulkTask | null
  readonly running: boolean
  readonly cancelling: boolean
  readonly progress: ActionProgress | null
  /** Asks first where the action wants it, or where more is touched than is on screen. */
  readonly begin: (task: BulkTask) => void
  readonly confirm: (task: BulkTask, parameters: FieldValues) => void
  readonly giveUp: () => void
}

/** Takes an action on a selection, from asking to the report of what came of it. */
export function useBulkAction(admin: ModelAdmin, target: Target, onDone: () => void): BulkAction {
  const [task, setTask] = useState<BulkTask | null>(null)
  const { run, cancel, running, cancelling, progress } = useAction(target)
  const messages = useMessages()

  const confirm = useCallback(
    (confirmed: BulkTask, parameters: FieldValues) => {
      const take = async () => {
        setTask(confirmed)
        try {
          const outcome = await run(confirmed.action.name, confirmed.selection, parameters)
          messages.show(
            outcomeLevel(outcome),
            <OutcomeReport admin={admin} doneMessage={confirmed.action.doneMessage} outcome={outcome} />,
          )
          onDone()
        } catch (thrown) {
          messages.show(
            'error',
            <ErrorAlert
              title={`“${confirmed.action.label}” could not be carried out`}
              thrown={thrown}
              plain
            />,
          )
        } finally {
          setTask(null)
        }
      }
      void take()
    },
    [admin, run, messages, onDone],
  )

  return {
    task,
    running,
    cancelling,
    progress,
    begin: (begun) => {
      const { action, selection } = begun
      const asks = action.confirm !== 'none' || action.parameters.length > 0 || selection.kind === 'query'
      if (asks) setTask(begun)
      else confirm(begun, {})
    },
    confirm,
    giveUp: () => (running ? cancel() : setTask(null)),
  }
}
