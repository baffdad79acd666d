import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { Facet } from '../../../shared/admin/facets.ts'
import type { ListQuery } from '../../../shared/admin/list-query.ts'
import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import type { Row } from '../../../shared/admin/row.ts'
import { compileList } from './compile.ts'
import { readFacets } from './facet-reader.ts'
import { countMatching, type Effort, readAll, readPage, usualEffort } from './list-reader.ts'
import type { ListTable } from './list-table.ts'
import type { ListCount, RowReference } from './pool-cache-types.ts'
import { allOf, sql } from './sql.ts'
import type { Statements } from './statements.ts'

/** How the lists of one model are read. */
export type ListedModel = {
  readonly table: ListTable
  /** In the order of the keys; a row that cannot be read is left out. */
  readonly rowsByKeys: (admin: ModelAdmin, keys: readonly number[]) => Row[]
  readonly rowById: (admin: ModelAdmin, id: string) => Row | null
}

const referencesSchema = z.array(z.object({ id: z.string(), label: z.string() }))
const totalSchema = z.number()

/**
 * Answers what every list can be asked. All reads of a call see the same state, whatever is written meanwhile.
 *
 * @param modelOf how a declared model is read; throws for one that is not kept here
 */
export function modelLists(
  database: Database.Database,
  statements: Statements,
  modelOf: (admin: ModelAdmin) => ListedModel,
  effort: Effort = usualEffort,
) {
  const consistently = <Value>(work: () => Value): Value => database.transaction(work).deferred()
  return {
    list: (admin: ModelAdmin, query: ListQuery): Row[] =>
      consistently(() => {
        const { table, rowsByKeys } = modelOf(admin)
        return rowsByKeys(admin, readPage(statements, admin, compileList(table, admin, query), effort))
      }),
    count: (admin: ModelAdmin, query: ListQuery): ListCount =>
      consistently(() => {
        const { table, conditions } = compileList(modelOf(admin).table, admin, query)
        const shown = allOf(table.always === undefined ? [] : [table.always])
        return {
          matching: countMatching(statements, table, admin, conditions, effort),
          total: totalSchema.parse(
            statements.value(
              table.always === undefined
                ? sql(`SELECT count(*) FROM ${table.name}`)
                : sql(`SELECT count(*) FROM ${table.name} AS t WHERE ${shown.text}`, ...shown.values),
            ),
          ),
        }
      }),
    facets: (admin: ModelAdmin, query: ListQuery, withCounts: boolean, now: number): Facet[] =>
      consistently(() =>
        readFacets(statements, modelOf(admin).table, admin, query, withCounts, new Date(now), effort),
      ),
    ids: (admin: ModelAdmin, query: ListQuery): RowReference[] =>
      consistently(() => {
        const list = compileList(modelOf(admin).table, admin, query)
        const keys = JSON.stringify(readAll(statements, list, effort))
        return referencesSchema.parse(
          statements.rows(
            sql(
              `SELECT ${list.table.key} AS id, ${list.table.label} AS label
               FROM json_each(?) AS k JOIN ${list.table.name} AS t ON t.rowid = k.value ORDER BY k.key`,
              keys,
            ),
          ),
        )
      }),
    get: (admin: ModelAdmin, id: string): Row | null => consistently(() => modelOf(admin).rowById(admin, id)),
  }
}
