import { z } from 'zod'
import { operatorSchema } from '../access.ts'
import { connectionIdSchema, credentialSourceSchema, environmentSchema } from './connection.ts'
import { syncStateSchema } from './sync.ts'

/** The connection whose pool is on screen. */
const openConnectionSchema = z.strictObject({
  id: connectionIdSchema,
  name: z.string(),
  region: z.string(),
  user_pool_id: z.string(),
  environment: environmentSchema,
  credential_source: credentialSourceSchema,
  sync: syncStateSchema,
})
export type OpenConnection = z.infer<typeof openConnectionSchema>

/** Who is at the desk, which pool is open, and what this machine offers. */
export const sessionSchema = z.strictObject({
  operator: operatorSchema,
  connection: openConnectionSchema.nullable(),
  keychain: z.strictObject({
    available: z.boolean(),
    /** Why not, and what to do, in words; null when it is available. */
    reason: z.string().nullable(),
  }),
  application: z.strictObject({
    version: z.string(),
    /** Such as `Electron 45.4.1` or `Chromium 156 (stand-in)`. */
    runtime: z.string(),
  }),
  /** What went wrong at start-up without stopping it, such as a settings row that cannot be read. */
  warnings: z.array(z.string()),
})
export type Session = z.infer<typeof sessionSchema>
