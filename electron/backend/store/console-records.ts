import type Database from 'better-sqlite3'
import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import type { Connection } from '../../../shared/domain/connection.ts'
import { failureOf } from '../failure.ts'
import { auditRecords } from './audit-record.ts'
import { connectionRecords, connectionRow } from './connection-record.ts'
import type { AuditIntent, AuditOutcome } from './console-store-types.ts'
import { auditTable, connectionsTable } from './console-tables.ts'
import { type ListedModel, modelLists } from './model-lists.ts'
import { sql } from './sql.ts'
import { createStatements } from './statements.ts'

/** What reads and writes console.db, on an open database. Each write is committed when its call returns. */
export function consoleRecords(database: Database.Database) {
  const statements = createStatements(database)
  const connections = connectionRecords(database)
  const audit = auditRecords(database)
  const putSetting = database.prepare(
    'INSERT INTO settings VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  )

  const connectionOf = (connection: Connection | null) =>
    connection === null ? null : connectionRow(connection)
  const listedConnections = (): ListedModel => ({
    table: connectionsTable(connections.damaged().map(({ row }) => row)),
    rowsByKeys: (_admin, keys) => keys.flatMap((row) => connectionOf(connections.byRow(row)) ?? []),
    rowById: (_admin, id) => connectionOf(connections.byId(id)),
  })
  const listedAudit: ListedModel = {
    table: auditTable,
    rowsByKeys: (_admin, keys) => keys.flatMap((row) => audit.byRow(row) ?? []),
    rowById: (_admin, id) => (/^\d{1,15}$/.test(id) ? audit.byRow(Number(id)) : null),
  }
  const modelOf = (admin: ModelAdmin): ListedModel => {
    if (admin.name === 'connections') return listedConnections()
    if (admin.name === 'audit') return listedAudit
    throw failureOf('invalid_input', `${admin.labelPlural} belong to a user pool, not to the console.`)
  }

  return {
    ...modelLists(database, statements, modelOf),
    warnings: (): string[] => connections.damaged().map(({ words }) => words),
    connections: connections.all,
    connection: connections.byId,
    putConnection: connections.put,
    removeConnection: connections.remove,
    intent: (entry: AuditIntent, now: number): string => audit.intent(entry, now),
    outcome: (id: string, outcome: AuditOutcome): void => audit.outcome(id, outcome),
    /** The JSON that was kept under the key; null: none. */
    setting: (key: string): string | null => {
      const value = statements.value(sql('SELECT value FROM settings WHERE key = ?', key))
      return typeof value === 'string' ? value : null
    },
    setSetting: (key: string, json: string): void => {
      putSetting.run(key, json)
    },
  }
}
export type ConsoleRecords = ReturnType<typeof consoleRecords>
