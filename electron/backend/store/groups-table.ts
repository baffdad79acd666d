import type { ListColumn, ListTable } from './list-table.ts'
import { sql } from './sql.ts'

/** Groups of a pool's cache. A pool has 10,000 at most, so a search looks at each. */
export const groupsTable: ListTable = {
  name: 'groups',
  key: 't.name',
  label: 't.name',
  column: (field) => columns[field.name],
  search: (terms) =>
    terms.map((term) => ({
      field: null,
      filters: [],
      where: sql('instr(t.search, ?) > 0', term),
      driver: null,
      exact: true,
    })),
}

const stored = (storedAs: ListColumn['storedAs'], name: string): ListColumn => ({
  storedAs,
  value: sql(`t.${name}`),
  indexed: true,
  sort: { index: `groups_by_${name}`, keys: [`t.${name}`] },
})

const folded = (name: string): ListColumn => ({
  storedAs: 'text',
  value: sql(`t.${name}`),
  indexed: false,
  sort: { index: `groups_by_${name}`, keys: [`t.${name} COLLATE NOCASE`] },
})

const columns: Record<string, ListColumn | undefined> = {
  name: folded('name'),
  description: folded('description'),
  precedence: stored('number', 'precedence'),
  role_arn: { storedAs: 'text', value: sql('t.role_arn'), indexed: false },
  members: stored('number', 'members'),
  created_at: stored('time', 'created_at'),
  updated_at: stored('time', 'updated_at'),
}
