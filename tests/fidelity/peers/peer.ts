import type { FidelityPool, PoolRequest } from '../rule.ts'

/** A service that the rules are checked on. */
export type Peer = {
  readonly title: string
  /** Gets ready what the service needs to run; a text says why it cannot run here. */
  prepare(): Promise<'ready' | { readonly unavailable: string }>
  start(): Promise<RunningPeer>
}

export type RunningPeer = {
  /** A new pool; throws what the service answers if it does not make one. */
  openPool(request: PoolRequest): Promise<OpenedPool>
  /** Whether an error that the SDK threw says that the service has no such operation. */
  isMissing(error: Error): boolean
  close(): Promise<void>
}

type OpenedPool = {
  readonly pool: FidelityPool
  close(): void
}
