import { z } from 'zod'
import type { Field } from '../../../shared/admin/field.ts'
import { fieldOf, type ModelAdmin } from '../../../shared/admin/model-admin.ts'
import { boundedWalkSql, type CompiledList, gatherSql, sourceSql, walkSql } from './compile.ts'
import type { Condition, ListTable } from './list-table.ts'
import { type Sql, sql } from './sql.ts'
import type { Statements } from './statements.ts'

/** Where one way of reading a list becomes better than another. */
export type Effort = {
  /**
   * Up to how many candidates an index may lead to for gathering and sorting them to be the better way. Beyond
   * it, walking along the order's index meets a page of matches sooner.
   */
  readonly fewCandidates: number
  /** Rows to look at along an index before doubting that the candidates are matches at all. */
  readonly walkBudget: number
  /** With more rows than this to pass over, it is worth counting to see whether the end of the list is nearer. */
  readonly farOffset: number
}

/** Measured at 1,000,000 users: both ways take some 12 ms at 10,000 candidates. */
export const usualEffort: Effort = { fewCandidates: 10_000, walkBudget: 30_000, farOffset: 5000 }

const idsSchema = z.array(z.number())
const countSchema = z.number()
const valueCountsSchema = z.array(
  z.object({ value: z.union([z.string(), z.number(), z.null()]), count: z.number() }),
)

/** The row keys of a list's page, in its order. */
export function readPage(
  statements: Statements,
  admin: ModelAdmin,
  list: CompiledList,
  effort: Effort,
): number[] {
  const { limit, offset } = list
  if (offset < effort.farOffset) return readKeys(statements, list, limit, offset, effort)
  const matching = countMatching(statements, list.table, admin, list.conditions, effort)
  const onPage = Math.min(limit, matching - offset)
  if (onPage <= 0) return []
  const fromEnd = matching - offset - onPage
  if (fromEnd >= offset) return readKeys(statements, list, limit, offset, effort)
  const reversed = { ...list, order: list.reversedOrder }
  return readKeys(statements, reversed, onPage, fromEnd, effort).reverse()
}

/** The row keys of all that matches, in the list's order. */
export function readAll(statements: Statements, list: CompiledList, effort: Effort): number[] {
  return readKeys(statements, list, -1, 0, effort)
}

function readKeys(
  statements: Statements,
  list: CompiledList,
  limit: number,
  offset: number,
  effort: Effort,
): number[] {
  const run = (query: Sql): number[] => idsSchema.parse(statements.column(query))
  if (list.conditions.length === 0) return run(walkSql(list, limit, offset))
  const cheap = list.conditions.filter((condition) => condition.costly !== true)
  const leading = fewestCandidates(statements, cheap, effort.fewCandidates)
  if (leading !== undefined) return run(gatherSql(list, leading, limit, offset))
  if (limit >= 0 && list.wholeOrder && list.orderIndex !== null) {
    // Candidates that are many need not match, as with 99999, or not all conditions at once.
    const found = run(boundedWalkSql(list, limit, offset, effort.walkBudget + 4 * (offset + limit)))
    if (found.length === limit) return found
  }
  const widest = fewestCandidates(statements, list.conditions, Number.MAX_SAFE_INTEGER)
  return run(widest === undefined ? walkSql(list, limit, offset) : gatherSql(list, widest, limit, offset))
}

/** How many rows meet the conditions. */
export function countMatching(
  statements: Statements,
  table: ListTable,
  admin: ModelAdmin,
  conditions: readonly Condition[],
  effort: Effort,
): number {
  for (const name of admin.listFilter) {
    const field = fieldOf(admin, name)
    // A row has one value of a choice, but any number of relations: only the former add up.
    const kept = field?.type === 'choice' ? readKeptCounts(statements, table, field, conditions) : null
    if (kept !== null) return [...kept.values()].reduce((sum, count) => sum + count, 0)
  }
  const [only] = conditions
  const source =
    only?.driver && only.exact && conditions.length === 1 && table.always === undefined
      ? sql(`FROM (${only.driver.text})`, ...only.driver.values)
      : sourceSql(table, conditions, leadingCondition(statements, conditions, effort))
  return countSchema.parse(statements.value(sql(`SELECT count(*) ${source.text}`, ...source.values)))
}

/** Counts by a field's values from what is kept; null: it is not kept for these conditions. */
export function readKeptCounts(
  statements: Statements,
  table: ListTable,
  field: Field,
  conditions: readonly Condition[],
): Map<string | null, number> | null {
  const kept = table.keptCounts?.(field, conditions) ?? null
  return kept === null ? null : readValueCounts(statements, kept)
}

/** Counts by value, as a query gives them in its columns `value` and `count`. */
export function readValueCounts(statements: Statements, query: Sql): Map<string | null, number> {
  const rows = valueCountsSchema.parse(statements.rows(query))
  return new Map(rows.map(({ value, count }) => [value === null ? null : String(value), count]))
}

/** The condition to lead the way to the rows when all of them are wanted; undefined: better look at every row. */
export function leadingCondition(
  statements: Statements,
  conditions: readonly Condition[],
  effort: Effort,
): Condition | undefined {
  const cheap = conditions.filter((condition) => condition.costly !== true)
  return (
    fewestCandidates(statements, cheap, effort.fewCandidates) ??
    conditions.find((condition) => condition.field === null && condition.driver !== null)
  )
}

/** The condition with the fewest candidates; undefined when each has more than `most`, or none has an index. */
function fewestCandidates(
  statements: Statements,
  conditions: readonly Condition[],
  most: number,
): Condition | undefined {
  let fewest: { condition: Condition; candidates: number } | undefined
  for (const condition of conditions) {
    if (condition.driver === null) continue
    const limit = Math.min(most, fewest?.candidates ?? most)
    const candidates = countSchema.parse(
      statements.value(
        sql(
          `SELECT count(*) FROM (SELECT 1 FROM (${condition.driver.text}) LIMIT ?)`,
          ...condition.driver.values,
          limit,
        ),
      ),
    )
    if (candidates < limit) fewest = { condition, candidates }
  }
  return fewest?.condition
}
