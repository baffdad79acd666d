import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatListAddress, readListAddress } from '../../../renderer/admin/changelist/list-address.ts'
import { emptyListQuery, type ListQuery } from '../../../shared/admin/list-query.ts'
import { usersAdmin } from '../../../shared/admin/models/users.ts'

const read = (address: string) => readListAddress(usersAdmin, new URLSearchParams(address))

const query: fc.Arbitrary<ListQuery> = fc.record({
  search: fc.string({ maxLength: 40 }),
  ordering: fc.uniqueArray(
    fc.record({
      field: fc.constantFrom('username', 'email', 'status', 'enabled', 'created_at'),
      descending: fc.boolean(),
    }),
    { selector: ({ field }) => field },
  ),
  filters: fc.uniqueArray(
    fc.oneof(
      fc.record({
        field: fc.constant('enabled'),
        lookup: fc.constant('exact' as const),
        value: fc.constantFrom('0', '1'),
      }),
      fc.record({
        field: fc.constant('groups'),
        lookup: fc.constant('exact' as const),
        value: fc.string({ minLength: 1, maxLength: 20 }),
      }),
    ),
    { selector: ({ field }) => field },
  ),
  page: fc.integer({ min: 1, max: 999 }),
  all: fc.boolean(),
})

describe('the address of a list', () => {
  it('is read as it was written, whatever the list’s state', () => {
    fc.assert(
      fc.property(query, fc.boolean(), (state, showCounts) => {
        const address = read(formatListAddress(usersAdmin, state, showCounts))
        expect(address).toEqual({ query: state, showCounts, problems: [] })
      }),
    )
  })

  it('of a list nobody touched is empty', () => {
    expect(formatListAddress(usersAdmin, emptyListQuery, false)).toBe('')
  })

  it('turns the counts on as Django does, and names another value', () => {
    expect(read('_facets=True').showCounts).toBe(true)
    const odd = read('_facets=yes')
    expect(odd.showCounts).toBe(false)
    expect(odd.problems).toEqual([{ key: '_facets', value: 'yes', message: 'The value must be True.' }])
  })

  it('names what is not known and keeps the rest', () => {
    const { query: kept, problems } = read('q=garcia&colour=red&enabled__exact=1&status__exact=ASLEEP&p=2')
    expect(kept).toMatchObject({
      search: 'garcia',
      page: 2,
      filters: [{ field: 'enabled', lookup: 'exact', value: '1' }],
    })
    expect(problems.map(({ key }) => key)).toEqual(['colour', 'status__exact'])
  })
})
