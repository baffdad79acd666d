import { z } from 'zod'
import type { Field } from '../../../shared/admin/field.ts'
import { fieldOf, type ModelAdmin } from '../../../shared/admin/model-admin.ts'
import { boundedWalkSql, type CompiledList, gatherSql, ofOrder, sourceSql, walkSql } from './compile.ts'
import type { Condition, ListTable } from './list-table.ts'
import { type Sql, sql } from './sql.ts'
import type { Statements } from './statements.ts'

/** Where one way of reading a list becomes better than another. */
export type Effort = {
  /** 1: even; less: rather walk along the order's index, more: rather gather what another index leads to. */
  readonly gathering: number
  /** Rows to look at along an index, as a multiple of what gathering would look at, before giving it up. */
  readonly patience: number
  /** With more rows than this to pass over, it is worth counting to see whether the end of the list is nearer. */
  readonly farOffset: number
}

export const usualEffort: Effort = { gathering: 1, patience: 3, farOffset: 5000 }

/** Rows of a page, about: what counting is weighed by. */
const onePage = 100

/** How much further the candidates of a column's index are counted than the search's. */
const columnsFurther = 10

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
  if (list.conditions.every((condition) => ofOrder(list, condition))) return run(walkSql(list, limit, offset))
  const wanted = limit < 0 ? Number.POSITIVE_INFINITY : offset + limit
  const rows = rowsOf(statements, list.table)
  const few = fewCandidates(rows, wanted, effort)
  const counted = countCandidates(statements, list.conditions, few)
  const [fewest] = counted
  if (
    fewest !== undefined &&
    (fewest.candidates < few || walkLength(rows, wanted, counted) > fewest.candidates)
  ) {
    return run(gatherSql(list, fewest.condition, limit, offset))
  }
  if (limit >= 0 && list.wholeOrder && list.orderIndex !== null) {
    // Candidates that are many need not match, as with 99999, or not all conditions at once.
    const found = run(boundedWalkSql(list, limit, offset, Math.ceil(effort.patience * few)))
    if (found.length === limit) return found
  }
  const leading = fewestCandidates(statements, list.conditions, Number.MAX_SAFE_INTEGER)
  return run(leading === undefined ? walkSql(list, limit, offset) : gatherSql(list, leading, limit, offset))
}

type Counted = { readonly condition: Condition; readonly candidates: number }

/** How far a walk would go to meet the wanted rows, if the conditions have nothing to do with each other. */
function walkLength(rows: number, wanted: number, counted: readonly Counted[]): number {
  const matches = counted.reduce((share, { candidates }) => (share * candidates) / rows, rows)
  return (Math.min(wanted, matches) * rows) / Math.max(1, matches)
}

/**
 * The candidates of conditions whose index tells them quickly, the fewest first; those with too many are left
 * out. Indexes of columns are counted further than the search's, which cost more.
 */
function countCandidates(statements: Statements, conditions: readonly Condition[], few: number): Counted[] {
  return conditions
    .filter((condition) => condition.costly !== true)
    .flatMap((condition) => {
      const most = condition.field === null ? few : few * columnsFurther
      const candidates = candidatesUpTo(statements, condition, most)
      return candidates === null ? [] : [{ condition, candidates }]
    })
    .toSorted((one, other) => one.candidates - other.candidates)
}

/** How many candidates a condition's index leads to; null: so many or more, or it has no index. */
function candidatesUpTo(statements: Statements, { driver }: Condition, most: number): number | null {
  if (driver === null) return null
  const limit = Math.min(most, Number.MAX_SAFE_INTEGER)
  const candidates = countSchema.parse(
    statements.value(
      sql(`SELECT count(*) FROM (SELECT 1 FROM (${driver.text}) LIMIT ?)`, ...driver.values, limit),
    ),
  )
  return candidates < limit ? candidates : null
}

function rowsOf(statements: Statements, table: ListTable): number {
  return countSchema.nullable().parse(statements.value(sql(`SELECT max(rowid) FROM ${table.name}`))) ?? 0
}

/**
 * Up to how many candidates an index may lead to for gathering and sorting them to be better than walking along
 * the order's index. Among n rows of which c match, a walk meets the wanted ones after wanted * n / c rows, and
 * gathering looks at c: they are even where c is the root of wanted * n.
 */
function fewCandidates(rows: number, wanted: number, effort: Effort): number {
  return Math.ceil(effort.gathering * Math.sqrt(Math.min(wanted, rows) * rows))
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
    const quick = field?.type === 'choice' ? readQuickCounts(statements, table, field, conditions) : null
    if (quick !== null) return [...quick.values()].reduce((sum, count) => sum + count, 0)
  }
  const [only] = conditions
  const source =
    only?.driver && only.exact && conditions.length === 1 && table.always === undefined
      ? sql(`FROM (${only.driver.text})`, ...only.driver.values)
      : sourceSql(table, conditions, leadingCondition(statements, table, conditions, effort))
  return countSchema.parse(statements.value(sql(`SELECT count(*) ${source.text}`, ...source.values)))
}

/** Counts by a field's values from what is kept or indexed; null: these conditions need the rows. */
export function readQuickCounts(
  statements: Statements,
  table: ListTable,
  field: Field,
  conditions: readonly Condition[],
): Map<string | null, number> | null {
  const quick = table.quickCounts?.(field, conditions) ?? null
  return quick === null ? null : readValueCounts(statements, quick)
}

/** Counts by value, as a query gives them in its columns `value` and `count`. */
export function readValueCounts(statements: Statements, query: Sql): Map<string | null, number> {
  const rows = valueCountsSchema.parse(statements.rows(query))
  return new Map(rows.map(({ value, count }) => [value === null ? null : String(value), count]))
}

/** The condition to lead the way to the rows when all of them are wanted; undefined: better look at every row. */
export function leadingCondition(
  statements: Statements,
  table: ListTable,
  conditions: readonly Condition[],
  effort: Effort,
): Condition | undefined {
  const cheap = conditions.filter((condition) => condition.costly !== true)
  const few = fewCandidates(rowsOf(statements, table), onePage, effort)
  return (
    fewestCandidates(statements, cheap, few) ??
    conditions.find((condition) => condition.field === null && condition.driver !== null)
  )
}

/** The condition with the fewest candidates; undefined when each has so many or more, or none has an index. */
function fewestCandidates(
  statements: Statements,
  conditions: readonly Condition[],
  most: number,
): Condition | undefined {
  let fewest: Counted | undefined
  for (const condition of conditions) {
    const candidates = candidatesUpTo(statements, condition, Math.min(most, fewest?.candidates ?? most))
    if (candidates !== null) fewest = { condition, candidates }
  }
  return fewest?.condition
}
