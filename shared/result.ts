import { z } from 'zod'

/** The closed list of what can go wrong. The window decides by the code, people read the message. */
const errorCodes = [
  'invalid_input',
  'not_permitted',
  'not_found',
  'conflict',
  'already_exists',
  'refused_by_state',
  'invalid_password',
  'cancelled',
  'connection_not_open',
  'credentials_missing',
  'credentials_invalid',
  'credentials_expired',
  'access_denied',
  'pool_not_found',
  'unreachable',
  'timed_out',
  'clock_skewed',
  'throttled',
  'limit_exceeded',
  'delivery_failed',
  'service_failed',
  'keychain_unavailable',
  'storage_failed',
  'unexpected',
] as const

const errorCodeSchema = z.enum(errorCodes)
export type ErrorCode = z.infer<typeof errorCodeSchema>

/** An error as it crosses the bridge: data, without stack traces and secrets. */
export const appErrorSchema = z.strictObject({
  code: errorCodeSchema,
  /** What happened, and to what. Cognito's own words where it was Cognito that refused. */
  message: z.string(),
  /** What to do next. */
  advice: z.string().optional(),
  /** Whether the same call may succeed when it is made again unchanged. */
  retryable: z.boolean(),
  /** Messages by field name, to be shown at the field. */
  fields: z.record(z.string(), z.string()).optional(),
  /** The exception's name as the service gave it, such as UsernameExistsException. */
  exception: z.string().optional(),
  /** AWS's id of the failed request, for support cases. */
  requestId: z.string().optional(),
  /** The IAM action that the credentials lack, such as cognito-idp:ListUsers. */
  missingAction: z.string().optional(),
})
export type AppError = z.infer<typeof appErrorSchema>

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: AppError }

export function success<Value>(value: Value): Result<Value> {
  return { ok: true, value }
}

export function failure(error: AppError): Result<never> {
  return { ok: false, error }
}
