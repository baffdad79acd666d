import { z } from 'zod'

export const lookups = ['exact', 'isnull', 'gte', 'lt'] as const
const lookupSchema = z.enum(lookups)
export type Lookup = z.infer<typeof lookupSchema>

export const listFilterSchema = z.strictObject({
  field: z.string(),
  lookup: lookupSchema,
  /** As in the address: `1` and `0` for booleans, ISO 8601 for times. */
  value: z.string().max(2048),
})
export type ListFilter = z.infer<typeof listFilterSchema>

/** The whole state of a list, as its address holds it. */
export const listQuerySchema = z.strictObject({
  search: z.string().max(512),
  /** Columns by priority; empty: the model's own ordering. */
  ordering: z.array(z.strictObject({ field: z.string(), descending: z.boolean() })).max(20),
  filters: z.array(listFilterSchema).max(50),
  /** From 1. */
  page: z.number().int().min(1),
  /** All rows on one page. */
  all: z.boolean(),
})
export type ListQuery = z.infer<typeof listQuerySchema>

export const emptyListQuery: ListQuery = { search: '', ordering: [], filters: [], page: 1, all: false }
