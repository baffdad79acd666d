import { z } from 'zod'

/** What a store's worker is started with: which file it serves, and as what. */
export const storeWorkerDataSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('pool-writer'),
    file: z.string(),
    poolId: z.string(),
    /** Make the file anew: damage was found while it was in use. */
    rebuild: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('pool-reader'), file: z.string() }),
  z.strictObject({ kind: z.literal('console'), file: z.string() }),
])
export type StoreWorkerData = z.infer<typeof storeWorkerDataSchema>
