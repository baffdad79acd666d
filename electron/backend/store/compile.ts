import type { ListFilter, ListQuery } from '../../../shared/admin/list-query.ts'
import { fieldOf, type ModelAdmin, type Ordering } from '../../../shared/admin/model-admin.ts'
import { filterProblem } from '../../../shared/admin/query.ts'
import { failureOf } from '../failure.ts'
import { type Condition, columnCondition, type ListColumn, type ListTable } from './list-table.ts'
import { searchTerms } from './search-terms.ts'
import { allOf, joinSql, type Sql, sql } from './sql.ts'

/** The most rows one answer holds; a list with `query.all` shows so many. */
export const largestPage = 2000

/** A list's query, compiled against its declaration. */
export type CompiledList = {
  readonly table: ListTable
  readonly conditions: readonly Condition[]
  readonly order: string
  /** The same order from the end. */
  readonly reversedOrder: string
  /** The first column of the order. */
  readonly orderField: string | null
  /** The index that is in the order of the first column; null: there is none. */
  readonly orderIndex: string | null
  /** Whether that index alone gives the whole order. */
  readonly wholeOrder: boolean
  readonly limit: number
  readonly offset: number
}

/** Compiles a query, refusing what the declaration does not allow. */
export function compileList(table: ListTable, admin: ModelAdmin, query: ListQuery): CompiledList {
  const orderings = query.ordering.length > 0 ? query.ordering : admin.ordering
  return {
    table,
    conditions: [
      ...filterConditions(table, admin, query.filters),
      ...table.search(searchTerms(query.search)),
    ],
    ...compileOrder(table, admin, orderings),
    limit: query.all ? largestPage : admin.listPerPage,
    offset: query.all ? 0 : (query.page - 1) * admin.listPerPage,
  }
}

/** Rows in the order of an index, passing over those that do not meet the conditions. */
export function walkSql(list: CompiledList, limit: number, offset: number): Sql {
  const { table } = list
  const indexed = list.orderIndex === null ? '' : ` INDEXED BY ${list.orderIndex}`
  const where = allOf(wheres(table, list.conditions))
  return sql(
    `SELECT t.rowid AS id FROM ${table.name} AS t${indexed} WHERE ${where.text} ORDER BY ${list.order} LIMIT ? OFFSET ?`,
    ...where.values,
    limit,
    offset,
  )
}

/**
 * As walkSql, but looking at `budget` rows of the index at most. What restricts the order's own column bounds
 * the walk itself.
 */
export function boundedWalkSql(list: CompiledList, limit: number, offset: number, budget: number): Sql {
  const { table } = list
  const indexed = list.orderIndex === null ? '' : ` INDEXED BY ${list.orderIndex}`
  const within = allOf(
    list.conditions.filter((condition) => ofOrder(list, condition)).map(({ where }) => where),
  )
  const where = allOf(
    wheres(
      table,
      list.conditions.filter((condition) => !ofOrder(list, condition)),
    ),
  )
  return sql(
    `SELECT t.rowid AS id
     FROM (SELECT t.rowid AS id FROM ${table.name} AS t${indexed}
           WHERE ${within.text} ORDER BY ${list.order} LIMIT ?) AS walked
     CROSS JOIN ${table.name} AS t ON t.rowid = walked.id
     WHERE ${where.text} LIMIT ? OFFSET ?`,
    ...within.values,
    budget,
    ...where.values,
    limit,
    offset,
  )
}

/** Whether a condition restricts the column that a list is sorted by, so that the order's index answers it. */
export function ofOrder(list: CompiledList, condition: Condition): boolean {
  return condition.field !== null && condition.field === list.orderField && condition.driver !== null
}

/** Rows that a condition's index leads to, sorted afterwards. */
export function gatherSql(list: CompiledList, leading: Condition, limit: number, offset: number): Sql {
  const source = sourceSql(list.table, list.conditions, leading)
  return sql(
    `SELECT t.rowid AS id ${source.text} ORDER BY ${list.order} LIMIT ? OFFSET ?`,
    ...source.values,
    limit,
    offset,
  )
}

/** `FROM ... WHERE ...` of the rows that meet the conditions, led by one of them or by none. */
export function sourceSql(
  table: ListTable,
  conditions: readonly Condition[],
  leading: Condition | undefined,
): Sql {
  if (leading === undefined || leading.driver === null) {
    const where = allOf(wheres(table, conditions))
    return sql(`FROM ${table.name} AS t WHERE ${where.text}`, ...where.values)
  }
  const remaining = conditions.filter((condition) => condition !== leading || !condition.exact)
  const where = allOf(wheres(table, remaining))
  return joinSql(
    [
      sql('FROM ('),
      leading.driver,
      sql(`) AS driver CROSS JOIN ${table.name} AS t ON t.rowid = driver.id WHERE`),
      where,
    ],
    ' ',
  )
}

