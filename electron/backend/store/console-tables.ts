import type { Condition, ListColumn, ListTable } from './list-table.ts'
import { sql } from './sql.ts'

/** @param damaged keys of rows that cannot be read and are left out of every list */
export function connectionsTable(damaged: readonly number[]): ListTable {
  return {
    name: 'connections',
    key: 't.id',
    label: 't.name',
    column: (field) => connectionColumns[field.name],
    search: searchConditions,
    ...(damaged.length === 0
      ? {}
      : { always: sql('t.rowid NOT IN (SELECT value FROM json_each(?))', JSON.stringify(damaged)) }),
  }
}

export const auditTable: ListTable = {
  name: 'audit',
  key: 'CAST(t.row AS TEXT)',
  label: 't.object_label',
  column: (field) => auditColumns[field.name],
  search: searchConditions,
}

/** These tables are small enough to look at each row for a search. */
function searchConditions(terms: readonly string[]): Condition[] {
  return terms.map((term) => ({
    field: null,
    filters: [],
    where: sql('instr(t.search, ?) > 0', term),
    driver: null,
    exact: true,
  }))
}

const column = (table: string, name: string, storedAs: ListColumn['storedAs'] = 'text'): ListColumn => ({
  storedAs,
  value: sql(`t.${name}`),
  indexed: true,
  sort: { index: `${table}_by_${name}`, keys: [`t.${name}`] },
})

const folded = (table: string, name: string): ListColumn => ({
  storedAs: 'text',
  value: sql(`t.${name}`),
  indexed: false,
  sort: { index: `${table}_by_${name}`, keys: [`t.${name} COLLATE NOCASE`] },
})

const unsorted = (name: string, indexed: boolean): ListColumn => ({
  storedAs: 'text',
  value: sql(`t.${name}`),
  indexed,
})

const connectionColumns: Record<string, ListColumn | undefined> = {
  name: folded('connections', 'name'),
  environment: column('connections', 'environment'),
  region: column('connections', 'region'),
  user_pool_id: column('connections', 'user_pool_id'),
  credential_source: unsorted('credential_source', false),
  created_at: column('connections', 'created_at', 'time'),
  updated_at: column('connections', 'updated_at', 'time'),
}

const auditColumns: Record<string, ListColumn | undefined> = {
  at: column('audit', 'at', 'time'),
  operator: folded('audit', 'operator'),
  connection: column('audit', 'connection'),
  connection_name: folded('audit', 'connection_name'),
  model: column('audit', 'model'),
  object_id: unsorted('object_id', true),
  object_label: folded('audit', 'object_label'),
  action: column('audit', 'action'),
  outcome: column('audit', 'outcome'),
  request_id: unsorted('request_id', false),
}
