import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Effort } from '../../../electron/backend/store/list-reader.ts'
import { openCache } from '../../../electron/backend/store/open-cache.ts'
import { type PoolReader, poolReader } from '../../../electron/backend/store/pool-reader.ts'
import { poolWriter } from '../../../electron/backend/store/pool-writer.ts'
import { emptyListQuery, type ListFilter, type ListQuery } from '../../../shared/admin/list-query.ts'
import { usersAdmin } from '../../../shared/admin/models/users.ts'
import { generatedNow } from '../../bench/generate-users.ts'
import { isListed, sortValue } from './expected.ts'
import { type Member, population, populationGroups } from './people.ts'

const people: Member[] = population(1500)
const bySub = new Map(people.map((member) => [member.user.sub, member]))

const folder = mkdtempSync(join(tmpdir(), 'poolkeeper-test-'))
let database: Database.Database

beforeAll(() => {
  database = openCache(join(folder, 'pool.db'), 'pool', false)
  const writer = poolWriter(database)
  writer.putGroups(populationGroups, null)
  writer.putUsers(
    people.map(({ user }) => user),
    generatedNow,
    null,
  )
  for (const { user, groups } of people) {
    for (const group of groups) writer.putMembers(group, [user.sub], generatedNow, null)
  }
})

afterAll(() => {
  database.close()
  rmSync(folder, { recursive: true, force: true })
})

const filter = (field: string, value: string, lookup: ListFilter['lookup'] = 'exact'): ListFilter => ({
  field,
  lookup,
  value,
})
const daysAgo = (days: number): string => new Date(generatedNow - days * 86_400_000).toISOString()

const searches = [
  '',
  'garcia',
  'Maria GARCIA',
  'müller',
  'wiśniewski',
  'example.org',
  'com',
  'gar',
  '@',
  'a',
  'zz',
  'ß',
  '日本',
  '日',
  '😀',
  '100%',
  '%',
  '_',
  'under_score',
  'back\\slash',
  'a*b',
  '<b>',
  '-1',
  '999999',
  'x AND y',
  "o'brien",
  'support en-us',
  'nobody-at-all',
  people[17]?.user.sub ?? '',
  people[17]?.user.sub.slice(5, 15) ?? '',
  people[99]?.user.username ?? '',
]

const filterSets: ListFilter[][] = [
  [],
  [filter('status', 'CONFIRMED')],
  [filter('status', 'COMPROMISED')],
  [filter('status', 'ARCHIVED'), filter('enabled', '1')],
  [filter('enabled', '0')],
  [filter('groups', 'customers')],
  [filter('groups', 'board')],
  [filter('groups', 'no such group')],
  [filter('groups', '1', 'isnull')],
  [filter('groups', '0', 'isnull')],
  [filter('groups', 'staff'), filter('groups', 'customers')],
  [filter('groups', 'staff'), filter('status', 'CONFIRMED'), filter('enabled', '1')],
  [filter('created_at', daysAgo(30), 'gte')],
  [filter('created_at', daysAgo(900), 'gte'), filter('created_at', daysAgo(300), 'lt')],
  [filter('updated_at', daysAgo(100), 'lt'), filter('status', 'CONFIRMED')],
  [filter('email', '1', 'isnull')],
  [filter('phone_number', '0', 'isnull')],
  [filter('email', people[1]?.user.attributes.email ?? '')],
  [filter('email', (people[1]?.user.attributes.email ?? '').toUpperCase())],
  [filter('username', people[5]?.user.username ?? '')],
  [filter('sub', people[5]?.user.sub ?? '')],
  [filter('locale', 'ja-JP')],
  [filter('zoneinfo', '1', 'isnull')],
  [filter('nickname', '100% sure')],
  [filter('email_verified', '1'), filter('phone_number_verified', '0')],
  [filter('email_verified', '0')],
]

const queries: ListQuery[] = [
  ...searches.map((search) => ({ ...emptyListQuery, search })),
  ...filterSets.map((filters) => ({ ...emptyListQuery, filters })),
  ...filterSets.flatMap((filters) =>
    ['garcia', 'com', 'yo'].map((search) => ({ ...emptyListQuery, filters, search })),
  ),
]
const expectedCounts = new Map<string, number>()

function expectedCount(query: ListQuery): number {
  const key = JSON.stringify([query.search, query.filters])
  const count = expectedCounts.get(key) ?? people.filter((member) => isListed(member, query)).length
  expectedCounts.set(key, count)
  return count
}

