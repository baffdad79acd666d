import { z } from 'zod'
import type { AppError } from '../../../shared/result.ts'
import { Failure } from '../failure.ts'
import { scrub, scrubError } from '../scrub.ts'
import { type Meaning, meanings, meaningsByMessage } from './exceptions.ts'
import { networkMeaning, timeoutMeaning } from './network-errors.ts'

/** What was going on when the error came, as far as it is known. */
export type ErrorContext = {
  /** The host that was called. */
  readonly host?: string
  /** The AWS profile that lends the credentials. */
  readonly profile?: string
  /** Values that may not be part of the message: keys, the password of the call. */
  readonly secrets?: readonly string[]
}

const metadataSchema = z.object({ requestId: z.string().optional(), httpStatusCode: z.number().optional() })

/** The parts of an exception that mean something; anything can be thrown, so each is looked for. */
const thrownSchema = z.object({
  name: z.string().catch('Error'),
  message: z.string().catch(''),
  code: z.string().optional().catch(undefined),
  Code: z.string().optional().catch(undefined),
  $fault: z.enum(['client', 'server']).optional().catch(undefined),
  $metadata: metadataSchema.optional().catch(undefined),
  $response: z.unknown().optional(),
  cause: z.unknown().optional(),
})
type Thrown = z.infer<typeof thrownSchema>

/**
 * Translates whatever an AWS call threw into an AppError: the only place where AWS exceptions get their
 * meaning. Cognito's own words stay the message; ARNs of credentials, account ids and secrets are taken out.
 */
export function toAppError(error: unknown, context: ErrorContext = {}): AppError {
  if (error instanceof Failure) return scrubError(error.appError, context.secrets)
  const parsed = thrownSchema.safeParse(error)
  const thrown: Thrown = parsed.success ? parsed.data : { name: 'Error', message: '' }
  return scrubError(translate(thrown, context, 0), context.secrets)
}

function translate(thrown: Thrown, context: ErrorContext, depth: number): AppError {
  return (
    ofCancellation(thrown) ??
    ofException(thrown) ??
    ofCredentials(thrown, context) ??
    ofNetwork(thrown, context) ??
    ofCause(thrown, context, depth) ??
    ofForeignAnswer(thrown, context) ??
    ofUnknownException(thrown) ??
    unexpected(thrown, context)
  )
}

function ofCancellation(thrown: Thrown): AppError | null {
  if (thrown.name !== 'AbortError' && thrown.code !== 'ABORT_ERR') return null
  return {
    code: 'cancelled',
    message: 'The call was cancelled.',
    advice: 'What Cognito had been asked before stays done.',
    retryable: true,
  }
}

function ofException(thrown: Thrown): AppError | null {
  const name = exceptionName(thrown)
  const refined = meaningsByMessage.find(
    ({ exception, message }) => exception === name && message.test(thrown.message),
  )?.meaning
  const meaning = refined ?? (Object.hasOwn(meanings, name) ? meanings[name] : undefined)
  return meaning === undefined ? null : serviceError(name, thrown, meaning)
}

function serviceError(name: string, thrown: Thrown, meaning: Meaning): AppError {
  const missingAction = /not authorized to perform:? ([\w-]+:[\w*]+)/.exec(thrown.message)?.[1]
  const requestId = thrown.$metadata?.requestId
  return {
    code: meaning.code,
    message: thrown.message.trim() === '' ? `Cognito answered ${name}.` : thrown.message.trim(),
    advice:
      missingAction === undefined
        ? meaning.advice
        : `The credentials of this connection lack the permission ${missingAction}. Have it allowed in IAM for this pool.`,
    retryable: meaning.retryable,
    exception: name,
    ...(requestId === undefined ? {} : { requestId }),
    ...(missingAction === undefined ? {} : { missingAction }),
  }
}

