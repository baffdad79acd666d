import type { ListFilter } from '../../../shared/admin/list-query.ts'

/** Two local days as their inputs hold them, `2026-01-31`; both are part of the range. Empty: open at that end. */
export type DayRange = { readonly from: string; readonly until: string }

/** The filters of a range of days: from the first one's midnight to the midnight that ends the last one. */
export function rangeFilters(field: string, range: DayRange): ListFilter[] {
  const from = midnight(range.from, 0)
  const until = midnight(range.until, 1)
  return [
    ...(from === null ? [] : [{ field, lookup: 'gte' as const, value: from.toISOString() }]),
    ...(until === null ? [] : [{ field, lookup: 'lt' as const, value: until.toISOString() }]),
  ]
}

/** The range that the filters of a field stand for. */
export function rangeOfFilters(filters: readonly ListFilter[], field: string): DayRange {
  const boundOf = (lookup: ListFilter['lookup']) =>
    filters.find((filter) => filter.field === field && filter.lookup === lookup)?.value
  return { from: dayOf(boundOf('gte'), 0), until: dayOf(boundOf('lt'), -1) }
}

function midnight(day: string, daysLater: number): Date | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (match === null) return null
  return new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3]) + daysLater)
}

/** The local day on which the moment `milliseconds` after the value falls. */
function dayOf(value: string | undefined, milliseconds: number): string {
  if (value === undefined) return ''
  const time = new Date(new Date(value).getTime() + milliseconds)
  if (Number.isNaN(time.getTime())) return ''
  const two = (number: number) => String(number).padStart(2, '0')
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
}
