import type { AppError, ErrorCode } from '../../shared/result.ts'

/** An AppError on its way up: thrown inside the backend, turned back into data by dispatch. */
export class Failure extends Error {
  readonly appError: AppError

  constructor(appError: AppError, options?: ErrorOptions) {
    super(appError.message, options)
    this.name = 'Failure'
    this.appError = appError
  }
}

/** A failure in the console's own words; not retryable unless `details` says so. */
export function failureOf(
  code: ErrorCode,
  message: string,
  details: Partial<Omit<AppError, 'code' | 'message'>> = {},
): Failure {
  return new Failure({ code, message, retryable: false, ...details })
}

/** The failure of a form: messages by field name, and one line that says so. */
export function fieldsFailure(
  fields: Record<string, string>,
  message = 'Please correct the errors below.',
): Failure {
  return failureOf('invalid_input', message, {
    advice: 'Correct the fields that are marked and save again.',
    fields,
  })
}

/** What a call ends with when its caller stopped it. */
export function cancelledFailure(): Failure {
  return failureOf('cancelled', 'The call was cancelled.', {
    advice: 'What Cognito had been asked before stays done.',
    retryable: true,
  })
}

/** Throws when the signal is aborted, so that a loop stops between two calls. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw cancelledFailure()
}
