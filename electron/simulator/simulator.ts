import type { HttpHandler } from '@smithy/protocol-http'
import { demoClients } from './demo/clients.ts'
import { populate } from './demo/populate.ts'
import { demoDomain, demoProviders, demoResourceServers } from './demo/providers.ts'
import { demoSettings } from './demo/schema.ts'
import { operations } from './operations/table.ts'
import type { Account } from './pool/account.ts'
import { readImportLog } from './pool/imports/import-job.ts'
import { defaultImportRate, ImportRuns } from './pool/imports/import-runs.ts'
import type { Message } from './pool/outbox.ts'
import { createPageTokens } from './pool/pages/page-tokens.ts'
import { createPool } from './pool/pool.ts'
import { Replication } from './pool/replication.ts'
import type { PoolSettings } from './pool/settings.ts'
import { createRandom } from './random.ts'
import { createFaultPlan, type Fault } from './transport/faults.ts'
import { createFront, type Front } from './transport/front.ts'
import { type Calls, createJournal } from './transport/journal.ts'
import type { Latency } from './transport/latency.ts'
import { type Quotas, withinQuotas } from './transport/quotas.ts'
import { createRequestHandler } from './transport/request-handler.ts'

export type SimulatorOptions = {
  /** What users, groups, subs, codes and request ids follow from; 1 unless given. */
  readonly seed?: number
  /** How many demo users; none unless given. */
  readonly users?: number
  /** How many demo groups; 12 in a pool with users, none in one without, unless given. */
  readonly groups?: number
  /** Milliseconds, or a distribution; 0 unless given. */
  readonly latencyMs?: Latency
  /** The service's clock for everything but signatures; the machine's unless given. */
  readonly now?: () => Date
  readonly region?: string
  readonly userPoolId?: string
  /** What differs from the demo pool's settings. */
  readonly settings?: Partial<PoolSettings>
  /** Whether lists give pages shorter than asked for, even empty ones, with a token: as Cognito may. */
  readonly shortPages?: boolean
  /** How old a write is, in milliseconds of the service's clock, when lists begin to show it; 0 unless given. */
  readonly consistencyDelayMs?: number
  /** How many users a second import jobs bring in; 0 for all at once, 1,000 unless given. */
  readonly importRate?: number
  /** Requests per second that the service admits; as many as come unless given. Cognito's are `defaultQuotas`. */
  readonly quotas?: Readonly<Quotas> | false
}

/** A running user pool. Hand `requestHandler` to a CognitoIdentityProviderClient; any credentials do. */
export type Simulator = {
  readonly requestHandler: HttpHandler
  readonly region: string
  readonly userPoolId: string
  readonly clientId: string
  readonly calls: Calls
  readonly faults: { plan(fault: Fault): () => void; clear(): void }
  /** The quotas in force, which a test may change. */
  readonly quotas: Quotas
  setLatency(latency: Latency): void
  setShortPages(on: boolean): void
  /** Whether messages get to anybody: where not, operations that must send one throw CodeDeliveryFailureException. */
  setDelivery(works: boolean): void
  /** See `consistencyDelayMs`. Counts for the writes that are still on their way, too. */
  setConsistencyDelay(milliseconds: number): void
  /** The messages that the pool would have sent, the oldest first. */
  readonly outbox: readonly Message[]
  /** What an import job has written to CloudWatch Logs: a line for each row so far. */
  importLog(jobId: string): string[]
  /** What all ways in hand their requests to. */
  readonly front: Front
  /** Refuses further calls and breaks off those under way. */
  close(): void
}

export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const seed = options.seed ?? 1
  const region = options.region ?? 'eu-central-1'
  const userPoolId = options.userPoolId ?? `${region}_Simulated1`
  const now = () => (options.now?.() ?? new Date()).getTime()
  const users = options.users ?? 0
  const replication = new Replication(now)
  const pool = createPool(userPoolId, { ...demoSettings, ...options.settings }, now(), replication)
  populate(pool, { seed, users, groups: options.groups ?? (users > 0 ? 12 : 0), now: now() })
  replication.delayMs = options.consistencyDelayMs ?? 0
  const clients = demoClients(now())
  for (const client of clients) pool.clients.set(client.id, client)
  for (const provider of demoProviders(now())) pool.identityProviders.set(provider.name, provider)
  for (const server of demoResourceServers) pool.resourceServers.set(server.identifier, server)
  pool.domain = demoDomain

  const pageRandom = createRandom(seed, -2)
  let shortPages = options.shortPages ?? false
  let delivers = true
  const outbox: Message[] = []
  const account: Account = {
    region,
    accountId: '123456789012',
    pools: new Map([[pool.id, pool]]),
    outbox,
    tokens: createPageTokens(`${seed}/${userPoolId}`),
    random: createRandom(seed, -1),
    replication,
    issuerOrigin: undefined,
    quotas: options.quotas === false ? {} : { ...options.quotas },
    importRuns: new ImportRuns(options.importRate ?? defaultImportRate),
    // Nobody is at that address: what gets past this simulator by mistake goes nowhere.
    uploadOrigin: `https://aws-cognito-idp-user-import.s3.${region}.amazonaws.invalid`,
    now,
    delivers: () => delivers,
    pageLength: (limit) => (shortPages ? pageRandom.below(limit + 1) : limit),
  }
  const journal = createJournal()
  // The machine's clock may be set back; time that a test drives goes on as the test says.
  const clock = options.now === undefined ? () => performance.now() : now
  const faults = createFaultPlan(clock)
  const closing = new AbortController()
  const front = createFront({
    account,
    operations: withinQuotas(operations, clock),
    faults,
    random: createRandom(seed, -3),
    record: journal.record,
    latency: options.latencyMs ?? 0,
    closed: closing.signal,
  })
  return {
    requestHandler: createRequestHandler(front),
    region,
    userPoolId,
    clientId: clients[0].id,
    calls: journal.calls,
    faults,
    quotas: account.quotas,
    outbox,
    importLog: (jobId) => readImportLog(account, jobId),
    front,
    setLatency(latency) {
      front.latency = latency
    },
    setShortPages(on) {
      shortPages = on
    },
    setDelivery(works) {
      delivers = works
    },
    setConsistencyDelay(milliseconds) {
      replication.delayMs = milliseconds
    },
    close: () => closing.abort(closed()),
  }
}

function closed(): Error {
  return Object.assign(new Error('connect ECONNREFUSED: the simulator is closed'), { code: 'ECONNREFUSED' })
}

/**
 * The pool behind the demo connection: 2,000 users, 12 groups, the same on every start but for their dates. Whoever has
 * a password has the same one: `demoPassword` in demo/passwords.ts. The first app client takes it.
 */
export function createDemoPool(): Simulator {
  return createSimulator({ seed: 1, users: 2000, groups: 12, userPoolId: 'eu-central-1_DemoPool1' })
}
