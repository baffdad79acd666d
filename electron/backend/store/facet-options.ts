import type { Field } from '../../../shared/admin/field.ts'
import type { ListFilter } from '../../../shared/admin/list-query.ts'

/** One option of a filter in the sidebar, before it is counted. */
export type FacetOption = { readonly label: string; readonly filters: ListFilter[] }

/** What a field's filter offers, as the Django admin does; `related` are the ids a relation can have. */
export function facetOptions(field: Field, related: readonly string[], now: Date): FacetOption[] {
  const exact = (label: string, value: string): FacetOption => ({
    label,
    filters: [{ field: field.name, lookup: 'exact', value }],
  })
  switch (field.type) {
    case 'boolean':
      return [all(), exact('Yes', '1'), exact('No', '0')]
    case 'choice':
      return [all(), ...(field.choices ?? []).map((choice) => exact(choice.label, choice.value))]
    case 'relation':
      return [
        all(),
        ...related.map((id) => exact(id, id)),
        { label: 'Empty', filters: [{ field: field.name, lookup: 'isnull', value: '1' }] },
      ]
    case 'datetime':
      return [
        all('Any date'),
        ...dateRanges(now).map(({ label, from, to }) => ({
          label,
          filters: [
            { field: field.name, lookup: 'gte' as const, value: from.toISOString() },
            { field: field.name, lookup: 'lt' as const, value: to.toISOString() },
          ],
        })),
      ]
    default:
      return [all()]
  }
}

/** A value of its own for each field, because its count is. */
function all(label = 'All'): FacetOption {
  return { label, filters: [] }
}

type DateRange = { readonly label: string; readonly from: Date; readonly to: Date }

/** Django's ranges around now, their ends at midnight here: the calendar of whoever looks. */
function dateRanges(now: Date): DateRange[] {
  const year = now.getFullYear()
  const month = now.getMonth()
  const day = now.getDate()
  const tomorrow = new Date(year, month, day + 1)
  return [
    { label: 'Today', from: new Date(year, month, day), to: tomorrow },
    { label: 'Past 7 days', from: new Date(year, month, day - 7), to: tomorrow },
    { label: 'This month', from: new Date(year, month, 1), to: new Date(year, month + 1, 1) },
    { label: 'This year', from: new Date(year, 0, 1), to: new Date(year + 1, 0, 1) },
  ]
}
