import type { ModelName } from '../../../shared/admin/model-name.ts'
import type { ValueChange } from '../../../shared/admin/row.ts'
import type { Connection } from '../../../shared/domain/connection.ts'
import type { CallContext } from '../call-context.ts'
import { toAppError } from '../cognito/errors.ts'
import type { EventHub } from '../event-hub.ts'
import type { AuditOutcome, ConsoleStore } from '../store/console-store-types.ts'

/** What is about to be done, to what. */
type Undertaking = {
  readonly model: ModelName
  /** null: one of the console's own objects. */
  readonly connection: Pick<Connection, 'id' | 'name'> | null
  /** Empty while the object has no id yet. */
  readonly objectId: string
  readonly objectLabel: string
  readonly action: string
  readonly changes: readonly ValueChange[]
}

/** What the work learns about itself while it goes on. What is left out stays as it was undertaken. */
type Report = (learnt: Omit<AuditOutcome, 'outcome' | 'error'>) => void

/** Runs work between two entries: the intent before it, on the disk, and the outcome after it. */
export type Audit = <Value>(
  call: CallContext,
  undertaking: Undertaking,
  work: (report: Report) => Promise<Value>,
) => Promise<Value>

/**
 * The audit over a store. When the intent cannot be written the work is not done; when the outcome cannot be
 * written the entry keeps saying that the outcome is unknown, and the work's result stands.
 */
export function createAudit(store: Pick<ConsoleStore, 'intent' | 'outcome'>, events: EventHub): Audit {
  return async (call, undertaking, work) => {
    const { connection, ...entry } = undertaking
    const id = await store.intent({
      ...entry,
      operator: call.operator.username,
      connection: connection?.id ?? null,
      connectionName: connection?.name ?? '',
    })
    let learnt: Omit<AuditOutcome, 'outcome' | 'error'> = {}
    const close = async (outcome: AuditOutcome): Promise<void> => {
      await store.outcome(id, outcome).catch(() => undefined)
      events.emit({ type: 'cacheChanged', connection: null, model: 'audit', ids: [id] })
    }
    try {
      const value = await work((more) => {
        learnt = { ...learnt, ...more }
      })
      await close({ ...learnt, outcome: 'done' })
      return value
    } catch (thrown) {
      const error = toAppError(thrown, { secrets: call.secrets })
      await close({
        ...(error.requestId === undefined ? {} : { requestId: error.requestId }),
        ...learnt,
        outcome: 'failed',
        error: error.message,
      })
      throw thrown
    }
  }
}
