import { useQueries } from '@tanstack/react-query'
import { emptyListQuery } from '../../../shared/admin/list-query.ts'
import type { Selection } from '../../../shared/contract.ts'
import { call } from '../../api/call.ts'
import { useCount, useList } from '../../api/queries.ts'
import { queryKeys, type Target } from '../../api/query-keys.ts'

/** Objects named on the page; the rest is only counted. */
const namedObjects = 10

type SelectedObjects = {
  /** null while it is counted. */
  readonly count: number | null
  readonly names: readonly string[]
  readonly error: unknown
}

/** How many objects a selection holds, and what the first of them are called. */
export function useSelectedObjects(target: Target, selection: Selection): SelectedObjects {
  const isQuery = selection.kind === 'query'
  const query = isQuery ? { ...selection.query, page: 1, all: false } : emptyListQuery
  const first = useList(target, query, { enabled: isQuery })
  const counted = useCount(target, query, { enabled: isQuery })
  const ids = isQuery ? [] : selection.ids
  const objects = useQueries({
    queries: ids.slice(0, namedObjects).map((id) => ({
      queryKey: queryKeys.object(target, id),
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        call('get', { ...target, id, fresh: false }, { signal }),
    })),
  })
  if (!isQuery) {
    return {
      count: ids.length,
      names: objects.map((object, position) => object.data?.label ?? ids[position] ?? ''),
      error: null,
    }
  }
  return {
    count: counted.data?.matching ?? null,
    names: (first.data?.rows ?? []).slice(0, namedObjects).map(({ label }) => label),
    error: counted.error ?? first.error,
  }
}
