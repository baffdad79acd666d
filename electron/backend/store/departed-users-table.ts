import type { Field } from '../../../shared/admin/field.ts'
import type { ListColumn, ListTable } from './list-table.ts'
import { sql } from './sql.ts'

/** Users who went in the last 30 days. They are few beside those who are there: a search looks at each. */
export const departedUsersTable: ListTable = {
  name: 'departed_users',
  key: 't.sub',
  label: `CASE WHEN t.username = t.sub THEN coalesce(t.email, t.attributes ->> 'phone_number', t.username)
    ELSE t.username END`,
  column: (field) => columns[field.name] ?? attributeColumn(field),
  search: (terms) =>
    terms.map((term) => ({
      field: null,
      filters: [],
      where: sql('instr(t.search, ?) > 0', term),
      driver: null,
      exact: true,
    })),
}

const columns: Record<string, ListColumn | undefined> = {
  sub: { storedAs: 'text', value: sql('t.sub'), indexed: true },
  username: {
    storedAs: 'text',
    value: sql('t.username'),
    indexed: true,
    foldsCase: true,
    sort: { index: 'departed_users_by_username', keys: ['t.username'] },
  },
  status: { storedAs: 'text', value: sql('t.status'), indexed: false },
  departed_at: {
    storedAs: 'time',
    value: sql('t.departed_at'),
    indexed: true,
    sort: { index: 'departed_users_by_departed_at', keys: ['t.departed_at'] },
  },
  reason: { storedAs: 'text', value: sql(`iif(t.run IS NULL, 'console', 'sync')`), indexed: false },
  run: { storedAs: 'number', value: sql('t.run'), indexed: true },
}

function attributeColumn(field: Field): ListColumn {
  const stored = 't.attributes ->> ?'
  switch (field.type) {
    case 'boolean':
      return {
        storedAs: 'flag',
        value: sql(`(coalesce(${stored}, '') = 'true')`, field.name),
        indexed: false,
      }
    case 'number':
      return { storedAs: 'number', value: sql(`CAST(${stored} AS REAL)`, field.name), indexed: false }
    default:
      return { storedAs: 'text', value: sql(`(${stored})`, field.name), indexed: false }
  }
}
