import type { ListQuery } from '../../../shared/admin/list-query.ts'
import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import { formatListQuery, parseListQuery, type QueryProblem } from '../../../shared/admin/query.ts'

/** Django's parameter for counts beside the filters. */
const countsKey = '_facets'

/** What a list's address says. */
export type ListAddress = {
  readonly query: ListQuery
  readonly showCounts: boolean
  readonly problems: readonly QueryProblem[]
}

export function readListAddress(admin: ModelAdmin, pairs: Iterable<readonly [string, string]>): ListAddress {
  const all = [...pairs]
  const counts = all.filter(([key]) => key === countsKey)
  const { query, problems } = parseListQuery(
    admin,
    all.filter(([key]) => key !== countsKey),
  )
  const badCounts = counts.filter(([, value]) => value !== 'True')
  return {
    query,
    showCounts: counts.some(([, value]) => value === 'True'),
    problems: [
      ...problems,
      ...badCounts.map(([key, value]) => ({ key, value, message: 'The value must be True.' })),
    ],
  }
}

/** The query string without its question mark. */
export function formatListAddress(admin: ModelAdmin, query: ListQuery, showCounts: boolean): string {
  const pairs = formatListQuery(admin, query)
  if (showCounts) pairs.push([countsKey, 'True'])
  return new URLSearchParams(pairs).toString()
}
