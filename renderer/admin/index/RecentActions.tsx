import { Link } from 'react-router'
import { emptyListQuery } from '../../../shared/admin/list-query.ts'
import { modelNameSchema } from '../../../shared/admin/model-name.ts'
import { registry } from '../../../shared/admin/registry.ts'
import type { Row } from '../../../shared/admin/row.ts'
import { useList } from '../../api/queries.ts'
import { ErrorAlert } from '../../components/ErrorAlert.tsx'
import { Icon } from '../../components/Icon.tsx'
import { useNow } from '../../components/use-now.ts'
import { formatAgo, formatFullTime } from '../../components/values/format.ts'
import { listAddress } from '../addresses.ts'
import { AuditObject } from '../history/AuditObject.tsx'
import { actionInWords } from '../history/audit-entry.ts'

/** How many entries are shown. */
const shownEntries = 10

const newestFirst = { ...emptyListQuery, ordering: [{ field: 'at', descending: true }] }

/** The last entries of the audit log. */
export function RecentActions() {
  const entries = useList({ model: 'audit', connection: null }, newestFirst)
  const rows = entries.data?.rows.slice(0, shownEntries)
  return (
    <section className="recent-actions" aria-labelledby="recent-actions">
      <h2 id="recent-actions">Recent actions</h2>
      {entries.error === null ? null : (
        <ErrorAlert
          title="The audit log could not be read"
          thrown={entries.error}
          onRetry={() => void entries.refetch()}
        />
      )}
      {rows?.length === 0 ? <p className="recent-nothing">Nothing was done yet.</p> : null}
      <ol>
        {rows?.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      {rows === undefined || rows.length === 0 ? null : <Link to={listAddress('audit')}>Audit log</Link>}
    </section>
  )
}

function Entry({ entry }: { entry: Row }) {
  const now = useNow(30_000)
  const at = new Date(String(entry.values.at))
  const model = modelNameSchema.safeParse(entry.values.model)
  const { action, operator, outcome, connection_name: pool } = entry.values
  return (
    <li>
      <Icon name={iconOf(String(action), String(outcome))} className={`recent-icon recent-${outcome}`} />
      <div>
        <AuditObject entry={entry} />
        <p>
          {actionInWords(entry)}
          {outcome === 'done' ? null : (
            <strong className="recent-outcome">
              {outcome === 'failed' ? ' (failed)' : ' (outcome unknown)'}
            </strong>
          )}
          {' · '}
          {model.success ? registry[model.data].label : String(entry.values.model)}
          {pool ? (
            <>
              {' · '}
              <bdi>{String(pool)}</bdi>
            </>
          ) : null}
          <br />
          <bdi>{String(operator)}</bdi>,{' '}
          <time dateTime={at.toISOString()} title={formatFullTime(at)}>
            {formatAgo(at, now)}
          </time>
        </p>
      </div>
    </li>
  )
}

function iconOf(action: string, outcome: string): string {
  if (outcome === 'failed') return 'x-circle'
  if (outcome === 'unknown') return 'question-circle'
  if (action === 'add') return 'plus-lg'
  return action === 'delete' ? 'trash3' : 'pencil'
}
