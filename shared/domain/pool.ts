import { z } from 'zod'

/** A user pool's password policy, as DescribeUserPool gives it. */
const passwordPolicySchema = z.strictObject({
  minimum_length: z.number().int(),
  require_uppercase: z.boolean(),
  require_lowercase: z.boolean(),
  require_numbers: z.boolean(),
  require_symbols: z.boolean(),
  /** How long a temporary password works. */
  temporary_password_validity_days: z.number().int(),
})
export type PasswordPolicy = z.infer<typeof passwordPolicySchema>

/** One attribute of a pool's schema. */
const poolAttributeSchema = z.strictObject({
  /** Cognito's name: email, custom:department... */
  name: z.string(),
  type: z.enum(['String', 'Number', 'DateTime', 'Boolean']),
  required: z.boolean(),
  mutable: z.boolean(),
  /** Characters for strings. */
  min_length: z.number().int().nullable(),
  max_length: z.number().int().nullable(),
  min_value: z.number().nullable(),
  max_value: z.number().nullable(),
})
export type PoolAttribute = z.infer<typeof poolAttributeSchema>

/** What the console knows of an open user pool. */
export const poolSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  estimated_users: z.number().int(),
  /** Whether users sign in with an e-mail or phone number instead of a username. */
  username_attributes: z.array(z.enum(['email', 'phone_number'])),
  alias_attributes: z.array(z.enum(['email', 'phone_number', 'preferred_username'])),
  username_case_sensitive: z.boolean(),
  password_policy: passwordPolicySchema,
  attributes: z.array(poolAttributeSchema),
})
export type Pool = z.infer<typeof poolSchema>
