import { useEffect, useRef } from 'react'
import type { SelectionControl } from './use-selection.ts'

/** The checkbox in the header: all rows of this page, or none. */
export function SelectPage({ selection, disabled }: { selection: SelectionControl; disabled: boolean }) {
  const box = useRef<HTMLInputElement>(null)
  const some = selection.ids.size > 0 && !selection.pageIsFull
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = some
  }, [some])
  return (
    <td className="cell-select">
      <input
        ref={box}
        type="checkbox"
        className="form-check-input"
        aria-label="Select all on this page"
        disabled={disabled}
        checked={selection.pageIsFull}
        onChange={({ target }) => selection.togglePage(target.checked)}
      />
    </td>
  )
}