function wheres(table: ListTable, conditions: readonly Condition[]): Sql[] {
  return [
    ...(table.always === undefined ? [] : [table.always]),
    ...conditions.map((condition) => condition.where),
  ]
}

/**
 * One condition for each filtered field, so that a range's two ends use one index together.
 *
 * @throws Failure of code invalid_input for a filter the declaration does not allow
 */
export function filterConditions(
  table: ListTable,
  admin: ModelAdmin,
  filters: readonly ListFilter[],
): Condition[] {
  const problems = filters.flatMap((filter) => filterProblem(admin, filter) ?? [])
  if (problems.length > 0) throw refused(problems)
  const byField = Map.groupBy(filters, (filter) => filter.field)
  return [...byField].flatMap(([name, ofField]) => fieldConditions(table, admin, name, ofField))
}

function fieldConditions(
  table: ListTable,
  admin: ModelAdmin,
  name: string,
  filters: readonly ListFilter[],
): Condition[] {
  const field = fieldOf(admin, name)
  if (field?.type === 'relation' && table.relation !== undefined) {
    const { relation } = table
    return filters.map((filter) => ({
      field: name,
      filters: [filter],
      ...relationCondition(relation, filter),
    }))
  }
  const column = field === undefined ? undefined : table.column(field)
  if (column === undefined) throw refused([`“${field?.label ?? name}” is not stored and cannot be filtered.`])
  const where = allOf(columnCondition(column, filters))
  const driver = column.indexed ? columnDriver(table, column, filters) : null
  return [{ field: name, filters, where, driver, exact: true }]
}

/** What gives the rows of a column's filters through its index. */
function columnDriver(table: ListTable, column: ListColumn, filters: readonly ListFilter[]): Sql {
  const { select, value } = column.beside ?? {
    select: `SELECT t.rowid AS id FROM ${table.name} AS t`,
    value: column.value,
  }
  const where = allOf(columnCondition({ ...column, value }, filters))
  return sql(`${select} WHERE ${where.text}`, ...where.values)
}

function relationCondition(
  relation: NonNullable<ListTable['relation']>,
  filter: ListFilter,
): Pick<Condition, 'where' | 'driver' | 'exact'> {
  if (filter.lookup === 'exact') return relation(filter.value)
  const none = relation(null)
  if (/^(1|true)$/i.test(filter.value)) return none
  return { where: sql(`NOT (${none.where.text})`, ...none.where.values), driver: null, exact: true }
}

/**
 * The last key is the row's own, so that no two rows are ever equal and pages never overlap. It runs in the
 * first column's direction: then one index, read forwards or backwards, gives the whole order.
 */
function compileOrder(
  table: ListTable,
  admin: ModelAdmin,
  orderings: readonly Ordering[],
): Pick<CompiledList, 'order' | 'reversedOrder' | 'orderField' | 'orderIndex' | 'wholeOrder'> {
  const sorts = orderings.map((ordering) => {
    const field = fieldOf(admin, ordering.field)
    const sort = field?.sortable === true ? table.column(field)?.sort : undefined
    if (sort === undefined) throw refused([`${admin.labelPlural} cannot be sorted by “${ordering.field}”.`])
    return { sort, descending: ordering.descending }
  })
  const [first] = sorts
  const keys =
    sorts.length === 1
      ? sorts.flatMap(({ sort, descending }) => sort.keys.map((key) => ({ key, descending })))
      : sorts.flatMap(({ sort, descending }) => sort.keys.slice(0, 1).map((key) => ({ key, descending })))
  const whole = [...keys, { key: 't.rowid', descending: first?.descending ?? false }]
  const terms = (reversed: boolean): string =>
    whole.map(({ key, descending }) => (descending === reversed ? key : `${key} DESC`)).join(', ')
  return {
    order: terms(false),
    reversedOrder: terms(true),
    orderField: orderings[0]?.field ?? null,
    orderIndex: first?.sort.index ?? null,
    wholeOrder: sorts.length <= 1,
  }
}

function refused(problems: readonly string[]): Error {
  return failureOf('invalid_input', problems.join(' '), {
    advice: 'Clear the filters and the order of the list and set them again.',
  })
}