/** Some services put their code where others put the name; emulators append a namespace or a colon. */
function exceptionName(thrown: Thrown): string {
  const name = thrown.name === 'Error' ? (thrown.Code ?? thrown.code ?? 'Error') : thrown.name
  return name.replace(/^.*#/, '').replace(/:.*$/, '')
}

function ofCredentials(thrown: Thrown, context: ErrorContext): AppError | null {
  if (!/^(CredentialsProviderError|TokenProviderError|ProviderError)$/.test(thrown.name)) return null
  const profile = context.profile === undefined ? 'the AWS profile' : `the AWS profile “${context.profile}”`
  const base = { message: thrown.message, retryable: false, exception: thrown.name }
  if (/expired|aws sso login|refresh/i.test(thrown.message)) {
    return {
      ...base,
      code: 'credentials_expired',
      advice: `The sign-in of ${profile} has run out. Run aws sso login --profile ${context.profile ?? 'NAME'} and try again.`,
    }
  }
  if (/multi-factor|mfa/i.test(thrown.message)) {
    return {
      ...base,
      code: 'credentials_missing',
      advice: `The console cannot ask for the MFA code of ${profile}. Use a profile with SSO, or put temporary credentials into the connection.`,
    }
  }
  return {
    ...base,
    code: 'credentials_missing',
    advice: `No credentials could be had from ${profile}. Check the profile in ~/.aws/config and ~/.aws/credentials (aws sts get-caller-identity), or choose another source.`,
  }
}

function ofNetwork(thrown: Thrown, context: ErrorContext): AppError | null {
  const found = networkMeaning(thrown.code ?? '') ?? (thrown.name === 'TimeoutError' ? timeoutMeaning : null)
  if (found === null) return null
  const { meaning, what } = found
  return {
    code: meaning.code,
    message: `${context.host ?? 'The endpoint'} ${what}${thrown.code === undefined ? '' : ` (${thrown.code})`}.`,
    advice: meaning.advice,
    retryable: meaning.retryable,
  }
}

function ofCause(thrown: Thrown, context: ErrorContext, depth: number): AppError | null {
  const cause = thrownSchema.safeParse(thrown.cause)
  if (!cause.success || depth >= 5) return null
  const error = translate(cause.data, context, depth + 1)
  return error.code === 'unexpected' ? null : error
}

/** What answered was no Cognito: a captive portal, a proxy's page, another server on the port. */
function ofForeignAnswer(thrown: Thrown, context: ErrorContext): AppError | null {
  const unreadable = /deserialization error|is not valid json|unexpected token/i.test(thrown.message)
  if (!unreadable && !(thrown.name === 'UnknownError' && thrown.$metadata !== undefined)) return null
  const status = thrown.$metadata?.httpStatusCode
  return {
    code: 'unreachable',
    message: `${context.host ?? 'The endpoint'} did not answer as Cognito does${status === undefined ? '' : ` (HTTP status ${status})`}.`,
    advice: 'A proxy or sign-in page may be in between, or the endpoint is not Cognito. Check the endpoint.',
    retryable: false,
  }
}

function ofUnknownException(thrown: Thrown): AppError | null {
  if (thrown.$fault === undefined && thrown.$metadata === undefined) return null
  return serviceError(exceptionName(thrown), thrown, {
    code: 'service_failed',
    retryable: thrown.$fault === 'server',
    advice:
      'The console does not know this exception. Look it up by its name; AWS support asks for the request ID.',
  })
}

/** Whatever else was thrown is a fault of the console. */
function unexpected(thrown: Thrown, context: ErrorContext): AppError {
  // Scrubbed before it is cut: half a secret is not known as one any more.
  const words = scrub(thrown.message, context.secrets).split('\n')[0]?.trim() ?? ''
  return {
    code: 'unexpected',
    message: `Something went wrong in the console itself${words === '' ? '.' : `: ${words.slice(0, 300)}`}`,
    advice: 'Try again. If it happens again, restart the console and report what you did.',
    retryable: false,
  }
}
