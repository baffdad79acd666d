import type { ListColumn, ListTable } from './list-table.ts'
import { sql } from './sql.ts'

/** The runs of a pool's sync: a few a day, so that a filter may look at each. */
export const runsTable: ListTable = {
  name: 'runs',
  key: 'CAST(t.run AS TEXT)',
  label: `'Run ' || t.run`,
  column: (field) => columns[field.name],
  search: (terms) =>
    terms.map((term) => ({
      field: null,
      filters: [],
      where: sql(`instr(lower(coalesce(t.error, '')), ?) > 0`, term),
      driver: null,
      exact: true,
    })),
}

const columns: Record<string, ListColumn | undefined> = {
  started_at: {
    storedAs: 'time',
    value: sql('t.started_at'),
    indexed: true,
    sort: { index: 'runs_by_started_at', keys: ['t.started_at'] },
  },
  phase: { storedAs: 'text', value: sql('t.phase'), indexed: false },
  reading: { storedAs: 'text', value: sql(`iif(t.partitioned, 'parts', 'whole')`), indexed: false },
}
