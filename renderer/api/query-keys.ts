import type { QueryClient } from '@tanstack/react-query'
import type { ListQuery } from '../../shared/admin/list-query.ts'
import type { ModelName } from '../../shared/admin/model-name.ts'
import type { ConnectionId } from '../../shared/domain/connection.ts'

/** Whose objects: a model's, of the open connection, or of the console itself (null). */
export type Target = { readonly model: ModelName; readonly connection: ConnectionId | null }

/** Drops all that was read of a pool; what is on screen is read again. */
export function forgetConnection(client: QueryClient, connection: string): void {
  void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === connection })
}

/** Keys of all that the window reads. All reads of a model's objects begin alike, so that one event can invalidate them. */
export const queryKeys = {
  session: ['session'],
  awsProfiles: ['awsProfiles'],
  pool: (connection: ConnectionId | null) => ['pool', connection],
  describe: ({ model, connection }: Target) => ['describe', connection, model],
  objects: ({ model, connection }: Target) => ['objects', connection, model],
  list: (target: Target, query: ListQuery) => [...queryKeys.objects(target), 'list', query],
  count: (target: Target, query: ListQuery) => [...queryKeys.objects(target), 'count', query],
  facets: (target: Target, query: ListQuery, counts: boolean) => [
    ...queryKeys.objects(target),
    'facets',
    query,
    counts,
  ],
  object: (target: Target, id: string) => [...queryKeys.objects(target), 'object', id],
} as const
