import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { boundedWalkSql, compileList, gatherSql, walkSql } from '../../../electron/backend/store/compile.ts'
import { consoleMigrations } from '../../../electron/backend/store/console-migrations.ts'
import { auditTable, connectionsTable } from '../../../electron/backend/store/console-tables.ts'
import { departedUsersTable } from '../../../electron/backend/store/departed-users-table.ts'
import { groupsTable } from '../../../electron/backend/store/groups-table.ts'
import type { ListTable } from '../../../electron/backend/store/list-table.ts'
import { openCache } from '../../../electron/backend/store/open-cache.ts'
import { openForWriting } from '../../../electron/backend/store/open-database.ts'
import { runsTable } from '../../../electron/backend/store/runs-table.ts'
import type { Sql } from '../../../electron/backend/store/sql.ts'
import { usersTable } from '../../../electron/backend/store/users-table.ts'
import { emptyListQuery, type ListFilter } from '../../../shared/admin/list-query.ts'
import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import { auditAdmin } from '../../../shared/admin/models/audit.ts'
import { connectionsAdmin } from '../../../shared/admin/models/connections.ts'
import { departedUsersAdmin } from '../../../shared/admin/models/departed-users.ts'
import { groupsAdmin } from '../../../shared/admin/models/groups.ts'
import { syncRunsAdmin } from '../../../shared/admin/models/sync-runs.ts'
import { usersAdmin } from '../../../shared/admin/models/users.ts'

const folder = mkdtempSync(join(tmpdir(), 'poolkeeper-test-'))
let pool: Database.Database
let consoleFile: Database.Database

beforeAll(() => {
  pool = openCache(join(folder, 'pool.db'), 'pool', false)
  consoleFile = openForWriting(join(folder, 'console.db'), {
    migrations: consoleMigrations,
    synchronous: 'FULL',
    cacheKib: 1024,
  })
})

afterAll(() => {
  pool.close()
  consoleFile.close()
  rmSync(folder, { recursive: true, force: true })
})

const stepsSchema = z.array(z.object({ detail: z.string() }))

function plan(database: Database.Database, query: Sql): string[] {
  const steps = database.prepare(`EXPLAIN QUERY PLAN ${query.text}`).all(...query.values)
  return stepsSchema.parse(steps).map(({ detail }) => detail)
}

/** A whole table read, row after row, rather than in the order of an index or from a position in it. */
const tableScan = /^SCAN (t|users|user_details|memberships|m|groups|g|audit|connections|runs|departed_users)$/

const models: { table: ListTable; admin: ModelAdmin; of: () => Database.Database }[] = [
  { table: usersTable, admin: usersAdmin, of: () => pool },
  { table: groupsTable, admin: groupsAdmin, of: () => pool },
  { table: departedUsersTable, admin: departedUsersAdmin, of: () => pool },
  { table: runsTable, admin: syncRunsAdmin, of: () => pool },
  { table: connectionsTable([]), admin: connectionsAdmin, of: () => consoleFile },
  { table: auditTable, admin: auditAdmin, of: () => consoleFile },
]

describe.each(models)('$admin.name', ({ table, admin, of }) => {
  const sortable = admin.fields.filter((field) => field.sortable === true).map((field) => field.name)

  it.each(sortable.flatMap((field) => [false, true].map((descending) => ({ field, descending }))))(
    'a page by $field, descending: $descending, is read off its index without sorting',
    (ordering) => {
      const list = compileList(table, admin, { ...emptyListQuery, ordering: [ordering] })
      for (const query of [walkSql(list, 100, 0), walkSql({ ...list, order: list.reversedOrder }, 100, 0)]) {
        expect(plan(of(), query)).toEqual([
          expect.stringMatching(new RegExp(`^SCAN t USING (COVERING )?INDEX ${list.orderIndex}$`)),
        ])
      }
    },
  )
})

const filters: ListFilter[] = [
  { field: 'status', lookup: 'exact', value: 'CONFIRMED' },
  { field: 'enabled', lookup: 'exact', value: '0' },
  { field: 'groups', lookup: 'exact', value: 'staff' },
  { field: 'created_at', lookup: 'gte', value: '2026-01-01' },
  { field: 'email', lookup: 'exact', value: 'maria@example.com' },
  { field: 'username', lookup: 'exact', value: 'maria' },
  { field: 'sub', lookup: 'exact', value: '0f0e' },
  { field: 'first_seen_at', lookup: 'gte', value: '2026-01-01' },
  { field: 'changed_at', lookup: 'gte', value: '2026-01-01' },
]

describe('users behind a filter', () => {
  it.each(filters)('$field: the index leads to the rows', (filter) => {
    const list = compileList(usersTable, usersAdmin, { ...emptyListQuery, filters: [filter] })
    const [condition] = list.conditions
    if (condition === undefined) throw new Error('The filter made no condition.')
    const steps = plan(pool, gatherSql(list, condition, 100, 0))
    expect(steps.filter((step) => tableScan.test(step))).toEqual([])
    // When a user was first seen is the second column of its index, which is passed from end to end.
    const way = filter.field === 'first_seen_at' ? 'SCAN d USING COVERING INDEX' : 'SEARCH'
    expect(steps.some((step) => step.startsWith(way) && step.includes('INDEX'))).toBe(true)
  })

  it.each(filters)('$field: walking along the order sorts nothing and reads no whole table', (filter) => {
    const list = compileList(usersTable, usersAdmin, { ...emptyListQuery, filters: [filter] })
    const steps = plan(pool, walkSql(list, 100, 0))
    expect(steps[0]).toMatch(/^(SCAN|SEARCH) t USING (COVERING )?INDEX users_by_created_at/)
    expect(steps.filter((step) => tableScan.test(step) || step.includes('ORDER BY'))).toEqual([])
  })
})

describe('users behind a search', () => {
  const list = compileList(usersTable, usersAdmin, { ...emptyListQuery, search: 'garcia' })
  const [condition] = list.conditions

  it('the trigrams lead to the rows', () => {
    if (condition === undefined) throw new Error('The search made no condition.')
    expect(plan(pool, gatherSql(list, condition, 100, 0))).toEqual([
      expect.stringMatching(/^SCAN s VIRTUAL TABLE INDEX \d+:M/),
      'SEARCH t USING INTEGER PRIMARY KEY (rowid=?)',
      'USE TEMP B-TREE FOR ORDER BY',
    ])
  })

  it('a bounded walk keeps the order of its index: it is read from the outside in, and not sorted', () => {
    expect(plan(pool, boundedWalkSql(list, 100, 0, 1000))).toEqual([
      'CO-ROUTINE walked',
      'SCAN t USING COVERING INDEX users_by_created_at',
      'SCAN walked',
      'SEARCH t USING INTEGER PRIMARY KEY (rowid=?)',
    ])
  })

  it('a term of two characters is led by the trigrams that begin with it', () => {
    const short = compileList(usersTable, usersAdmin, { ...emptyListQuery, search: 'yo' })
    const [leading] = short.conditions
    if (leading === undefined) throw new Error('The search made no condition.')
    const steps = plan(pool, gatherSql(short, leading, 100, 0))
    expect(steps).toContainEqual(expect.stringMatching(/^SCAN s VIRTUAL TABLE INDEX \d+:M/))
    expect(steps).toContainEqual(expect.stringMatching(/^SCAN v VIRTUAL TABLE INDEX/))
    expect(steps.filter((step) => tableScan.test(step))).toEqual([])
  })
})
