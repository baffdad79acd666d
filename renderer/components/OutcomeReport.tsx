import { useState } from 'react'
import type { ModelAdmin } from '../../shared/admin/model-admin.ts'
import type { BulkOutcome } from '../../shared/contract.ts'
import type { MessageLevel } from './messages.tsx'
import { formatCount } from './values/format.ts'

/** Failures named before the rest is folded away. */
const shownFailures = 5

export function outcomeLevel(outcome: BulkOutcome): MessageLevel {
  if (outcome.failed.length === 0 && outcome.skipped === 0) return 'success'
  return outcome.done === 0 && outcome.failed.length > 0 ? 'error' : 'warning'
}

/** What came of an action on several objects: how many it was done to, and each failure in Cognito's words. */
export function OutcomeReport({
  admin,
  doneMessage,
  outcome,
}: {
  admin: ModelAdmin
  /** As an action declares it, with `{count}`. */
  doneMessage: string
  outcome: BulkOutcome
}) {
  const { done, failed, skipped } = outcome
  return (
    <>
      {done === 0 && failed.length > 0 ? null : (
        <p className="outcome-line">{doneMessage.replace('{count}', formatCount(done, admin.label))}</p>
      )}
      {skipped === 0 ? null : (
        <p className="outcome-line">
          {formatCount(skipped, admin.label)} left as {skipped === 1 ? 'it is' : 'they are'}, because the
          action was cancelled.
        </p>
      )}
      {failed.length === 0 ? null : <Failures admin={admin} failed={failed} />}
    </>
  )
}

function Failures({ admin, failed }: { admin: ModelAdmin; failed: BulkOutcome['failed'] }) {
  const [all, setAll] = useState(false)
  const shown = all ? failed : failed.slice(0, shownFailures)
  return (
    <>
      <p className="outcome-line">It failed for {formatCount(failed.length, admin.label)}:</p>
      <ul className="outcome-failures">
        {shown.map(({ id, label, error }) => (
          <li key={id}>
            <strong>
              <bdi>{label}</bdi>
            </strong>
            : {error.message}
            {error.advice === undefined ? null : ` ${error.advice}`}
            {error.requestId === undefined ? null : (
              <>
                {' '}
                <small>
                  Request ID <code>{error.requestId}</code>
                </small>
              </>
            )}
          </li>
        ))}
      </ul>
      {failed.length > shownFailures ? (
        <button type="button" className="btn btn-link long-text-toggle" onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${failed.length}`}
        </button>
      ) : null}
    </>
  )
}
