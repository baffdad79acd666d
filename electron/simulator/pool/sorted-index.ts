const chunkSize = 512

/**
 * Items in a fixed order, for pages that begin anywhere: kept in chunks, so that an insert into a million items
 * moves one chunk and not the whole list.
 */
export class SortedIndex<Item> {
  readonly #compare: (left: Item, right: Item) => number
  #chunks: Item[][] = []
  #size = 0

  constructor(compare: (left: Item, right: Item) => number, items: Iterable<Item> = []) {
    this.#compare = compare
    const sorted = [...items].sort(compare)
    this.#size = sorted.length
    for (let start = 0; start < sorted.length; start += chunkSize) {
      this.#chunks.push(sorted.slice(start, start + chunkSize))
    }
  }

  get size(): number {
    return this.#size
  }

  insert(item: Item): void {
    const precedes = (other: Item) => this.#compare(other, item) < 0
    const at = Math.min(this.#chunkFor(precedes), this.#chunks.length - 1)
    const chunk = this.#chunks[at]
    this.#size += 1
    if (chunk === undefined) {
      this.#chunks.push([item])
      return
    }
    chunk.splice(partitionPoint(chunk, precedes), 0, item)
    if (chunk.length > 2 * chunkSize) this.#chunks.splice(at + 1, 0, chunk.splice(chunkSize))
  }

  remove(item: Item): boolean {
    const precedes = (other: Item) => this.#compare(other, item) < 0
    const at = this.#chunkFor(precedes)
    const chunk = this.#chunks[at]
    if (chunk === undefined) return false
    const position = partitionPoint(chunk, precedes)
    const found = chunk[position]
    if (found === undefined || this.#compare(found, item) !== 0) return false
    chunk.splice(position, 1)
    if (chunk.length === 0) this.#chunks.splice(at, 1)
    this.#size -= 1
    return true
  }

  /** The items in order, from the first one that `precedes` is false for. `precedes` must hold for a prefix only. */
  *from(precedes: (item: Item) => boolean): Generator<Item> {
    for (let at = this.#chunkFor(precedes); at < this.#chunks.length; at += 1) {
      const chunk = this.#chunks[at] ?? []
      for (let position = partitionPoint(chunk, precedes); position < chunk.length; position += 1) {
        const item = chunk[position]
        if (item !== undefined) yield item
      }
    }
  }

  /** The first chunk whose last item is not before the place looked for; the number of chunks when there is none. */
  #chunkFor(precedes: (item: Item) => boolean): number {
    return partitionPoint(this.#chunks, (chunk) => {
      const last = chunk.at(-1)
      return last !== undefined && precedes(last)
    })
  }
}

function partitionPoint<Item>(items: readonly Item[], precedes: (item: Item) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const item = items[middle]
    if (item !== undefined && precedes(item)) low = middle + 1
    else high = middle
  }
  return low
}
