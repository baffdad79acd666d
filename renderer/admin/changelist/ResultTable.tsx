import { useMemo } from 'react'
import { columnsOf, columnWidth, tableClasses } from './columns.ts'
import { HeaderCell } from './HeaderCell.tsx'
import { ResultRow } from './ResultRow.tsx'
import { SelectPage } from './SelectPage.tsx'
import type { ListView } from './use-change-list.ts'
import type { SelectionControl } from './use-selection.ts'

/** Rows drawn in place of those that are still being read. */
const skeletonRows = Array.from({ length: 18 }, (_, row) => `row ${row}`)

export function ResultTable({ view, selection }: { view: ListView; selection: SelectionControl | null }) {
  const { admin, rows, stale } = view
  const columns = useMemo(() => columnsOf(admin), [admin])
  return (
    <div className="result-table-frame">
      <table
        className={[...tableClasses(columns), ...(stale ? ['stale'] : [])].join(' ')}
        aria-label={admin.labelPlural}
        aria-busy={rows === undefined || stale}
      >
        <colgroup>
          {selection === null ? null : <col className="column-select" />}
          {columns.map(({ field, className }) => (
            <col key={field.name} className={`column-${columnWidth(field)} ${className}`} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {selection === null ? null : <SelectPage selection={selection} disabled={rows === undefined} />}
            {columns.map(({ field, className }) => (
              <HeaderCell key={field.name} view={view} field={field} className={className} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows === undefined
            ? skeletonRows.map((row) => (
                <tr key={row} className="placeholder-glow">
                  {selection === null ? null : <td />}
                  {columns.map(({ field, className }) => (
                    <td key={field.name} className={className}>
                      <span className="placeholder placeholder-sm col-9" />
                    </td>
                  ))}
                </tr>
              ))
            : rows.map((row) => (
                <ResultRow
                  key={row.id}
                  admin={admin}
                  columns={columns}
                  row={row}
                  listState={view.state}
                  selected={selection?.ids.has(row.id) ?? false}
                  onToggle={selection?.toggle ?? null}
                />
              ))}
        </tbody>
      </table>
    </div>
  )
}
