import { memo, type ReactNode } from 'react'
import { Link } from 'react-router'
import type { Field } from '../../../shared/admin/field.ts'
import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import type { Row } from '../../../shared/admin/row.ts'
import { FieldValueView, OneLine } from '../../components/values/FieldValueView.tsx'
import { formExtensionOf } from '../../models/form-extensions.ts'
import { changeAddress } from '../addresses.ts'
import { auditCell } from '../history/audit-cell.tsx'
import type { Column } from './columns.ts'

type ResultRowProps = {
  admin: ModelAdmin
  columns: readonly Column[]
  row: Row
  listState: string
  selected: boolean
  onToggle: ((id: string, range: boolean) => void) | null
}

/** One object. A change of the selection draws only the rows that it changes. */
export const ResultRow = memo(DrawnRow)

function DrawnRow({ admin, columns, row, listState, selected, onToggle }: ResultRowProps) {
  const cells = columns.map(({ field, className }, position) => {
    const content = cellContent(admin, field, row)
    if (position > 0) {
      return (
        <td key={field.name} className={className}>
          {content}
        </td>
      )
    }
    return (
      <th key={field.name} scope="row" className={className}>
        {admin.fieldsets.length === 0 ? (
          content
        ) : (
          <Link to={changeAddress(admin.name, row.id, listState)}>
            {row.values[field.name] ? content : <OneLine text={row.label} />}
          </Link>
        )}
      </th>
    )
  })
  return (
    <tr className={selected ? 'selected' : undefined}>
      {onToggle === null ? null : (
        <td className="cell-select">
          <input
            type="checkbox"
            className="form-check-input"
            aria-label={`Select ${row.label}`}
            checked={selected}
            onChange={({ nativeEvent }) =>
              onToggle(row.id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
            }
          />
        </td>
      )}
      {cells}
    </tr>
  )
}

function cellContent(admin: ModelAdmin, field: Field, row: Row): ReactNode {
  if (admin.name === 'audit') return auditCell(field, row)
  const Shown = formExtensionOf(admin.name).shownValues?.[field.name]
  if (Shown !== undefined) return <Shown row={row} />
  return <FieldValueView field={field} value={row.values[field.name]} compact />
}
