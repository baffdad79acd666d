import {
  CognitoIdentityProviderClient,
  type CognitoIdentityProviderClientConfig,
} from '@aws-sdk/client-cognito-identity-provider'
import type { AppError } from '../../../shared/result.ts'
import { Failure } from '../failure.ts'
import { type ErrorContext, toAppError } from './errors.ts'
import { type Clock, type Quota, type QuotaCategory, systemClock } from './quota.ts'

/** One request to Cognito: which quota it draws on, and how to send it. */
type CognitoRequest<Output> = {
  readonly category: QuotaCategory
  /** Whether sending it twice does the same as once; else it is repeated only when it was surely not done. */
  readonly repeatable: boolean
  /** Values of the request that no error message may carry. */
  readonly secrets?: readonly string[]
  readonly send: (
    client: CognitoIdentityProviderClient,
    options: { readonly abortSignal?: AbortSignal },
  ) => Promise<Output>
}

/** A user pool that can be called. */
export type Cognito = {
  readonly userPoolId: string
  /** The SDK's client, for the sync, which paces and repeats its calls itself. */
  readonly client: CognitoIdentityProviderClient
  /** Translates what a call of `client` threw, with what is known of this connection. */
  readonly describeError: (error: unknown) => AppError
  /** Sends a request within the quota. Rejects with a Failure, never with an exception of the SDK. */
  readonly call: <Output>(request: CognitoRequest<Output>, signal?: AbortSignal) => Promise<Output>
  readonly close: () => void
}

export type CognitoOptions = {
  readonly region: string
  readonly userPoolId: string
  readonly credentials: NonNullable<CognitoIdentityProviderClientConfig['credentials']>
  readonly quota: Quota
  /** The console's version, for the user agent. */
  readonly version: string
  /** An endpoint other than AWS's own. */
  readonly endpoint?: string
  /** How requests go out other than over the network: the demo pool's handler. */
  readonly requestHandler?: NonNullable<CognitoIdentityProviderClientConfig['requestHandler']>
  /** The AWS profile of the credentials, for the wording of errors. */
  readonly profile?: string
  /** Values that no error message may carry; asked at each error, because keys are read late. */
  readonly secrets?: () => readonly string[]
  readonly maximumAttempts?: number
  readonly clock?: Clock
}

const defaultMaximumAttempts = 4
/** Milliseconds: the longest wait before the first repetition; it doubles with each, up to the cap. */
const backOffBase = 200
const backOffCap = 5000

/**
 * A client of one user pool. The SDK's own retries are off: they know nothing of the quota, and repeat what
 * must not be repeated (an invitation is sent twice, LimitExceeded stays exceeded).
 */
export function openCognito(options: CognitoOptions): Cognito {
  const client = new CognitoIdentityProviderClient({
    region: options.region,
    credentials: options.credentials,
    maxAttempts: 1,
    customUserAgent: [['Poolkeeper', options.version]],
    requestHandler: options.requestHandler ?? {
      connectionTimeout: 5000,
      requestTimeout: 30_000,
      throwOnRequestTimeout: true,
    },
    ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint }),
  })
  const clock = options.clock ?? systemClock
  const host =
    options.endpoint === undefined
      ? `cognito-idp.${options.region}.amazonaws.com`
      : new URL(options.endpoint).host
  const translate = (thrown: unknown, secrets: readonly string[] = []): AppError => {
    const context: ErrorContext = {
      host,
      ...(options.profile === undefined ? {} : { profile: options.profile }),
      secrets: [...secrets, ...(options.secrets?.() ?? [])],
    }
    return toAppError(thrown, context)
  }
  return {
    userPoolId: options.userPoolId,
    client,
    describeError: (thrown) => translate(thrown),
    call: async (request, signal) => {
      const sendOptions = signal === undefined ? {} : { abortSignal: signal }
      for (let attempt = 1; ; attempt += 1) {
        await options.quota.take(request.category, signal)
        try {
          return await request.send(client, sendOptions)
        } catch (thrown) {
          const error = translate(thrown, request.secrets)
          const last = attempt >= (options.maximumAttempts ?? defaultMaximumAttempts)
          // The SDK learns the clock's offset from the refusal itself: the next attempt is signed with it.
          const skewLearnt = error.code === 'clock_skewed' && attempt === 1
          if (last || !(skewLearnt || worthRepeating(error, request.repeatable))) throw new Failure(error)
          await clock.wait(skewLearnt ? 0 : jitter(attempt), signal)
        }
      }
    },
    close: () => client.destroy(),
  }
}

function worthRepeating(error: AppError, repeatable: boolean): boolean {
  if (error.code === 'throttled') return true
  return repeatable && ['service_failed', 'timed_out', 'unreachable'].includes(error.code) && error.retryable
}

/** Full jitter: anything from nothing to the exponential bound, so that clients do not come back together. */
function jitter(attempt: number): number {
  return Math.random() * Math.min(backOffCap, backOffBase * 2 ** (attempt - 1))
}