const sortable = usersAdmin.fields.filter((field) => field.sortable === true).map((field) => field.name)

/** The same answers must come from every way there is to them. */
const efforts: Record<string, Effort | undefined> = {
  usual: undefined,
  'walking along the order': { gathering: 0.001, patience: 1_000_000, farOffset: 1_000_000 },
  'giving up walking': { gathering: 0.01, patience: 5, farOffset: 1_000_000 },
  'gathering always': { gathering: 1000, patience: 1, farOffset: 1_000_000 },
  'reading far pages from the end': { gathering: 0.001, patience: 1_000_000, farOffset: 100 },
}

describe.each(Object.entries(efforts))('users, %s', (_name, effort) => {
  let reader: PoolReader
  beforeAll(() => {
    reader = poolReader(database, effort)
  })

  it.each(queries)('finds exactly what matches $search $filters', (query) => {
    const expected = people.filter((member) => isListed(member, query))
    const ids = reader.ids(usersAdmin, query).map(({ id }) => id)
    expect(ids.toSorted()).toEqual(expected.map(({ user }) => user.sub).toSorted())
    expect(reader.count(usersAdmin, query)).toEqual({ matching: expected.length, total: people.length })
    expect(reader.list(usersAdmin, query).map(({ id }) => id)).toEqual(ids.slice(0, 100))
  })

  it.each(sortable.flatMap((field) => [false, true].map((descending) => ({ field, descending }))))(
    'sorts by $field, descending: $descending, and its pages make the whole',
    (ordering) => {
      for (const search of ['', 'com']) {
        const query = { ...emptyListQuery, search, ordering: [ordering] }
        const whole = reader.ids(usersAdmin, query).map(({ id }) => id)
        const pages = Array.from({ length: Math.ceil(whole.length / 100) + 1 }, (_, page) =>
          reader.list(usersAdmin, { ...query, page: page + 1 }).map(({ id }) => id),
        )
        expect(pages.flat()).toEqual(whole)
        const values = whole.map((sub) => sortValue(bySub.get(sub)?.user ?? fail(), ordering.field))
        const sorted = values.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
        expect(values).toEqual(ordering.descending ? sorted.reverse() : sorted)
      }
    },
  )

  it('sorts by several columns', () => {
    const query = {
      ...emptyListQuery,
      ordering: [
        { field: 'status', descending: true },
        { field: 'email', descending: false },
      ],
    }
    const users = reader.ids(usersAdmin, query).map(({ id }) => bySub.get(id)?.user ?? fail())
    const expected = users.toSorted(
      (one, other) =>
        Buffer.compare(Buffer.from(other.status), Buffer.from(one.status)) ||
        Buffer.compare(Buffer.from(sortValue(one, 'email')), Buffer.from(sortValue(other, 'email'))),
    )
    expect(users.map(({ status, attributes }) => [status, attributes.email])).toEqual(
      expected.map(({ status, attributes }) => [status, attributes.email]),
    )
  })

  it.each(queries)('counts each option of the sidebar as the list it leads to: $search $filters', (query) => {
    for (const { field, options } of reader.facets(usersAdmin, query, true, generatedNow)) {
      for (const { filters, count } of options) {
        const others = query.filters.filter((other) => other.field !== field)
        const led = { ...query, filters: [...others, ...filters] }
        expect({ field, filters, count }).toEqual({
          field,
          filters,
          count: expectedCount(led),
        })
      }
    }
  })
})

it('leaves the options uncounted when counts are not asked for', () => {
  const facets = poolReader(database).facets(usersAdmin, emptyListQuery, false, generatedNow)
  expect(facets.map(({ field }) => field)).toEqual(usersAdmin.listFilter)
  expect(facets.flatMap(({ options }) => options).every(({ count }) => count === null)).toBe(true)
})

it('finds a quoted phrase only where it stands whole', () => {
  const reader = poolReader(database)
  const phrase = (search: string): number => reader.count(usersAdmin, { ...emptyListQuery, search }).matching
  const named = people.filter(
    ({ user }) => user.attributes.given_name === 'Maria' && user.attributes.family_name === 'Garcia',
  )
  expect(phrase('"maria garcia"')).toBe(named.length)
  expect(phrase('"garcia maria"')).toBe(0)
  expect(phrase('garcia maria')).toBeGreaterThanOrEqual(named.length)
})

it('has no rows past the end', () => {
  expect(poolReader(database).list(usersAdmin, { ...emptyListQuery, page: 16 })).toEqual([])
})

function fail(): never {
  throw new Error('A row of a user that was never written.')
}
