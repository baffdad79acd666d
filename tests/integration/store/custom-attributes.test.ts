import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openCache } from '../../../electron/backend/store/open-cache.ts'
import { poolReader } from '../../../electron/backend/store/pool-reader.ts'
import { poolWriter } from '../../../electron/backend/store/pool-writer.ts'
import { emptyListQuery, type ListFilter } from '../../../shared/admin/list-query.ts'
import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import { usersAdmin } from '../../../shared/admin/models/users.ts'
import { person, temporaryFolder } from './people.ts'

const admin: ModelAdmin = {
  ...usersAdmin,
  fields: [
    ...usersAdmin.fields,
    { name: 'custom:team', label: 'Team', type: 'text', filterable: true },
    { name: 'custom:shift-plan.no', label: 'Plan', type: 'text', filterable: true },
    { name: 'custom:level', label: 'Level', type: 'number', filterable: true },
    { name: 'custom:remote', label: 'Remote', type: 'boolean', filterable: true },
  ],
}

const people = [
  person('ann', { attributes: { 'custom:team': 'Blue', 'custom:level': '9', 'custom:remote': 'true' } }),
  person('ben', { attributes: { 'custom:team': 'blue', 'custom:level': '10', 'custom:remote': 'false' } }),
  person('cat', { attributes: { 'custom:shift-plan.no': "7's" } }),
  person('dan', { attributes: {} }),
]

const filter = (field: string, lookup: ListFilter['lookup'], value: string): ListFilter => ({
  field,
  lookup,
  value,
})

it.each<[ListFilter, string[]]>([
  [filter('custom:team', 'exact', 'Blue'), ['ann']],
  [filter('custom:team', 'isnull', '1'), ['cat', 'dan']],
  [filter('custom:team', 'isnull', '0'), ['ann', 'ben']],
  [filter('custom:shift-plan.no', 'exact', "7's"), ['cat']],
  [filter('custom:level', 'exact', '9.0'), ['ann']],
  [filter('custom:level', 'gte', '9'), ['ann', 'ben']],
  [filter('custom:level', 'lt', '10'), ['ann']],
  [filter('custom:level', 'isnull', '1'), ['cat', 'dan']],
  [filter('custom:remote', 'exact', '1'), ['ann']],
  [filter('custom:remote', 'exact', '0'), ['ben', 'cat', 'dan']],
])('custom attributes filter by their type: %j', (asked, expected) => {
  const database = openCache(join(temporaryFolder(), 'pool.db'), 'pool', false)
  onTestFinished(() => {
    database.close()
  })
  poolWriter(database).putUsers(people, 0, null)
  const found = poolReader(database).ids(admin, { ...emptyListQuery, filters: [asked] })
  expect(found.map(({ label }) => label).sort()).toEqual(expected)
})
