import { skipToken, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { ListQuery } from '../../shared/admin/list-query.ts'
import type { ModelAdmin } from '../../shared/admin/model-admin.ts'
import type { Row } from '../../shared/admin/row.ts'
import type { OutputOf } from '../../shared/contract.ts'
import type { ConnectionId } from '../../shared/domain/connection.ts'
import type { Pool } from '../../shared/domain/pool.ts'
import type { Session } from '../../shared/domain/session.ts'
import { call } from './call.ts'
import { queryKeys, type Target } from './query-keys.ts'
import { withLatestSync } from './sync-reports.ts'

export function useSessionQuery(): UseQueryResult<Session> {
  return useQuery({
    queryKey: queryKeys.session,
    queryFn: async ({ signal }) => withLatestSync(await call('session', {}, { signal })),
  })
}

/** What is known of a pool; nothing is asked while no connection is given. */
export function usePool(connection: ConnectionId | null): UseQueryResult<Pool> {
  return useQuery({
    queryKey: queryKeys.pool(connection),
    queryFn: connection === null ? skipToken : ({ signal }) => call('pool', { connection }, { signal }),
  })
}

/** The model's declaration with the open pool's schema merged in. */
export function useDescription(target: Target): UseQueryResult<ModelAdmin> {
  return useQuery({
    queryKey: queryKeys.describe(target),
    queryFn: ({ signal }) => call('describe', { ...target }, { signal }),
  })
}

/** A page of a list. While another page loads, the page before stays on screen; never another model's or pool's. */
export function useList(
  target: Target,
  query: ListQuery,
  options: { enabled?: boolean } = {},
): UseQueryResult<OutputOf<'list'>> {
  return useQuery({
    queryKey: queryKeys.list(target, query),
    queryFn: ({ signal }) => call('list', { ...target, query }, { signal }),
    placeholderData: (before, beforeQuery) => (sameTarget(beforeQuery, target) ? before : undefined),
    enabled: options.enabled ?? true,
  })
}

export function useCount(
  target: Target,
  query: ListQuery,
  options: { enabled?: boolean } = {},
): UseQueryResult<OutputOf<'count'>> {
  const counted = { ...query, ordering: [], page: 1, all: false }
  return useQuery({
    queryKey: queryKeys.count(target, counted),
    queryFn: ({ signal }) => call('count', { ...target, query: counted }, { signal }),
    placeholderData: (before, beforeQuery) => (sameTarget(beforeQuery, target) ? before : undefined),
    enabled: options.enabled ?? true,
  })
}

export function useFacets(
  target: Target,
  query: ListQuery,
  counts: boolean,
): UseQueryResult<OutputOf<'facets'>> {
  const counted = { ...query, ordering: [], page: 1, all: false }
  return useQuery({
    queryKey: queryKeys.facets(target, counted, counts),
    queryFn: ({ signal }) => call('facets', { ...target, query: counted, counts }, { signal }),
    placeholderData: (before, beforeQuery) => (sameTarget(beforeQuery, target) ? before : undefined),
  })
}

/** One object from the cache; a form that is about to edit reads it with `call('get', { fresh: true })` instead. */
export function useObject(target: Target, id: string, enabled = true): UseQueryResult<Row> {
  return useQuery({
    queryKey: queryKeys.object(target, id),
    queryFn: ({ signal }) => call('get', { ...target, id, fresh: false }, { signal }),
    enabled,
  })
}

function sameTarget(query: { queryKey: readonly unknown[] } | undefined, target: Target): boolean {
  return query?.queryKey[1] === target.connection && query.queryKey[2] === target.model
}
