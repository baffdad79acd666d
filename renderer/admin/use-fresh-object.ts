import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { Row } from '../../shared/admin/row.ts'
import { call } from '../api/call.ts'
import type { Target } from '../api/query-keys.ts'

/**
 * An object as it is at this moment, read from Cognito. Nothing renews it by itself: a form that is being typed
 * into must not change under the reader's hands.
 */
export function useFreshObject(target: Target, id: string): UseQueryResult<Row> {
  return useQuery({
    queryKey: ['fresh', target.connection, target.model, id],
    queryFn: ({ signal }) => call('get', { ...target, id, fresh: true }, { signal }),
    gcTime: 0,
    staleTime: 0,
  })
}
