import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyListQuery, type ListQuery } from '../../../shared/admin/list-query.ts'
import { formatListQuery, parseListQuery } from '../../../shared/admin/query.ts'
import { registry } from '../../../shared/admin/registry.ts'

const users = registry.users
const parse = (address: string) => parseListQuery(users, new URLSearchParams(address))

describe('reading a list address', () => {
  test('an empty address is the default list', () => {
    expect(parse('')).toEqual({ query: emptyListQuery, problems: [] })
  })

  test('search, order, filters and page together', () => {
    const { query, problems } = parse('q=garcia&o=-4.1&enabled__exact=1&groups__exact=staff&p=2')
    expect(problems).toEqual([])
    expect(query).toEqual({
      search: 'garcia',
      ordering: [
        { field: 'status', descending: true },
        { field: 'username', descending: false },
      ],
      filters: [
        { field: 'enabled', lookup: 'exact', value: '1' },
        { field: 'groups', lookup: 'exact', value: 'staff' },
      ],
      page: 2,
      all: false,
    })
  })

  test('a date range is two filters', () => {
    expect(parse('created_at__gte=2026-01-01&created_at__lt=2026-02-01').query.filters).toHaveLength(2)
  })

  test('show all', () => {
    expect(parse('all=').query.all).toBe(true)
  })
})

describe('what cannot be used is named, and the rest is kept', () => {
  test.each([
    ['nonsense=1', 'nonsense'],
    ['nope__exact=1', 'nope__exact'],
    ['display_name__exact=Ann', 'display_name__exact'],
    ['status__gte=1', 'status__gte'],
    ['status__exact=SLEEPING', 'status__exact'],
    ['enabled__exact=yes', 'enabled__exact'],
    ['groups__isnull=perhaps', 'groups__isnull'],
    ['created_at__gte=yesterday', 'created_at__gte'],
    ['created_at__exact=2026-01-01', 'created_at__exact'],
    ['p=0', 'p'],
    ['p=-1', 'p'],
    ['p=two', 'p'],
    ['p=99999999', 'p'],
    ['o=99', 'o'],
    ['o=1.x', 'o'],
    ['o=', 'o'],
    ['__proto____exact=1', '__proto____exact'],
    [`q=${'a'.repeat(600)}`, 'q'],
  ])('%s', (address, key) => {
    const { query, problems } = parse(`${address}&email__exact=a@example.com`)
    expect(problems.map((problem) => problem.key)).toEqual([key])
    expect(query.filters).toEqual([{ field: 'email', lookup: 'exact', value: 'a@example.com' }])
  })

  test('valid parts of an order stay', () => {
    expect(parse('o=99.-1').query.ordering).toEqual([{ field: 'username', descending: true }])
  })

  test('a column named twice sorts once', () => {
    expect(parse('o=1.-1').query.ordering).toEqual([{ field: 'username', descending: false }])
  })
})

test('what is written is read back the same', () => {
  const sortable = users.listDisplay.filter(
    (name) => users.fields.find((field) => field.name === name)?.sortable,
  )
  const query: fc.Arbitrary<ListQuery> = fc.record({
    search: fc.string({ maxLength: 80 }),
    ordering: fc
      .uniqueArray(fc.constantFrom(...sortable))
      .chain((fields) =>
        fc.tuple(...fields.map((field) => fc.boolean().map((descending) => ({ field, descending })))),
      ),
    filters: fc.array(
      fc.oneof(
        fc.record({
          field: fc.constantFrom('email', 'groups', 'username'),
          lookup: fc.constant('exact' as const),
          value: fc.string(),
        }),
        fc.record({
          field: fc.constant('enabled'),
          lookup: fc.constant('exact' as const),
          value: fc.constantFrom('0', '1'),
        }),
      ),
      { maxLength: 5 },
    ),
    page: fc.integer({ min: 1, max: 1_000_000 }),
    all: fc.boolean(),
  })
  fc.assert(
    fc.property(query, (wanted) => {
      const address = new URLSearchParams(formatListQuery(users, wanted)).toString()
      expect(parseListQuery(users, new URLSearchParams(address))).toEqual({ query: wanted, problems: [] })
    }),
  )
})

test('no address makes it throw', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (pairs) => {
      parseListQuery(users, pairs)
    }),
  )
})
