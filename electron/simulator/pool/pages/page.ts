import type { Account } from '../account.ts'

/** Where a page begins, and what its token stands for. */
export type PageRequest = {
  /** The operation and every member of the request that must not change between pages. */
  readonly scope: readonly string[]
  readonly token: string | undefined
  readonly limit: number
}

/** One page of a listing, and the token of the next page where there is one. */
export type Page<Item> = { readonly items: readonly Item[]; readonly next: string | undefined }

/**
 * Takes one page from a listing. `start` opens the listing after a position (undefined: from the beginning);
 * `positionOf` names an item's place, to go on from after it.
 */
export function takePage<Item>(
  account: Account,
  request: PageRequest,
  start: (after: readonly string[] | undefined) => Iterable<Item>,
  positionOf: (item: Item) => readonly string[],
): Page<Item> {
  const now = account.now()
  const read = request.token === undefined ? [] : account.tokens.read(request.scope, request.token, now)
  // A token may stand for the beginning: that of an empty first page.
  const after = read.length === 0 ? undefined : read
  const length = account.pageLength(request.limit)
  const items: Item[] = []
  for (const item of start(after)) {
    const last = items.at(-1)
    if (items.length === length) {
      const position = last === undefined ? (after ?? []) : positionOf(last)
      return { items, next: account.tokens.issue(request.scope, position, now) }
    }
    items.push(item)
  }
  return { items, next: undefined }
}
