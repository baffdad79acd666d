import type { Field } from '../../../shared/admin/field.ts'
import type { ListFilter } from '../../../shared/admin/list-query.ts'
import { type Sql, type SqlValue, sql } from './sql.ts'

/** How the values of a field are stored, and so how a filter's text is read. Times are milliseconds since 1970. */
type StoredAs = 'text' | 'number' | 'flag' | 'time'

/** Where a declared field is found in a table. Expressions speak of the table as `t`. */
export type ListColumn = {
  readonly storedAs: StoredAs
  readonly value: Sql
  /** Whether a filter on it is answered by an index, so that the filter can lead the way to the rows. */
  readonly indexed: boolean
  /** Where that index is another table's: what selects the `id` of its rows as `d`, and the value there. */
  readonly beside?: { readonly select: string; readonly value: Sql }
  /** Compared without regard to ASCII case by its index, so that equality needs a second, exact look. */
  readonly foldsCase?: boolean
  /** The index that is in this field's order, and that order's keys before the unique last one. */
  readonly sort?: { readonly index: string; readonly keys: readonly string[] }
}

/** What restricts a list. */
export type Condition = {
  /** The field it belongs to; null: the search. */
  readonly field: string | null
  /** The filters it was made of; none: the search. */
  readonly filters: readonly ListFilter[]
  readonly where: Sql
  /** Gives the `id` of each candidate through an index; null: there is no such index. */
  readonly driver: Sql | null
  /** Whether using the driver costs much even where it leads to few rows: better try to do without. */
  readonly costly?: boolean
  /** Whether the candidates are exactly the rows that meet the condition. */
  readonly exact: boolean
}

/** A table that can be listed. Its rows have an integer key, `rowid`. */
export type ListTable = {
  readonly name: string
  /** The expression of a row's public id. */
  readonly key: string
  /** The expression of what to call a row. */
  readonly label: string
  /** undefined: nothing of that name is stored. */
  readonly column: (field: Field) => ListColumn | undefined
  /** What finds the rows in which every term occurs. */
  readonly search: (terms: readonly string[]) => Condition[]
  /** For a relation: rows related to that id; null: rows related to none. */
  readonly relation?: (id: string | null) => Pick<Condition, 'where' | 'driver' | 'exact'>
  /** The ids a relation can have, in the order in which a filter offers them, as `id`. */
  readonly relatedIds?: Sql
  /** For rows given by their `id`: `value` and `count` for each related id; null: related to none. */
  readonly relatedCounts?: (ids: Sql) => Sql
  /** Counts that are kept or read off an index: `value` and `count` of a field; null: there are none such. */
  readonly quickCounts?: (field: Field, conditions: readonly Condition[]) => Sql | null
  /** What is left out of every list, such as rows that cannot be read. */
  readonly always?: Sql
}

/** The condition of a stored column that all filters of one field make together. */
export function columnCondition(column: ListColumn, filters: readonly ListFilter[]): Sql[] {
  return filters.flatMap((filter) => comparisons(column, filter))
}

/** Names of tables and columns are ours; whatever comes from outside is bound. */
function comparisons(column: ListColumn, { lookup, value }: ListFilter): Sql[] {
  const compared = (operator: string, operand: SqlValue): Sql =>
    sql(`${column.value.text} ${operator} ?`, ...column.value.values, operand)
  switch (lookup) {
    case 'isnull':
      return [
        sql(`${column.value.text} IS ${/^(1|true)$/i.test(value) ? '' : 'NOT '}NULL`, ...column.value.values),
      ]
    case 'gte':
      return [compared('>=', operand(column, value))]
    case 'lt':
      return [compared('<', operand(column, value))]
    case 'exact':
      return column.foldsCase === true
        ? [
            compared('=', value),
            sql(`${column.value.text} = ? COLLATE BINARY`, ...column.value.values, value),
          ]
        : [compared('=', operand(column, value))]
  }
}

function operand(column: ListColumn, value: string): SqlValue {
  switch (column.storedAs) {
    case 'text':
      return value
    case 'number':
    case 'flag':
      return Number(value)
    case 'time':
      return instantOf(value)
  }
}

/** Milliseconds since 1970; a date without a time begins at midnight here, as people mean it who type one. */
function instantOf(value: string): number {
  return Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00` : value)
}
