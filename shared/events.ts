import { z } from 'zod'
import { modelNameSchema } from './admin/model-name.ts'
import { connectionIdSchema } from './domain/connection.ts'
import { syncStateSchema } from './domain/sync.ts'

/** What the backend tells the window without being asked. */
export const consoleEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('syncProgress'), connection: connectionIdSchema, sync: syncStateSchema }),
  z.strictObject({
    type: z.literal('cacheChanged'),
    /** null: one of the console's own models changed. */
    connection: connectionIdSchema.nullable(),
    model: modelNameSchema,
    /** The ids that changed; null: many, or not known which. */
    ids: z.array(z.string()).nullable(),
  }),
  z.strictObject({
    type: z.literal('actionProgress'),
    callId: z.string(),
    done: z.number().int(),
    failed: z.number().int(),
    total: z.number().int(),
  }),
  z.strictObject({ type: z.literal('connectionClosed'), connection: connectionIdSchema, reason: z.string() }),
])
export type ConsoleEvent = z.infer<typeof consoleEventSchema>
