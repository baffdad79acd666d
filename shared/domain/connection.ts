import { z } from 'zod'

export const connectionIdSchema = z.string().min(1).max(64).brand('ConnectionId')
export type ConnectionId = z.infer<typeof connectionIdSchema>

const environments = ['production', 'staging', 'development', 'demo'] as const
export const environmentSchema = z.enum(environments)
export type Environment = z.infer<typeof environmentSchema>

/** Where a connection's AWS credentials come from. */
const credentialSources = ['keychain', 'profile', 'demo'] as const
export const credentialSourceSchema = z.enum(credentialSources)

/** List calls a second unless the connection says otherwise: a third of an account's 30 stays for sign-ins and tools. */
export const defaultListCalls = 20
/** What Cognito grants an account in a Region, for all its pools; the quota cannot be raised. */
export const grantedListCalls = 30
/** Emulators grant as many as they manage; this is the most that makes sense. */
export const mostListCalls = 500

/** A user pool the console knows how to reach. Secrets are not part of it: they stay in the keychain. */
export const connectionSchema = z.strictObject({
  id: connectionIdSchema,
  name: z.string().trim().min(1, 'Give the connection a name.').max(80),
  region: z
    .string()
    .trim()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d+$/, 'A region looks like eu-central-1.'),
  user_pool_id: z
    .string()
    .trim()
    .max(55)
    .regex(/^[\w-]+_[0-9a-zA-Z]+$/, 'A user pool ID looks like eu-central-1_AbCdEfGhI.'),
  environment: environmentSchema,
  credential_source: credentialSourceSchema,
  /** The AWS profile of ~/.aws/config or ~/.aws/credentials; only with the source `profile`. */
  profile: z.string().trim().max(128).nullable(),
  /** An endpoint other than AWS's own, for emulators. */
  endpoint: z.url({ protocol: /^https?$/, error: 'An endpoint is an http or https address.' }).nullable(),
  /** The most list calls a second that the sync makes. */
  list_calls_per_second: z.number().int('Enter a whole number.').min(1).max(mostListCalls),
  created_at: z.string(),
  updated_at: z.string(),
})
export type Connection = z.infer<typeof connectionSchema>

/** What is wrong with a connection's list calls a second; null: nothing. More than the quota is for emulators only. */
export function listCallsProblem({
  endpoint,
  list_calls_per_second: calls,
}: Pick<Connection, 'endpoint' | 'list_calls_per_second'>): string | null {
  return endpoint === null && calls > grantedListCalls
    ? `Cognito grants ${grantedListCalls} list calls a second at most, and does not raise it. Only an emulator behind an endpoint may take more.`
    : null
}

/** AWS access keys as typed into the connection form: from the window to the keychain, never back. */
export const accessKeysSchema = z.strictObject({
  access_key_id: z.string().trim().min(16).max(128),
  secret_access_key: z.string().trim().min(1).max(256),
  session_token: z.string().trim().max(8192).nullable(),
})
export type AccessKeys = z.infer<typeof accessKeysSchema>
