import { resourceNotFound } from '../protocol/exceptions.ts'
import type { Random } from '../random.ts'
import type { Quotas } from '../transport/quotas.ts'
import type { ImportRuns } from './imports/import-runs.ts'
import type { Message } from './outbox.ts'
import type { PageTokens } from './pages/page-tokens.ts'
import type { Pool } from './pool.ts'
import type { Replication } from './replication.ts'

/** What all operations work on: an account's pools in one region, and the world around them. */
export type Account = {
  readonly region: string
  readonly accountId: string
  readonly pools: Map<string, Pool>
  readonly outbox: Message[]
  readonly tokens: PageTokens
  readonly random: Random
  readonly replication: Replication
  readonly quotas: Quotas
  readonly importRuns: ImportRuns
  /** What the addresses for uploads begin with: the way in that takes them. */
  uploadOrigin: string
  /** What the issuer of tokens begins with, where that is not Cognito's own address: the way in over HTTP may say so. */
  issuerOrigin: string | undefined
  /** Milliseconds since the epoch. */
  now(): number
  /** Whether messages get to anybody. */
  delivers(): boolean
  /** How many items a page of at most `limit` holds. */
  pageLength(limit: number): number
}

/** Throws ResourceNotFoundException when the account has no such pool. */
export function findPool(account: Account, id: string): Pool {
  const pool = account.pools.get(id)
  if (pool === undefined) throw resourceNotFound(`User pool ${id} does not exist.`)
  return pool
}
