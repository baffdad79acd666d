import type Database from 'better-sqlite3'
import { z } from 'zod'
import { type Row, type ValueChange, valueChangeSchema } from '../../../shared/admin/row.ts'
import { failureOf } from '../failure.ts'
import type { AuditIntent, AuditOutcome } from './console-store-types.ts'
import { searchText } from './search-terms.ts'
import { isoTime } from './user-record.ts'

const recordSchema = z.object({
  row: z.number(),
  at: z.number(),
  operator: z.string(),
  connection: z.string().nullable(),
  connection_name: z.string(),
  model: z.string(),
  object_id: z.string(),
  object_label: z.string(),
  action: z.string(),
  outcome: z.string().nullable(),
  changes: z.string().transform(parseChanges),
  error: z.string().nullable(),
  request_id: z.string().nullable(),
})

/** Writes and reads the audit log. */
export function auditRecords(database: Database.Database) {
  const insert = database.prepare(
    `INSERT INTO audit
       (at, operator, connection, connection_name, model, object_id, object_label, action, changes, search)
     VALUES (@at, @operator, @connection, @connectionName, @model, @objectId, @objectLabel, @action, @changes, @search)`,
  )
  const select = database.prepare('SELECT * FROM audit WHERE row = ?')
  const settle = database.prepare(
    `UPDATE audit SET outcome = @outcome, error = @error, request_id = @request_id, object_id = @object_id,
       object_label = @object_label, changes = @changes, search = @search
     WHERE row = @row AND outcome IS NULL`,
  )
  const find = (row: number): z.output<typeof recordSchema> | null => {
    const record = select.get(row)
    return record === undefined ? null : recordSchema.parse(record)
  }

  // Whoever wrote these is gone: the file is opened by one process at a time.
  database.exec(`UPDATE audit SET outcome = 'unknown' WHERE outcome IS NULL`)

  return {
    byRow: (row: number): Row | null => {
      const record = find(row)
      return record === null ? null : auditRow(record)
    },
    intent: (entry: AuditIntent, now: number): string =>
      String(
        insert.run({
          ...entry,
          at: now,
          changes: JSON.stringify(entry.changes),
          search: searchText([entry.operator, entry.objectLabel, entry.objectId, entry.action]),
        }).lastInsertRowid,
      ),
    outcome: (id: string, outcome: AuditOutcome): void => {
      const intent = find(Number(id))
      if (intent === null || intent.outcome !== null) {
        throw failureOf('storage_failed', `The audit log has no open entry ${id} to write an outcome to.`)
      }
      const settled = {
        object_id: outcome.objectId ?? intent.object_id,
        object_label: outcome.objectLabel ?? intent.object_label,
        request_id: outcome.requestId ?? null,
      }
      settle.run({
        ...settled,
        row: intent.row,
        outcome: outcome.outcome,
        error: outcome.error ?? null,
        changes: JSON.stringify(outcome.changes ?? intent.changes),
        search: searchText([
          intent.operator,
          settled.object_label,
          settled.object_id,
          intent.action,
          settled.request_id ?? '',
        ]),
      })
    },
  }
}

function auditRow({ row, at, ...values }: z.output<typeof recordSchema>): Row {
  return { id: String(row), label: values.object_label, values: { at: isoTime(at), ...values } }
}

/** Changes that cannot be read leave the rest of the entry readable. */
function parseChanges(json: string): ValueChange[] {
  try {
    return z.array(valueChangeSchema).catch([]).parse(JSON.parse(json))
  } catch {
    return []
  }
}
