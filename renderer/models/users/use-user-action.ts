import { useState } from 'react'
import type { Action } from '../../../shared/admin/action.ts'
import type { FieldValues, Row } from '../../../shared/admin/row.ts'
import { ApiError } from '../../api/api-error.ts'
import type { Target } from '../../api/query-keys.ts'
import { useAction } from '../../api/use-action.ts'

type UserAction = {
  readonly running: boolean
  /** What was thrown, or why Cognito refused; null when it was done or not tried. */
  readonly failure: unknown
  /** Whether it was done. */
  readonly take: (parameters: FieldValues) => Promise<boolean>
}

/** Takes an action on one user: what a list would report as a failed row is a failure here. */
export function useUserAction(target: Target, action: Action, row: Row): UserAction {
  const { run, running } = useAction(target)
  const [failure, setFailure] = useState<unknown>(null)
  const take = async (parameters: FieldValues) => {
    setFailure(null)
    try {
      const outcome = await run(action.name, { kind: 'ids', ids: [row.id] }, parameters)
      const failed = outcome.failed[0]
      if (failed !== undefined) throw new ApiError(failed.error)
      return outcome.done > 0
    } catch (thrown) {
      setFailure(thrown)
      return false
    }
  }
  return { running, failure, take }
}

/** What to say when an action was done to one object. */
export function doneMessage(action: Action, label: string, model: string): string {
  return action.doneMessage.replace('{label}', label).replace('{count}', `1 ${model}`)
}
