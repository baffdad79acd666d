import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { SyncState } from '../../../shared/domain/sync.ts'
import type { AppError } from '../../../shared/result.ts'
import type { Clock, Quota } from '../cognito/quota.ts'
import type { PoolCache } from '../store/pool-cache-types.ts'
import type { ListBudget } from './list-budget.ts'

/** Fills a pool's cache from Cognito. */
export type Sync = {
  /** Begins a run, or joins the one under way. Resolves when it ended, however it ended; never rejects. */
  readonly start: () => Promise<SyncState>
  /** Ends the run under way after the call it is in; resolves when it ended. */
  readonly cancel: () => Promise<SyncState>
  readonly state: () => SyncState
  /** Changes the most list calls a second, also while a run is under way. */
  readonly setCeiling: (callsPerSecond: number) => void
  /** The machine sleeps: no further calls until resume. */
  readonly suspend: () => void
  readonly resume: () => void
}

export type SyncOptions = {
  readonly client: CognitoIdentityProviderClient
  readonly userPoolId: string
  readonly cache: PoolCache
  /** Told at the start, a few times a second while users come in, and at the end. */
  readonly onProgress: (state: SyncState) => void
  /** `toAppError` of cognito/errors.ts with the connection's context. */
  readonly describeError: (error: unknown) => AppError
  /** The most list calls a second; `defaultListCalls` unless given. */
  readonly ceiling?: number
  /** The budget of list calls; one that keeps to the ceiling unless a test brings its own. */
  readonly budget?: ListBudget
  /** The budget of the few calls that list nothing; the account's defaults unless given. */
  readonly quota?: Quota
  /** Whether a run goes on where the last one was stopped; true unless given. The demo pool is another at each start. */
  readonly resumes?: boolean
  /** The clock of waiting and of rates; a test brings its own. */
  readonly clock?: Clock
  /** The wall clock of started_at. */
  readonly now?: () => Date
  /** Between 0 and 1, for the jitter of waiting; a test brings its own. */
  readonly random?: () => number
}
