import { useState } from 'react'
import type { Row } from '../../../shared/admin/row.ts'
import { ApiError } from '../../api/api-error.ts'
import type { Target } from '../../api/query-keys.ts'
import { useAction } from '../../api/use-action.ts'

type MembershipChange = 'add_to_group' | 'remove_from_group'

/** What came of the last change of a membership. */
type Outcome = {
  readonly change: MembershipChange
  readonly user: Row
  /** What was thrown; null: it was done. */
  readonly failure: unknown
}

type Membership = {
  /** The user whose membership is being changed. */
  readonly changing: Row | null
  readonly outcome: Outcome | null
  readonly change: (change: MembershipChange, user: Row) => Promise<void>
}

/** Puts users into a group and takes them out. */
export function useMembership(users: Target, group: string): Membership {
  const { run } = useAction(users)
  const [changing, setChanging] = useState<Row | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const change = async (what: MembershipChange, user: Row) => {
    setChanging(user)
    setOutcome(null)
    try {
      const { failed } = await run(what, { kind: 'ids', ids: [user.id] }, { group })
      const refused = failed[0]
      setOutcome({
        change: what,
        user,
        failure: refused === undefined ? null : new ApiError(refused.error),
      })
    } catch (failure) {
      setOutcome({ change: what, user, failure })
    } finally {
      setChanging(null)
    }
  }
  return { changing, outcome, change }
}
