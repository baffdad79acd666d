import type {
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommandInput,
  CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Message } from '../../electron/simulator/pool/outbox.ts'

/** What AWS's documentation says of the service, and how to see whether a service keeps to it. */
export type Rule = {
  /** `family.short-name`. */
  readonly id: string
  /** The rule itself: one sentence, without a full stop. */
  readonly title: string
  /** The page that states it. */
  readonly source: Source
  /** What the check asks for beyond what any document states, such as a message's wording: one sentence. */
  readonly unconfirmed?: string
  /** What the rule needs of its pool and app client beyond their names. */
  readonly pool?: PoolRequest
  /** Throws (vitest's `expect`) where the service does not keep the rule. */
  check(pool: FidelityPool): Promise<void>
}

export type Source = { readonly title: string; readonly url: string }

export type PoolRequest = {
  readonly settings?: Partial<CreateUserPoolCommandInput>
  readonly client?: Partial<CreateUserPoolClientCommandInput>
}

/**
 * The user pool that a rule is checked on: made through the API for this one check, empty, and nobody else's.
 * `outbox`, `clock` and `endpoint` are not to be had of every service. Reading one that is not there throws
 * CannotBeTold, and so does destructuring it: that is the verdict on the rule then.
 */
export type FidelityPool = {
  /** The SDK's own client. It does not retry: an error is the service's first answer. */
  readonly client: CognitoIdentityProviderClient
  readonly UserPoolId: string
  /** An app client without a secret that signs in with a password. */
  readonly ClientId: string
  readonly region: string
  /** Sends a request as it is written here, for what the SDK would not send. */
  post(request: RawRequest): Promise<RawAnswer>
  /** The messages that the service would have sent, the oldest first. */
  readonly outbox: readonly Message[]
  readonly clock: Clock
  /** The address of a service that listens on HTTP. */
  readonly endpoint: string
}

export type Clock = {
  now(): Date
  /** Moves the service's time on. */
  advance(milliseconds: number): void
}

export type RawRequest = {
  /** An operation's name, or the whole `x-amz-target` if it has a dot in it; null for no such header. */
  readonly target: string | null
  readonly body: string
  /** Headers beside the target, the content type and a signature; null leaves one of these out. */
  readonly headers?: Readonly<Record<string, string | null>>
}

export type RawAnswer = {
  readonly status: number
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The body read as JSON; undefined where it is none. */
  readonly json: unknown
}

/** The service has no way in through which the rule could be seen. */
export class CannotBeTold extends Error {}

/** The page of an operation or a data type in the API reference. */
export function apiReference(name: string): Source {
  return {
    title: `API reference: ${name}`,
    url: `https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_${name}.html`,
  }
}

/** A page of the developer guide, by the last part of its address. */
export function developerGuide(page: string, title: string): Source {
  return {
    title: `Developer guide: ${title}`,
    url: `https://docs.aws.amazon.com/cognito/latest/developerguide/${page}.html`,
  }
}
