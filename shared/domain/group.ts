import { z } from 'zod'

/** A group of a user pool. The name is its key and never changes. */
const groupSchema = z.strictObject({
  name: z.string(),
  description: z.string(),
  /** Lower wins when a user is in several groups; null: none. */
  precedence: z.number().int().nullable(),
  role_arn: z.string().nullable(),
  created_at: z.string(),
  updated_at: z.string(),
})
export type Group = z.infer<typeof groupSchema>
