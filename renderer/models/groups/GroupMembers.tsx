import { useDeferredValue, useId, useState } from 'react'
import Alert from 'react-bootstrap/Alert'
import Form from 'react-bootstrap/Form'
import { emptyListQuery, type ListQuery } from '../../../shared/admin/list-query.ts'
import { registry } from '../../../shared/admin/registry.ts'
import type { Row } from '../../../shared/admin/row.ts'
import { useModel } from '../../admin/model-context.tsx'
import { useCount, useList } from '../../api/queries.ts'
import type { Target } from '../../api/query-keys.ts'
import { usePermission } from '../../api/session.tsx'
import { ErrorAlert } from '../../components/ErrorAlert.tsx'
import { Icon } from '../../components/Icon.tsx'
import { Loading } from '../../components/Loading.tsx'
import { formatCount, formatNumber } from '../../components/values/format.ts'
import { MemberSearch } from './MemberSearch.tsx'
import { MemberTable } from './MemberTable.tsx'
import { PageButtons } from './PageButtons.tsx'
import { useMembership } from './use-membership.ts'
import './groups.css'

/** Who is in a group: a page at a time, to be searched, added to and removed from. Each change is made at once. */
export function GroupMembers({ row: group }: { row: Row }) {
  const { connection } = useModel().target
  const [users] = useState<Target>({ model: 'users', connection })
  const headingId = useId()
  const [search, setSearch] = useState('')
  const [page, setPage] = useState(1)
  const query = membersQuery(group.id, useDeferredValue(search), page)
  const members = useList(users, query)
  const count = useCount(users, query)
  const membership = useMembership(users, group.id)
  const mayAdd = usePermission('users.add_to_group')
  const mayRemove = usePermission('users.remove_from_group')
  const pages = Math.max(1, Math.ceil((count.data?.matching ?? 0) / registry.users.listPerPage))
  const rows = members.data?.rows

  return (
    <section className="members" aria-labelledby={headingId}>
      <h2 id={headingId}>Members</h2>
      <p className="form-section-help">
        Adding and removing takes effect at once, without Save. Tokens name the group from the next sign-in or
        refresh on.
      </p>
      <MembershipOutcome outcome={membership.outcome} />
      <div className="members-bar">
        {mayAdd ? (
          <MemberSearch
            users={users}
            group={group.id}
            busy={membership.changing !== null}
            onChoose={(user) => void membership.change('add_to_group', user)}
          />
        ) : null}
        <div className="members-search">
          <Form.Label htmlFor={`${headingId}-search`}>Search the members</Form.Label>
          <Form.Control
            id={`${headingId}-search`}
            type="search"
            value={search}
            onChange={({ target }) => {
              setSearch(target.value)
              setPage(1)
            }}
          />
        </div>
      </div>
      {members.error === null ? null : (
        <ErrorAlert
          title="The members could not be read"
          thrown={members.error}
          onRetry={() => void members.refetch()}
        />
      )}
      {rows === undefined && members.error === null ? <Loading label="Reading the members" /> : null}
      {rows === undefined ? null : rows.length === 0 ? (
        <p className="members-nothing">
          {search === '' ? 'Nobody is in this group yet.' : 'No member matches the search.'}
        </p>
      ) : (
        <MemberTable
          rows={rows}
          changing={membership.changing}
          onRemove={mayRemove ? (user) => void membership.change('remove_from_group', user) : null}
        />
      )}
      <div className="members-foot">
        <PageButtons page={Math.min(page, pages)} pages={pages} onPage={setPage} />
        {count.data === undefined ? null : (
          <span>
            {search === ''
              ? formatCount(count.data.matching, 'member')
              : `${formatNumber(count.data.matching)} found`}
          </span>
        )}
      </div>
    </section>
  )
}

function MembershipOutcome({ outcome }: { outcome: ReturnType<typeof useMembership>['outcome'] }) {
  if (outcome === null) return <div role="status" />
  const { change, user, failure } = outcome
  if (failure !== null) {
    return (
      <ErrorAlert
        title={`${user.label} could not be ${change === 'add_to_group' ? 'added' : 'removed'}`}
        thrown={failure}
      />
    )
  }
  return (
    <Alert variant="success" role="status" transition={false}>
      <Icon name="check-circle" label="Done:" />
      <div>
        <bdi>{user.label}</bdi> was {change === 'add_to_group' ? 'added to' : 'removed from'} the group.
      </div>
    </Alert>
  )
}

function membersQuery(group: string, search: string, page: number): ListQuery {
  return {
    ...emptyListQuery,
    search: search.trim(),
    filters: [{ field: 'groups', lookup: 'exact', value: group }],
    ordering: [{ field: 'username', descending: false }],
    page,
  }
}
