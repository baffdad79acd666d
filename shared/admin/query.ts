import type { Field, FieldType } from './field.ts'
import { type ListFilter, type ListQuery, type Lookup, lookups } from './list-query.ts'
import { fieldOf, type ModelAdmin } from './model-admin.ts'

/** A part of an address that could not be used: what it was, and why it was ignored. */
export type QueryProblem = { readonly key: string; readonly value: string; readonly message: string }

const maximumSearchLength = 512

/** The look-ups that make sense for a field of each type. */
const lookupsByType: Record<FieldType, readonly Lookup[]> = {
  text: ['exact', 'isnull'],
  multiline: ['exact', 'isnull'],
  email: ['exact', 'isnull'],
  phone: ['exact', 'isnull'],
  url: ['exact', 'isnull'],
  number: ['exact', 'isnull', 'gte', 'lt'],
  boolean: ['exact', 'isnull'],
  date: ['exact', 'isnull', 'gte', 'lt'],
  datetime: ['isnull', 'gte', 'lt'],
  choice: ['exact', 'isnull'],
  relation: ['exact', 'isnull'],
  secret: [],
  changes: [],
}

/**
 * Reads a list's address. What is valid is kept, and what is not is named: an unknown key, a field that
 * cannot be filtered, a value that does not fit, a bad page number.
 *
 * @param pairs the query string's keys and values in order; a URLSearchParams is one
 */
export function parseListQuery(
  admin: ModelAdmin,
  pairs: Iterable<readonly [string, string]>,
): { query: ListQuery; problems: QueryProblem[] } {
  const query: ListQuery = { search: '', ordering: [], filters: [], page: 1, all: false }
  const problems: QueryProblem[] = []
  for (const [key, value] of pairs) {
    const problem = applyPair(admin, query, key, value)
    if (problem !== null) problems.push({ key, value, message: problem })
  }
  return { query, problems }
}

/** Writes a list's state as the pairs of its address; what equals the default is left out. */
export function formatListQuery(admin: ModelAdmin, query: ListQuery): [string, string][] {
  const pairs: [string, string][] = []
  if (query.search !== '') pairs.push(['q', query.search])
  if (query.ordering.length > 0) pairs.push(['o', formatOrdering(admin, query)])
  for (const filter of query.filters) pairs.push([`${filter.field}__${filter.lookup}`, filter.value])
  if (query.all) pairs.push(['all', ''])
  if (query.page > 1) pairs.push(['p', String(query.page)])
  return pairs
}

/** Why a filter cannot be used on this model; null when it can. The backend asks the same before it compiles SQL. */
export function filterProblem(admin: ModelAdmin, filter: ListFilter): string | null {
  const field = fieldOf(admin, filter.field)
  if (field === undefined) return `${admin.labelPlural} have no field “${filter.field}”.`
  if (field.filterable !== true) return `“${field.label}” cannot be used as a filter.`
  if (!lookupsByType[field.type].includes(filter.lookup)) {
    return `“${field.label}” cannot be filtered by “${filter.lookup}”.`
  }
  return valueProblem(field, filter)
}

function applyPair(admin: ModelAdmin, query: ListQuery, key: string, value: string): string | null {
  switch (key) {
    case 'q':
      query.search = value.slice(0, maximumSearchLength)
      return value.length > maximumSearchLength
        ? `Only the first ${maximumSearchLength} characters are searched for.`
        : null
    case 'o':
      return applyOrdering(admin, query, value)
    case 'p':
      return applyPage(query, value)
    case 'all':
      query.all = true
      return null
    default:
      return applyFilter(admin, query, key, value)
  }
}

function applyOrdering(admin: ModelAdmin, query: ListQuery, value: string): string | null {
  let bad = false
  for (const part of value.split('.')) {
    const match = /^(-?)(\d{1,3})$/.exec(part)
    const field = fieldOf(admin, admin.listDisplay[Number(match?.[2] ?? 0) - 1] ?? '')
    if (match === null || field?.sortable !== true) {
      bad = true
    } else if (!query.ordering.some((known) => known.field === field.name)) {
      query.ordering.push({ field: field.name, descending: match[1] === '-' })
    }
  }
  return bad ? 'Not every part of it is a column that can be sorted.' : null
}

function formatOrdering(admin: ModelAdmin, query: ListQuery): string {
  return query.ordering
    .map(({ field, descending }) => `${descending ? '-' : ''}${admin.listDisplay.indexOf(field) + 1}`)
    .join('.')
}

function applyPage(query: ListQuery, value: string): string | null {
  if (!/^[1-9]\d{0,6}$/.test(value)) return 'A page is a number from 1.'
  query.page = Number(value)
  return null
}

function applyFilter(admin: ModelAdmin, query: ListQuery, key: string, value: string): string | null {
  const separator = key.lastIndexOf('__')
  const lookup = lookups.find((name) => name === key.slice(separator + 2))
  if (separator < 1 || lookup === undefined) return 'This parameter is not known here.'
  const filter: ListFilter = { field: key.slice(0, separator), lookup, value }
  const problem = filterProblem(admin, filter)
  if (problem === null) query.filters.push(filter)
  return problem
}

function valueProblem(field: Field, filter: ListFilter): string | null {
  const { lookup, value } = filter
  if (value.length > 2048) return 'The value is longer than any that could match.'
  if (lookup === 'isnull') return /^(1|0|true|false)$/i.test(value) ? null : 'The value must be 1 or 0.'
  switch (field.type) {
    case 'boolean':
      return value === '1' || value === '0' ? null : 'The value must be 1 or 0.'
    case 'choice':
      return field.choices?.some((choice) => choice.value === value)
        ? null
        : `“${value}” is not one of the choices.`
    case 'number':
      return Number.isFinite(Number(value)) && value.trim() !== '' ? null : `“${value}” is not a number.`
    case 'date':
    case 'datetime':
      return /^\d{4}-\d{2}-\d{2}/.test(value) && !Number.isNaN(Date.parse(value))
        ? null
        : `“${value}” is not a date such as 2026-01-31.`
    default:
      return null
  }
}
