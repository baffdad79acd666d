import type { ModelName } from '../../../shared/admin/model-name.ts'
import type { Audit } from '../audit/audit.ts'
import type { OpenPool } from '../connections/open-pool.ts'
import type { EventHub } from '../event-hub.ts'

/** What the adapter of a pool's model works with. */
export type PoolModelParts = {
  readonly open: OpenPool
  readonly audit: Audit
  readonly events: EventHub
}

/** Tells the window which objects of the pool look different now. */
export function announce(parts: PoolModelParts, model: ModelName, ids: string[] | null): void {
  parts.events.emit({ type: 'cacheChanged', connection: parts.open.connection.id, model, ids })
}
