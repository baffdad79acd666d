import type { PoolCache } from '../../electron/backend/store/pool-cache-types.ts'
import { emptyListQuery, type ListFilter, type ListQuery } from '../../shared/admin/list-query.ts'
import { usersAdmin } from '../../shared/admin/models/users.ts'
import { generatedGroups, generatedNow } from './generate-users.ts'
import { percentile, type Samples, table, timed } from './measure.ts'

const repeats = 20

/** First pages by each sortable column both ways, pages under each filter, counts, facets and last pages. */
export async function benchList(cache: PoolCache): Promise<object> {
  const columns = usersAdmin.fields.filter((field) => field.sortable === true).map((field) => field.name)
  const firstPage: Samples = []
  const filteredPage: Samples = []
  const lastPage: Samples = []
  const count: Samples = []
  const facets: Samples = []
  const byColumn = new Map<string, Samples>()

  for (const field of columns) {
    const ofColumn: Samples = []
    byColumn.set(field, ofColumn)
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      const query = { ...emptyListQuery, ordering: [{ field, descending: repeat % 2 === 1 }] }
      await timed(ofColumn, () => cache.list(usersAdmin, query))
    }
    firstPage.push(...ofColumn)
  }
  for (const query of [emptyListQuery, ...filteredQueries()]) {
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      if (query.filters.length > 0) await timed(filteredPage, () => cache.list(usersAdmin, query))
      await timed(count, () => cache.count(usersAdmin, query))
      await timed(facets, () => cache.facets(usersAdmin, query, true))
    }
    const { matching } = await cache.count(usersAdmin, query)
    const page = Math.max(1, Math.ceil(matching / usersAdmin.listPerPage))
    await timed(lastPage, () => cache.list(usersAdmin, { ...query, page }))
  }

  console.log(
    table([
      ...[...byColumn].map(([name, samples]): [string, Samples] => [`first page by ${name}`, samples]),
      ['first page, filtered', filteredPage],
      ['last page', lastPage],
      ['count', count],
      ['facets with counts', facets],
    ]),
  )
  return {
    firstPageP50Ms: percentile(firstPage, 50),
    firstPageP95Ms: percentile(firstPage, 95),
    filteredPageP95Ms: percentile(filteredPage, 95),
    lastPageP95Ms: percentile(lastPage, 95),
    countP95Ms: percentile(count, 95),
    facetsP95Ms: percentile(facets, 95),
    columns: Object.fromEntries(
      [...byColumn].map(([name, samples]) => [
        name,
        { firstPageP50Ms: percentile(samples, 50), firstPageP95Ms: percentile(samples, 95) },
      ]),
    ),
  }
}

/** One query for each filter of the sidebar, frequent and rare values, and some together. */
function filteredQueries(): ListQuery[] {
  const status = (value: string): ListFilter => ({ field: 'status', lookup: 'exact', value })
  const enabled = (value: string): ListFilter => ({ field: 'enabled', lookup: 'exact', value })
  const group = (value: string): ListFilter => ({ field: 'groups', lookup: 'exact', value })
  const since = (days: number): ListFilter => ({
    field: 'created_at',
    lookup: 'gte',
    value: new Date(generatedNow - days * 24 * 3600 * 1000).toISOString(),
  })
  const [largest = '', , , staff = '', , , , , , , , smallest = ''] = generatedGroups
  return [
    [status('CONFIRMED')],
    [status('COMPROMISED')],
    [enabled('0')],
    [group(largest)],
    [group(smallest)],
    [{ field: 'groups', lookup: 'isnull', value: '1' } satisfies ListFilter],
    [since(7)],
    [since(365)],
    [status('CONFIRMED'), enabled('1')],
    [status('FORCE_CHANGE_PASSWORD'), group(staff)],
    [enabled('0'), since(365)],
  ].map((filters) => ({ ...emptyListQuery, filters }))
}
