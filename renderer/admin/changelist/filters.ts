import type { Facet } from '../../../shared/admin/facets.ts'
import type { Field } from '../../../shared/admin/field.ts'
import type { ListFilter } from '../../../shared/admin/list-query.ts'
import { fieldOf, type ModelAdmin } from '../../../shared/admin/model-admin.ts'
import { formatDay, formatTimeOfDay } from '../../components/values/format.ts'

type Option = Facet['options'][number]

/** Whether an option of the sidebar is what the address asks for; "All" is when nothing is asked of its field. */
export function isChosen(filters: readonly ListFilter[], field: string, option: Option): boolean {
  const own = filters.filter((filter) => filter.field === field)
  return (
    own.length === option.filters.length &&
    own.every((filter) => option.filters.some((wanted) => sameFilter(wanted, filter)))
  )
}

/** The filters with those of one field replaced. */
export function withFieldFilters(
  filters: readonly ListFilter[],
  field: string,
  replacement: readonly ListFilter[],
): ListFilter[] {
  return [...filters.filter((filter) => filter.field !== field), ...replacement]
}

/** Filters of the address that no option of the sidebar shows as chosen: they are named above the list instead. */
export function filtersBesideFacets(
  filters: readonly ListFilter[],
  facets: readonly Facet[] | undefined,
): ListFilter[] {
  if (facets === undefined) return []
  return filters.filter((filter) => {
    const facet = facets.find(({ field }) => field === filter.field)
    return facet === undefined || !facet.options.some((option) => isChosen(filters, filter.field, option))
  })
}

/** A filter in words: `Email is ada@example.com`. */
export function filterInWords(admin: ModelAdmin, filter: ListFilter): string {
  const field = fieldOf(admin, filter.field)
  const label = field?.label ?? filter.field
  const value = valueInWords(field, filter.value)
  switch (filter.lookup) {
    case 'exact':
      return `${label} is ${value}`
    case 'isnull':
      return /^(1|true)$/i.test(filter.value) ? `${label} is empty` : `${label} is not empty`
    case 'gte':
      return `${label} from ${value}`
    case 'lt':
      return `${label} before ${value}`
  }
}

function valueInWords(field: Field | undefined, value: string): string {
  switch (field?.type) {
    case 'boolean':
      return value === '1' ? 'yes' : 'no'
    case 'choice':
      return field.choices?.find((choice) => choice.value === value)?.label ?? value
    case 'datetime': {
      const time = new Date(value)
      return Number.isNaN(time.getTime()) ? value : `${formatDay(time)}, ${formatTimeOfDay(time)}`
    }
    default:
      return value
  }
}

function sameFilter(one: ListFilter, other: ListFilter): boolean {
  return one.lookup === other.lookup && one.value === other.value
}
