import { describe, expect, it } from 'vitest'
import { Failure } from '../../../electron/backend/failure.ts'
import { compileList, largestPage, walkSql } from '../../../electron/backend/store/compile.ts'
import { auditTable, connectionsTable } from '../../../electron/backend/store/console-tables.ts'
import { groupsTable } from '../../../electron/backend/store/groups-table.ts'
import type { ListTable } from '../../../electron/backend/store/list-table.ts'
import { usersTable } from '../../../electron/backend/store/users-table.ts'
import { emptyListQuery, type ListQuery } from '../../../shared/admin/list-query.ts'
import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import { auditAdmin } from '../../../shared/admin/models/audit.ts'
import { connectionsAdmin } from '../../../shared/admin/models/connections.ts'
import { groupsAdmin } from '../../../shared/admin/models/groups.ts'
import { usersAdmin } from '../../../shared/admin/models/users.ts'

const compile = (query: Partial<ListQuery>) =>
  compileList(usersTable, usersAdmin, { ...emptyListQuery, ...query })

describe('compileList', () => {
  it.each([
    [{ field: 'picture', lookup: 'exact', value: 'x' }, 'cannot be used as a filter'],
    [{ field: 'password', lookup: 'exact', value: 'x' }, 'have no field'],
    [{ field: 'status', lookup: 'gte', value: 'A' }, 'cannot be filtered by'],
    [{ field: 'status', lookup: 'exact', value: 'ASLEEP' }, 'not one of the choices'],
    [{ field: 'created_at', lookup: 'gte', value: 'yesterday' }, 'not a date'],
  ] as const)('refuses the filter %j', (filter, words) => {
    expect(() => compile({ filters: [filter] })).toThrow(words)
    expect(() => compile({ filters: [filter] })).toThrow(Failure)
  })

  it.each(['picture', 'nickname', 'groups', 'id; DROP TABLE users'])('refuses to sort by %j', (field) => {
    expect(() => compile({ ordering: [{ field, descending: false }] })).toThrow('cannot be sorted by')
  })

  it('binds every value that comes from outside', () => {
    const hostile = `x' OR 1=1 --`
    const { text, values } = walkSql(
      compile({
        search: 'bobby"; DROP TABLE users',
        filters: [
          { field: 'email', lookup: 'exact', value: hostile },
          { field: 'nickname', lookup: 'exact', value: hostile },
          { field: 'groups', lookup: 'exact', value: hostile },
        ],
      }),
      100,
      0,
    )
    expect(text).not.toContain('OR 1=1')
    expect(text).not.toContain('DROP')
    expect(values.filter((value) => value === hostile)).toHaveLength(4)
  })

  it('ends every order in a key that no two rows share, in the first column’s direction', () => {
    expect(compile({ ordering: [{ field: 'email', descending: true }] }).order).toBe(
      't.email DESC, t.rowid DESC',
    )
    expect(compile({}).order).toBe('t.created_at DESC, t.rowid DESC')
    const several = compile({
      ordering: [
        { field: 'status', descending: false },
        { field: 'email', descending: true },
      ],
    })
    expect(several.order).toBe('t.status, t.email DESC, t.rowid')
    expect(several.reversedOrder).toBe('t.status DESC, t.email, t.rowid DESC')
  })

  it('makes one condition of both ends of a range', () => {
    const { conditions } = compile({
      filters: [
        { field: 'created_at', lookup: 'gte', value: '2026-01-01T00:00:00.000Z' },
        { field: 'created_at', lookup: 'lt', value: '2026-02-01T00:00:00.000Z' },
      ],
    })
    expect(conditions.map(({ where }) => where)).toEqual([
      {
        text: 't.created_at >= ? AND t.created_at < ?',
        values: [Date.UTC(2026, 0, 1), Date.UTC(2026, 1, 1)],
      },
    ])
  })

  it('takes a date without a time as midnight here', () => {
    const { conditions } = compile({ filters: [{ field: 'created_at', lookup: 'gte', value: '2026-03-05' }] })
    expect(conditions[0]?.where.values).toEqual([new Date(2026, 2, 5).getTime()])
  })

  it('counts pages from one, and shows all within a bound', () => {
    expect(compile({ page: 3 })).toMatchObject({ limit: 100, offset: 200 })
    expect(compile({ page: 3, all: true })).toMatchObject({ limit: largestPage, offset: 0 })
  })
})

const models: [ListTable, ModelAdmin][] = [
  [usersTable, usersAdmin],
  [groupsTable, groupsAdmin],
  [connectionsTable([]), connectionsAdmin],
  [auditTable, auditAdmin],
]

describe.each(models)('$name', (table, admin) => {
  it.each(admin.fields.filter((field) => field.sortable === true))('can sort by $name', (field) => {
    expect(table.column(field)?.sort).toBeDefined()
  })

  it.each(admin.fields.filter((field) => field.filterable === true))('can filter by $name', (field) => {
    expect(field.type === 'relation' ? table.relation : table.column(field)).toBeDefined()
  })
})
