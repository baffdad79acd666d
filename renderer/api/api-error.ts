import type { AppError } from '../../shared/result.ts'

/** A call that failed, with the error as the backend gave it. */
export class ApiError extends Error {
  readonly error: AppError

  constructor(error: AppError) {
    super(error.message)
    this.name = 'ApiError'
    this.error = error
  }
}

/** Whatever was thrown, as an AppError to show. */
export function appErrorOf(thrown: unknown): AppError {
  if (thrown instanceof ApiError) return thrown.error
  return {
    code: 'unexpected',
    message: thrown instanceof Error ? thrown.message : String(thrown),
    advice: 'Try again. If it happens again, restart the console.',
    retryable: false,
  }
}
