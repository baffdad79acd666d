import { z } from 'zod'
import { fieldOf, type ModelAdmin } from '../../../shared/admin/model-admin.ts'
import { auditAdmin } from '../../../shared/admin/models/audit.ts'
import { type Row, valueChangeSchema } from '../../../shared/admin/row.ts'
import { ChoiceBadge } from '../../components/values/ChoiceBadge.tsx'
import { Time } from '../../components/values/Time.tsx'
import { ValueChanges } from '../../components/values/ValueChanges.tsx'
import { actionInWords } from './audit-entry.ts'

const changesSchema = z.array(valueChangeSchema).catch([])
const outcomes = fieldOf(auditAdmin, 'outcome')?.choices ?? []

export function HistoryTable({ admin, rows }: { admin: ModelAdmin; rows: readonly Row[] }) {
  return (
    <div className="table-responsive">
      <table className="table table-sm history-table quiet-links" aria-label="Change history">
        <thead>
          <tr>
            <th scope="col">Date/time</th>
            <th scope="col">Operator</th>
            <th scope="col">Action</th>
            <th scope="col">Changes</th>
            <th scope="col">Outcome</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((entry) => (
            <Entry key={entry.id} admin={admin} entry={entry} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Entry({ admin, entry }: { admin: ModelAdmin; entry: Row }) {
  const { at, operator, changes, outcome, error, request_id: requestId } = entry.values
  const parsed = changesSchema.parse(changes)
  return (
    <tr>
      <th scope="row">
        <Time value={String(at)} />
      </th>
      <td>
        <bdi>{String(operator ?? '')}</bdi>
      </td>
      <td>{actionInWords(entry)}</td>
      <td className="history-changes">
        {parsed.length === 0 ? (
          <span className="text-body-secondary">No values</span>
        ) : (
          <ValueChanges changes={parsed} labelOf={(name) => fieldOf(admin, name)?.label ?? name} />
        )}
      </td>
      <td className="history-outcome">
        <ChoiceBadge choices={outcomes} value={String(outcome)} />
        {error ? <p className="history-error">{String(error)}</p> : null}
        {requestId ? (
          <p className="history-request">
            Request ID <code>{String(requestId)}</code>
          </p>
        ) : null}
      </td>
    </tr>
  )
}
