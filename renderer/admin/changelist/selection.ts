/** What is selected in a list. */
export type ListSelection = {
  /** The list it belongs to: another page, order or filter starts with nothing selected. */
  readonly list: string
  readonly ids: ReadonlySet<string>
  /** All that match, on every page. */
  readonly everything: boolean
  /** The row last clicked, where a range begins. */
  readonly anchor: string | null
}

export function emptySelection(list: string): ListSelection {
  return { list, ids: new Set(), everything: false, anchor: null }
}

/** A click on a row's checkbox; with shift, all rows from the one clicked before follow it. */
export function toggleRow(
  selection: ListSelection,
  pageIds: readonly string[],
  id: string,
  range: boolean,
): ListSelection {
  const select = !selection.ids.has(id)
  const here = pageIds.indexOf(id)
  const anchor = selection.anchor === null ? -1 : pageIds.indexOf(selection.anchor)
  const affected =
    range && anchor >= 0 ? pageIds.slice(Math.min(anchor, here), Math.max(anchor, here) + 1) : [id]
  const ids = new Set(selection.ids)
  for (const one of affected) {
    if (select) ids.add(one)
    else ids.delete(one)
  }
  return { ...selection, ids, everything: false, anchor: id }
}

/** The checkbox in the header: all rows of the page, or none. */
export function togglePage(
  selection: ListSelection,
  pageIds: readonly string[],
  select: boolean,
): ListSelection {
  return { ...selection, ids: new Set(select ? pageIds : []), everything: false, anchor: null }
}

export function selectEverything(selection: ListSelection, pageIds: readonly string[]): ListSelection {
  return { ...selection, ids: new Set(pageIds), everything: true }
}

/** The selected rows that are on the page: what went out of sight is not acted on. */
export function selectedIds(selection: ListSelection, pageIds: readonly string[]): string[] {
  return pageIds.filter((id) => selection.ids.has(id))
}
