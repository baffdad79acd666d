import type { FidelityPool, PoolRequest } from '../rule.ts'

export const peerNames = ['simulator', 'simulator-http', 'cognito-local', 'moto'] as const

export type PeerName = (typeof peerNames)[number]

/** A service that the rules are checked on. */
export type Peer = {
  readonly name: PeerName
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

export type OpenedPool = {
  readonly pool: FidelityPool
  close(): void
}
