import { z } from 'zod'
import { appErrorSchema } from '../result.ts'

/** How far the cache of a pool is filled, as the progress bar shows it. */
export const syncStateSchema = z.strictObject({
  /** Grows with every change of any state: of two states of a connection, the later one has the higher. */
  revision: z.number().int(),
  phase: z.enum(['never', 'running', 'complete', 'cancelled', 'failed']),
  /** Users read in this run, each counted once. */
  users: z.number().int(),
  /** Of those: users that were not in the cache before. */
  added: z.number().int(),
  /** Of those: users of whom a value differed from before. */
  changed: z.number().int(),
  /** Users that the run, having read the whole pool, no longer found. */
  gone: z.number().int(),
  /** EstimatedNumberOfUsers as the pool reported it at the start of the run. */
  estimated: z.number().int(),
  calls: z.number().int(),
  throttles: z.number().int(),
  /** Bytes of Cognito's answers. */
  bytes: z.number().int(),
  /** Parts that the pool was cut into, to be read side by side; 1: it is read as a whole. */
  parts: z.number().int(),
  parts_done: z.number().int(),
  /** Whether it was to be read in parts, and turned out not to list by them. */
  parts_unsound: z.boolean(),
  /** Whether it goes on where an earlier run was stopped. */
  resumed: z.boolean(),
  /** List calls a second that Cognito is asked at most at present, and the most that the connection allows. */
  calls_per_second: z.number(),
  ceiling: z.number(),
  users_per_second: z.number(),
  /** null while it cannot be told. */
  seconds_left: z.number().nullable(),
  started_at: z.string().nullable(),
  /** The end of the last run that read the whole pool. */
  synced_at: z.string().nullable(),
  error: appErrorSchema.nullable(),
  /** When a run that failed is tried again by itself; null: it is not. */
  retry_at: z.string().nullable(),
})
export type SyncState = z.infer<typeof syncStateSchema>

/** A cache that was never filled. */
export const neverSynced: SyncState = {
  revision: 0,
  phase: 'never',
  users: 0,
  added: 0,
  changed: 0,
  gone: 0,
  estimated: 0,
  calls: 0,
  throttles: 0,
  bytes: 0,
  parts: 1,
  parts_done: 0,
  parts_unsound: false,
  resumed: false,
  calls_per_second: 0,
  ceiling: 0,
  users_per_second: 0,
  seconds_left: null,
  started_at: null,
  synced_at: null,
  error: null,
  retry_at: null,
}
