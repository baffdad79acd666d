import { useCallback, useMemo, useState } from 'react'
import type { Row } from '../../../shared/admin/row.ts'
import {
  emptySelection,
  type ListSelection,
  selectEverything,
  selectedIds,
  togglePage,
  toggleRow,
} from './selection.ts'

export type SelectionControl = {
  /** Selected and on the page. */
  readonly ids: ReadonlySet<string>
  readonly everything: boolean
  readonly pageIsFull: boolean
  readonly toggle: (id: string, range: boolean) => void
  readonly togglePage: (select: boolean) => void
  readonly selectEverything: () => void
  readonly clear: () => void
}

/** @param list names the list; another name starts with nothing selected */
export function useSelection(list: string, rows: readonly Row[]): SelectionControl {
  const [stored, store] = useState<ListSelection>(() => emptySelection(list))
  const selection = stored.list === list ? stored : emptySelection(list)
  const pageIds = useMemo(() => rows.map(({ id }) => id), [rows])
  const change = useCallback(
    (changed: (selection: ListSelection) => ListSelection) =>
      store((before) => changed(before.list === list ? before : emptySelection(list))),
    [list],
  )
  const chosen = selectedIds(selection, pageIds)
  return {
    ids: new Set(chosen),
    everything: selection.everything && chosen.length === pageIds.length,
    pageIsFull: pageIds.length > 0 && chosen.length === pageIds.length,
    toggle: useCallback(
      (id, range) => change((before) => toggleRow(before, pageIds, id, range)),
      [change, pageIds],
    ),
    togglePage: (select) => change((before) => togglePage(before, pageIds, select)),
    selectEverything: () => change((before) => selectEverything(before, pageIds)),
    clear: () => store(emptySelection(list)),
  }
}
