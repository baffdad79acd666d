import type { ListQuery } from '../../../shared/admin/list-query.ts'
import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'

type Ordering = ListQuery['ordering']

/** How a column takes part in the order of the rows; null: it does not. */
export type ColumnOrder = {
  readonly descending: boolean
  /** From 1; the first column decides first. */
  readonly priority: number
  /** How many columns sort. */
  readonly of: number
  /** Whether the address asks for it; the model's own ordering cannot be removed. */
  readonly asked: boolean
}

export function columnOrder(admin: ModelAdmin, ordering: Ordering, field: string): ColumnOrder | null {
  const asked = ordering.length > 0
  const effective = asked ? ordering : admin.ordering
  const position = effective.findIndex((part) => part.field === field)
  const part = effective[position]
  if (part === undefined) return null
  return { descending: part.descending, priority: position + 1, of: effective.length, asked }
}

/** A click on a header: the column comes first, and flips if it sorts already. */
export function withPrimary(admin: ModelAdmin, ordering: Ordering, field: string): Ordering {
  const order = columnOrder(admin, ordering, field)
  const rest = ordering.filter((part) => part.field !== field)
  return [{ field, descending: order === null ? false : !order.descending }, ...rest]
}

/** Flips a column where it stands. */
export function withFlipped(admin: ModelAdmin, ordering: Ordering, field: string): Ordering {
  const effective = ordering.length > 0 ? ordering : admin.ordering
  return effective.map((part) =>
    part.field === field ? { field, descending: !part.descending } : { ...part },
  )
}

export function withoutColumn(ordering: Ordering, field: string): Ordering {
  return ordering.filter((part) => part.field !== field)
}
