import type { ListFilter } from './list-query.ts'
import type { Row } from './row.ts'

/** What a run found of users, each a count of its row. */
export type FoundCount = 'added' | 'changed' | 'gone'

/** The list that a count of a run leads to. */
export type FoundList = { readonly model: 'users' | 'departed_users'; readonly filters: ListFilter[] }

/**
 * The list of the users that a run found new, changed or gone. Those who are new and those who changed are told by
 * when they were first seen and last seen to change: a user who went since, or changed again, is in no such list.
 */
export function foundList(run: Row, count: FoundCount): FoundList {
  const { started_at: from, until } = run.values
  const within = (field: string): ListFilter[] => [
    { field, lookup: 'gte', value: String(from) },
    ...(typeof until === 'string' ? [{ field, lookup: 'lt' as const, value: after(until) }] : []),
  ]
  switch (count) {
    case 'added':
      return { model: 'users', filters: within('first_seen_at') }
    case 'changed':
      return {
        model: 'users',
        filters: [...within('changed_at'), { field: 'first_seen_at', lookup: 'lt', value: String(from) }],
      }
    case 'gone':
      return { model: 'departed_users', filters: [{ field: 'run', lookup: 'exact', value: run.id }] }
  }
}

/** The next millisecond: what a run found last, it found at its very end. */
function after(time: string): string {
  return new Date(Date.parse(time) + 1).toISOString()
}
