import type { PoolCache } from '../../electron/backend/store/pool-cache-types.ts'
import { emptyListQuery } from '../../shared/admin/list-query.ts'
import { usersAdmin } from '../../shared/admin/models/users.ts'
import { generatedUser } from './generate-users.ts'
import { percentile, type Samples, table, timed } from './measure.ts'

const repeats = 3

/** First pages, exact counts and facets of searches: rare and frequent terms, parts of words, words together. */
export async function benchSearch(cache: PoolCache, users: number): Promise<object> {
  const kinds = searchKinds(users)
  const all = { firstPage: [] as Samples, count: [] as Samples, facets: [] as Samples }
  const rows: [string, Samples][] = []
  for (const [kind, searches] of Object.entries(kinds)) {
    const firstPage: Samples = []
    const count: Samples = []
    const facets: Samples = []
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      for (const search of searches) {
        const query = { ...emptyListQuery, search }
        await timed(firstPage, () => cache.list(usersAdmin, query))
        await timed(count, () => cache.count(usersAdmin, query))
        await timed(facets, () => cache.facets(usersAdmin, query, true))
      }
    }
    all.firstPage.push(...firstPage)
    all.count.push(...count)
    all.facets.push(...facets)
    rows.push([`${kind}: first page`, firstPage], [`${kind}: count`, count], [`${kind}: facets`, facets])
  }
  console.log(table(rows))
  return {
    firstPageP50Ms: percentile(all.firstPage, 50),
    firstPageP95Ms: percentile(all.firstPage, 95),
    countP95Ms: percentile(all.count, 95),
    facetsP95Ms: percentile(all.facets, 95),
  }
}

/** What support types, taken from users spread over the pool. */
function searchKinds(users: number): Record<string, string[]> {
  const people = Array.from({ length: 20 }, (_, position) =>
    generatedUser(Math.floor(((position + 0.5) * users) / 20)),
  )
  const attribute = (name: string): string[] => people.map((user) => user.attributes[name] ?? 'nobody')
  return {
    'whole e-mail': attribute('email'),
    'middle of an e-mail': attribute('email').map((email) => email.slice(3, 12)),
    'part of a phone number': attribute('phone_number').map((number) => number.slice(-7)),
    'family name': attribute('family_name'),
    'given and family name': people.map(
      ({ attributes }) => `${attributes.given_name} ${attributes.family_name}`,
    ),
    'quoted phrase': people.map(({ attributes }) => `"${attributes.given_name} ${attributes.family_name}"`),
    'custom attribute': attribute('custom:employee_number'),
    'part of a sub': people.map((user) => user.sub.slice(4, 14)),
    'frequent value': ['support', 'engineering', 'example.org', 'en-us', 'com'],
    'three characters': ['gar', 'sch', 'ann', 'kow', 'o.y'],
    'one or two characters': ['a', 'yo', 'ß', 'zz', '77'],
    nothing: ['qqqqq', 'garciaschmidt', 'nobody@nowhere'],
  }
}
