import { z } from 'zod'
import type { Facet } from '../../../shared/admin/facets.ts'
import type { Field } from '../../../shared/admin/field.ts'
import type { ListQuery } from '../../../shared/admin/list-query.ts'
import { fieldOf, type ModelAdmin } from '../../../shared/admin/model-admin.ts'
import { type CompiledList, compileList, filterConditions, sourceSql } from './compile.ts'
import { type FacetOption, facetOptions } from './facet-options.ts'
import {
  countMatching,
  type Effort,
  leadingCondition,
  readQuickCounts,
  readValueCounts,
} from './list-reader.ts'
import type { Condition, ListTable } from './list-table.ts'
import { allOf, joinSql, type Sql, sql } from './sql.ts'
import type { Statements } from './statements.ts'

const namesSchema = z.array(z.string())
const sumsSchema = z.array(z.number())

type FieldFacet = { readonly field: Field; readonly options: readonly FacetOption[] }

/** The sidebar of a list: each field of listFilter with its options, counted with the other filters applied. */
export function readFacets(
  statements: Statements,
  table: ListTable,
  admin: ModelAdmin,
  query: ListQuery,
  withCounts: boolean,
  now: Date,
  effort: Effort,
): Facet[] {
  const list = compileList(table, admin, query)
  const related = table.relatedIds === undefined ? [] : namesSchema.parse(statements.column(table.relatedIds))
  const facets = admin.listFilter.flatMap((name): FieldFacet[] => {
    const field = fieldOf(admin, name)
    return field === undefined ? [] : [{ field, options: facetOptions(field, related, now) }]
  })
  const counts = withCounts ? countFacets(statements, list, admin, facets, effort) : null
  return facets.map(({ field, options }) => ({
    field: field.name,
    options: options.map((option) => ({ ...option, count: counts?.get(option) ?? null })),
  }))
}

/** Fields whose other filters are the same are counted together: all but those that are filtered themselves. */
function countFacets(
  statements: Statements,
  list: CompiledList,
  admin: ModelAdmin,
  facets: readonly FieldFacet[],
  effort: Effort,
): Map<FacetOption, number> {
  const counts = new Map<FacetOption, number>()
  const filtered = new Set(list.conditions.map((condition) => condition.field))
  const together = Map.groupBy(facets, ({ field }) => (filtered.has(field.name) ? field.name : null))
  for (const [own, members] of together) {
    const others = list.conditions.filter((condition) => own === null || condition.field !== own)
    countTogether(statements, list.table, admin, others, members, counts, effort)
  }
  return counts
}

function countTogether(
  statements: Statements,
  table: ListTable,
  admin: ModelAdmin,
  conditions: readonly Condition[],
  facets: readonly FieldFacet[],
  counts: Map<FacetOption, number>,
  effort: Effort,
): void {
  const matching = collectMatching(statements, table, admin, conditions, effort)
  const single: FacetOption[] = []
  for (const { field, options } of facets) {
    const byValue =
      readQuickCounts(statements, table, field, conditions) ??
      readRelatedCounts(statements, table, field, matching ?? allIds(table, conditions))
    for (const option of options) {
      const [filter] = option.filters
      if (filter === undefined || byValue === null) single.push(option)
      else counts.set(option, byValue.get(filter.lookup === 'isnull' ? null : filter.value) ?? 0)
    }
  }
  if (matching === null) countOneByOne(statements, table, admin, conditions, single, counts, effort)
  else countInOnePass(statements, table, admin, matching, single, counts)
}

/**
 * Puts the rows that meet the conditions aside, so that they are searched for once and not for each field.
 * null: an index answers each option sooner.
 */
function collectMatching(
  statements: Statements,
  table: ListTable,
  admin: ModelAdmin,
  conditions: readonly Condition[],
  effort: Effort,
): Sql | null {
  const leading = leadingCondition(statements, table, conditions, effort)
  const indexed = conditions.every(
    ({ field, driver }) => driver !== null || fieldOf(admin, field ?? '')?.type === 'relation',
  )
  if (leading === undefined && indexed) return null
  statements.run(sql('CREATE TABLE IF NOT EXISTS temp.matching (id INTEGER PRIMARY KEY)'))
  statements.run(sql('DELETE FROM temp.matching'))
  const source = sourceSql(table, conditions, leading)
  statements.run(sql(`INSERT INTO temp.matching SELECT t.rowid ${source.text}`, ...source.values))
  return sql('SELECT id FROM temp.matching')
}

function allIds(table: ListTable, conditions: readonly Condition[]): Sql {
  const source = sourceSql(table, conditions, undefined)
  return sql(`SELECT t.rowid AS id ${source.text}`, ...source.values)
}

function readRelatedCounts(
  statements: Statements,
  table: ListTable,
  field: Field,
  ids: Sql,
): Map<string | null, number> | null {
  if (field.type !== 'relation' || table.relatedCounts === undefined) return null
  return readValueCounts(statements, table.relatedCounts(ids))
}

/** Each option by its own index. */
function countOneByOne(
  statements: Statements,
  table: ListTable,
  admin: ModelAdmin,
  conditions: readonly Condition[],
  options: readonly FacetOption[],
  counts: Map<FacetOption, number>,
  effort: Effort,
): void {
  for (const option of options) {
    const own = filterConditions(table, admin, option.filters)
    counts.set(option, countMatching(statements, table, admin, [...conditions, ...own], effort))
  }
}

/** All options while the rows that match are passed once. */
function countInOnePass(
  statements: Statements,
  table: ListTable,
  admin: ModelAdmin,
  matching: Sql,
  options: readonly FacetOption[],
  counts: Map<FacetOption, number>,
): void {
  const sums = options.map((option) => {
    const where = allOf(filterConditions(table, admin, option.filters).map((condition) => condition.where))
    return sql(`coalesce(sum(${where.text}), 0)`, ...where.values)
  })
  const source = sql(
    `FROM (${matching.text}) AS s CROSS JOIN ${table.name} AS t ON t.rowid = s.id`,
    ...matching.values,
  )
  const found = sumsSchema.parse(statements.row(joinSql([sql('SELECT'), joinSql(sums, ', '), source], ' ')))
  for (const [position, option] of options.entries()) counts.set(option, found[position] ?? 0)
}
