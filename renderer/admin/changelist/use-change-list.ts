import { useCallback, useMemo } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { Facet } from '../../../shared/admin/facets.ts'
import { emptyListQuery, type ListQuery } from '../../../shared/admin/list-query.ts'
import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import type { QueryProblem } from '../../../shared/admin/query.ts'
import type { Row } from '../../../shared/admin/row.ts'
import { useCount, useFacets, useList } from '../../api/queries.ts'
import type { Target } from '../../api/query-keys.ts'
import { listAddress } from '../addresses.ts'
import { useModel } from '../model-context.tsx'
import { formatListAddress, readListAddress } from './list-address.ts'

/** As many rows as a page may hold when all are asked for; more would make the window slow to draw. */
export const showAllLimit = 200

export type ListView = {
  readonly admin: ModelAdmin
  readonly target: Target
  /** What is shown: as the address asks, the page brought into the list's range. */
  readonly query: ListQuery
  readonly showCounts: boolean
  /** Parts of the address that were not used, and why. */
  readonly problems: readonly QueryProblem[]
  /** undefined until the first page is there. */
  readonly rows: readonly Row[] | undefined
  readonly counts: { readonly matching: number; readonly total: number } | undefined
  readonly facets: readonly Facet[] | undefined
  readonly pages: number
  /** The list on screen is the one before, while the one asked for is read. */
  readonly stale: boolean
  readonly failure: unknown
  readonly retry: () => void
  /** The list's own state as a query string, for the way back from a form. */
  readonly state: string
  /** The address of the list with something changed; all but a change of page goes back to page 1. */
  readonly addressWith: (change: Partial<ListQuery>, showCounts?: boolean) => string
  readonly go: (change: Partial<ListQuery>, options?: { replace?: boolean }) => void
}

/** A changelist without its looks: the address in, rows and counts and the addresses of its links out. */
export function useChangeList(): ListView {
  const { admin, target } = useModel()
  const [parameters] = useSearchParams()
  const navigate = useNavigate()
  const address = useMemo(() => readListAddress(admin, parameters), [admin, parameters])
  const { query: asked, showCounts } = address

  const count = useCount(target, asked)
  // While other filters are counted, the old figures stay on screen but decide nothing.
  const fresh = count.isPlaceholderData ? undefined : count.data
  const pages = Math.max(1, Math.ceil((count.data?.matching ?? 0) / admin.listPerPage))
  const query = useMemo(
    () => withinRange(asked, fresh?.matching, admin.listPerPage),
    [asked, fresh, admin.listPerPage],
  )
  const list = useList(target, query, { enabled: !asked.all || fresh !== undefined || count.isError })
  const facets = useFacets(target, asked, showCounts)

  const beyondEnd = list.data?.rows.length === 0 && query.page > 1 && fresh === undefined
  const addressWith = useCallback(
    (change: Partial<ListQuery>, counts = showCounts) =>
      listAddress(admin.name, formatListAddress(admin, { ...asked, page: 1, ...change }, counts)),
    [admin, asked, showCounts],
  )
  return {
    admin,
    target,
    query,
    showCounts,
    problems: [...address.problems, ...rangeProblems(admin, asked, fresh?.matching)],
    rows: beyondEnd ? undefined : list.data?.rows,
    counts: count.data,
    facets: facets.data?.facets,
    pages,
    stale: list.isPlaceholderData,
    failure: list.error ?? count.error ?? facets.error,
    retry: () => {
      for (const read of [list, count, facets]) if (read.isError) void read.refetch()
    },
    state: formatListAddress(admin, query, showCounts),
    addressWith,
    go: (change, options = {}) => void navigate(addressWith(change), { replace: options.replace ?? false }),
  }
}

/** Whether the address narrows the list down. */
export function isNarrowed(query: ListQuery): boolean {
  return query.search.trim() !== '' || query.filters.length > 0
}

/** What takes the search and the filters away again. */
export const withoutNarrowing = {
  search: emptyListQuery.search,
  filters: emptyListQuery.filters,
} satisfies Partial<ListQuery>

function withinRange(asked: ListQuery, matching: number | undefined, perPage: number): ListQuery {
  if (matching === undefined) return { ...asked, all: false }
  if (asked.all && matching <= showAllLimit) return { ...asked, page: 1 }
  const last = Math.max(1, Math.ceil(matching / perPage))
  return { ...asked, all: false, page: Math.min(asked.page, last) }
}

function rangeProblems(admin: ModelAdmin, asked: ListQuery, matching: number | undefined): QueryProblem[] {
  if (matching === undefined) return []
  const last = Math.max(1, Math.ceil(matching / admin.listPerPage))
  const problems: QueryProblem[] = []
  if (asked.all && matching > showAllLimit) {
    problems.push({
      key: 'all',
      value: '',
      message: `Up to ${showAllLimit} rows fit on one page, and ${matching} match. Search or filter first.`,
    })
  }
  if (!asked.all && asked.page > last) {
    problems.push({
      key: 'p',
      value: String(asked.page),
      message: `There is no such page. This is the last one, page ${last}.`,
    })
  }
  return problems
}
