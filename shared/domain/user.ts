import { z } from 'zod'

export const userStatuses = [
  'CONFIRMED',
  'FORCE_CHANGE_PASSWORD',
  'UNCONFIRMED',
  'RESET_REQUIRED',
  'EXTERNAL_PROVIDER',
  'ARCHIVED',
  'COMPROMISED',
  'UNKNOWN',
] as const
export const userStatusSchema = z.enum(userStatuses)
export type UserStatus = z.infer<typeof userStatusSchema>

/** A user as Cognito reports it. Times are ISO 8601 in UTC. */
const userSchema = z.strictObject({
  /** The immutable id; the console's primary key of a user. */
  sub: z.string(),
  username: z.string(),
  status: userStatusSchema,
  enabled: z.boolean(),
  /** UserCreateDate */
  created_at: z.string(),
  /** UserLastModifiedDate: moves with attributes, status, password and enabled, not with memberships. */
  updated_at: z.string(),
  /** Every attribute but sub, by Cognito's name: email, custom:department... */
  attributes: z.record(z.string(), z.string()),
})
export type User = z.infer<typeof userSchema>
