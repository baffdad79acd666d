import { z } from 'zod'
import { listFilterSchema } from './list-query.ts'

/** The choices of one filter in the sidebar, each with the rows it would leave, the other filters applied. */
export const facetSchema = z.strictObject({
  field: z.string(),
  options: z.array(
    z.strictObject({
      label: z.string(),
      /** What the option puts into the address for this field; empty: All. */
      filters: z.array(listFilterSchema),
      /** null: counts were not asked for. */
      count: z.number().int().nullable(),
    }),
  ),
})
export type Facet = z.infer<typeof facetSchema>
