import type { PoolCache } from '../../electron/backend/store/pool-cache-types.ts'
import { emptyListQuery, type ListQuery } from '../../shared/admin/list-query.ts'
import { usersAdmin } from '../../shared/admin/models/users.ts'
import { percentile, type Samples, table, timed } from './measure.ts'

const repeats = 20

const looks: Readonly<Record<string, Partial<ListQuery>>> = {
  'the whole pool': {},
  'by status': { filters: [{ field: 'status', lookup: 'exact', value: 'RESET_REQUIRED' }] },
  'by enabled': { filters: [{ field: 'enabled', lookup: 'exact', value: '0' }] },
  'by group': { filters: [{ field: 'groups', lookup: 'exact', value: 'staff' }] },
  'a name': { search: 'garcia' },
  'a name and a status': {
    search: 'garcia',
    filters: [{ field: 'status', lookup: 'exact', value: 'CONFIRMED' }],
  },
  'an address': { search: 'maria.garcia' },
}

/** The sidebar with its counts: for the whole pool, under filters and under searches. */
export async function benchFacets(cache: PoolCache): Promise<object> {
  const byLook = new Map<string, Samples>()
  for (const [look, query] of Object.entries(looks)) {
    const samples: Samples = []
    byLook.set(look, samples)
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      await timed(samples, () => cache.facets(usersAdmin, { ...emptyListQuery, ...query }, true))
    }
  }
  console.log(table([...byLook]))
  const all = [...byLook.values()].flat()
  return {
    facetsP50Ms: percentile(all, 50),
    facetsP95Ms: percentile(all, 95),
    looks: Object.fromEntries([...byLook].map(([look, samples]) => [look, percentile(samples, 95)])),
  }
}
