/** A choice of a dual list. */
export type DualOption = { readonly id: string; readonly label: string }

/**
 * The two sides of a dual list. What is chosen and no longer known is kept under its id, so that a list that is
 * a little behind does not take anything away.
 */
export function sidesOf(
  options: readonly DualOption[],
  chosen: readonly string[],
): { available: DualOption[]; chosen: DualOption[] } {
  const isChosen = new Set(chosen)
  const known = new Map(options.map((option) => [option.id, option]))
  return {
    available: options.filter((option) => !isChosen.has(option.id)),
    chosen: chosen
      .map((id) => known.get(id) ?? { id, label: id })
      .toSorted((one, other) => one.label.localeCompare(other.label)),
  }
}

/** The options whose label has every word of the filter, whatever its case. */
export function matchingOptions(options: readonly DualOption[], filter: string): DualOption[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  return options.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)))
}
