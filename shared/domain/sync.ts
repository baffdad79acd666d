import { z } from 'zod'
import { appErrorSchema } from '../result.ts'

/** How far the cache of a pool is filled, as the progress bar shows it. */
export const syncStateSchema = z.strictObject({
  phase: z.enum(['never', 'running', 'complete', 'cancelled', 'failed']),
  /** Users read in this run. */
  users: z.number().int(),
  /** EstimatedNumberOfUsers as the pool reported it at the start of the run. */
  estimated: z.number().int(),
  calls: z.number().int(),
  throttles: z.number().int(),
  users_per_second: z.number(),
  /** null while it cannot be told. */
  seconds_left: z.number().nullable(),
  started_at: z.string().nullable(),
  /** The end of the last run that read the whole pool. */
  synced_at: z.string().nullable(),
  error: appErrorSchema.nullable(),
})
export type SyncState = z.infer<typeof syncStateSchema>
