import type { z } from 'zod'
import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import type { ModelName } from '../../../shared/admin/model-name.ts'
import type { Row, ValueChange } from '../../../shared/admin/row.ts'
import type { Connection, ConnectionId } from '../../../shared/domain/connection.ts'
import type { ListReader } from './pool-cache-types.ts'

/** What is about to be done: written to the disk before it is done. */
export type AuditIntent = {
  /** The operator's username. */
  readonly operator: string
  /** null: one of the console's own objects. */
  readonly connection: ConnectionId | null
  /** The connection's name at that time; empty without a connection. */
  readonly connectionName: string
  readonly model: ModelName
  /** Empty while the object has no id yet, as when a user is added. */
  readonly objectId: string
  readonly objectLabel: string
  /** add, change, delete, or the action's name. */
  readonly action: string
  /** Never a secret's value. */
  readonly changes: readonly ValueChange[]
}

/** What came of it. What is left out stays as the intent had it. */
export type AuditOutcome = {
  readonly outcome: 'done' | 'failed'
  readonly error?: string
  /** AWS's id of the request that did it, or that failed. */
  readonly requestId?: string
  readonly objectId?: string
  readonly objectLabel?: string
  readonly changes?: readonly ValueChange[]
}

/** console.db: what the console must not lose. Precious: never deleted or rebuilt by the program. */
export type ConsoleStore = ListReader & {
  /** A connection or an audit entry as its list shows it; null: not there. */
  readonly get: (admin: ModelAdmin, id: string) => Promise<Row | null>
  /** By name. */
  readonly connections: () => Promise<Connection[]>
  readonly connection: (id: ConnectionId) => Promise<Connection | null>
  readonly putConnection: (connection: Connection) => Promise<void>
  readonly removeConnection: (id: ConnectionId) => Promise<void>
  /** Resolves with the entry's id once the entry is on the disk. */
  readonly intent: (entry: AuditIntent) => Promise<string>
  readonly outcome: (id: string, outcome: AuditOutcome) => Promise<void>
  /** A value that was kept under that key; null: none, or one that cannot be read, which is then a warning. */
  readonly setting: <Schema extends z.ZodType>(
    key: string,
    schema: Schema,
  ) => Promise<z.output<Schema> | null>
  readonly setSetting: (key: string, value: unknown) => Promise<void>
  /** Rows that could not be read, each named; they stay in the file as they are. */
  readonly warnings: () => readonly string[]
  readonly close: () => Promise<void>
}

export type ConsoleStoreOptions = {
  /** The store's worker, as BackendOptions has it. */
  readonly worker: URL
  /** console.db's path; its folder is made when it is not there. */
  readonly file: string
  readonly now?: () => Date
}
