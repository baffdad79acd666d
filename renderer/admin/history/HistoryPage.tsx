import Alert from 'react-bootstrap/Alert'
import { Link, useSearchParams } from 'react-router'
import { emptyListQuery, type ListQuery } from '../../../shared/admin/list-query.ts'
import { registry } from '../../../shared/admin/registry.ts'
import { useCount, useList, useObject } from '../../api/queries.ts'
import type { Target } from '../../api/query-keys.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorAlert } from '../../components/ErrorAlert.tsx'
import { Icon } from '../../components/Icon.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { PageLinks } from '../../components/PageLinks.tsx'
import { formatCount } from '../../components/values/format.ts'
import { changeAddress, historyAddress } from '../addresses.ts'
import { crumbsOf } from '../crumbs.ts'
import { useModel, useObjectId } from '../model-context.tsx'
import { useListState } from '../use-list-state.ts'
import { HistoryTable } from './HistoryTable.tsx'

/** What was done to one object, newest first, with the values before and after. */
export function HistoryPage() {
  const { admin, target } = useModel()
  const id = useObjectId()
  const listState = useListState()
  const [parameters] = useSearchParams()
  const object = useObject(target, id)
  // What is gone may be kept as it was last seen.
  const { keptAs } = admin
  const kept = useObject(
    { ...target, model: keptAs ?? target.model },
    id,
    keptAs !== undefined && object.error !== null,
  )
  const page = pageOf(parameters.get('p'))
  const query = historyQuery(target, id, page)
  const log: Target = { model: 'audit', connection: null }
  const entries = useList(log, query)
  const count = useCount(log, query)
  const rows = entries.data?.rows
  // An object that is gone still has its history, and its last entry knows what it was called.
  const label = object.data?.label ?? kept.data?.label ?? (String(rows?.[0]?.values.object_label ?? '') || id)
  const address =
    object.data === undefined
      ? kept.data === undefined || keptAs === undefined
        ? null
        : changeAddress(keptAs, id)
      : changeAddress(admin.name, id, listState)
  const pages = Math.max(1, Math.ceil((count.data?.matching ?? 0) / registry.audit.listPerPage))

  return (
    <Page
      title={`Change history: ${label}`}
      crumbs={crumbsOf(admin, listState, address === null ? { label } : { label, to: address }, {
        label: 'History',
      })}
    >
      {kept.data === undefined || address === null ? null : (
        <Alert variant="warning" transition={false}>
          <Icon name={admin.icon} />
          <div>
            This {admin.label} doesn’t exist any more. <Link to={address}>Show it as it was last seen</Link>
          </div>
        </Alert>
      )}
      {entries.error === null ? null : (
        <ErrorAlert
          title="The history could not be read"
          thrown={entries.error}
          onRetry={() => void entries.refetch()}
        />
      )}
      {rows === undefined && entries.error === null ? <Loading label="Reading the history" /> : null}
      {rows?.length === 0 ? (
        <EmptyState icon="clock-history" title="No changes through this console">
          <p>
            What was changed elsewhere, in the AWS console or by the users themselves, is not part of this
            history.
          </p>
        </EmptyState>
      ) : null}
      {rows === undefined || rows.length === 0 ? null : (
        <>
          <HistoryTable admin={admin} rows={rows} />
          <nav className="paginator" aria-label="Pages">
            {pages === 1 ? null : (
              <PageLinks
                page={page}
                pages={pages}
                addressOf={(wanted) => withPage(historyAddress(admin.name, id, listState), wanted)}
              />
            )}
            {count.data === undefined ? null : (
              <span className="paginator-count">
                {formatCount(count.data.matching, registry.audit.label)}, newest first
              </span>
            )}
          </nav>
        </>
      )}
    </Page>
  )
}

function pageOf(value: string | null): number {
  return value !== null && /^[1-9]\d{0,5}$/.test(value) ? Number(value) : 1
}

function withPage(address: string, page: number): string {
  return `${address}${address.includes('?') ? '&' : '?'}p=${page}`
}

function historyQuery({ model, connection }: Target, id: string, page: number): ListQuery {
  return {
    ...emptyListQuery,
    page,
    ordering: [{ field: 'at', descending: true }],
    filters: [
      { field: 'model', lookup: 'exact', value: model },
      { field: 'object_id', lookup: 'exact', value: id },
      ...(connection === null ? [] : [{ field: 'connection', lookup: 'exact' as const, value: connection }]),
    ],
  }
}
