/**
 * The form in which values are stored for searching and terms are compared with them: composed, lower-cased
 * in every script, white space collapsed to single spaces. The Greek sigma has one form, since which of its
 * two lower cases it takes depends on where the word ends.
 */
export function searchable(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('ς', 'σ').replaceAll(/\s+/g, ' ')
}

/**
 * One text of all values, each on a line of its own, so that no term matches across two values. It ends in two
 * line breaks, so that a trigram begins at every character, the last included.
 */
export function searchText(values: Iterable<string>): string {
  const lines = new Set<string>()
  for (const value of values) {
    if (value !== '') lines.add(searchable(value))
  }
  return `${[...lines].join('\n')}\n\n`
}

/**
 * The terms of a search, as Django splits them: words, and quoted phrases whole; all must occur. A double
 * quote that is not closed yet quotes to the end, so that a phrase finds something while it is being typed.
 */
export function searchTerms(search: string): string[] {
  const terms = new Set<string>()
  for (const match of search.matchAll(/"([^"]*)(?:"|$)|'([^']*)'(?=\s|$)|[^\s"]+/g)) {
    const term = searchable(match[1] ?? match[2] ?? match[0])
    if (term.trim() !== '') terms.add(term)
  }
  return [...terms].filter((term, _, all) => !all.some((other) => other !== term && other.includes(term)))
}

/** The sequences of three characters of a term, each once; empty when it is shorter. */
export function trigrams(term: string): string[] {
  const characters = [...term]
  const found = new Set<string>()
  for (let start = 0; start + 3 <= characters.length; start += 1) {
    found.add(characters.slice(start, start + 3).join(''))
  }
  return [...found]
}
