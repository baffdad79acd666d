const chunkSize = 512

/** An order of items: for an item, how any other compares with it, negative for one that comes before. */
export type Order<Item> = (item: Item) => (other: Item) => number

/**
 * Items in a fixed order, no two of them equal, for pages that begin anywhere: kept in chunks, so that an insert
 * into a million items moves one chunk and not the whole list.
 */
export class SortedIndex<Item> {
  readonly #order: Order<Item>
  readonly #chunks: Item[][] = []
  #size = 0

  /** `sorted`: what the index begins with, in its order. */
  constructor(order: Order<Item>, sorted: readonly Item[] = []) {
    this.#order = order
    this.#size = sorted.length
    for (let start = 0; start < sorted.length; start += chunkSize) {
      this.#chunks.push(sorted.slice(start, start + chunkSize))
    }
  }

  get size(): number {
    return this.#size
  }

  /** Puts an item in, in the place of its equal where there is one. */
  put(item: Item): void {
    const compare = this.#order(item)
    const precedes = (other: Item) => compare(other) < 0
    const at = Math.min(this.#chunkFor(precedes), this.#chunks.length - 1)
    const chunk = this.#chunks[at]
    if (chunk === undefined) {
      this.#chunks.push([item])
      this.#size = 1
      return
    }
    const position = partitionPoint(chunk, precedes)
    const found = chunk[position]
    const isEqual = found !== undefined && compare(found) === 0
    chunk.splice(position, isEqual ? 1 : 0, item)
    if (!isEqual) this.#size += 1
    if (chunk.length > 2 * chunkSize) this.#chunks.splice(at + 1, 0, chunk.splice(chunkSize))
  }

  /** Takes out the item that equals this one; false where there is none. */
  remove(item: Item): boolean {
    const compare = this.#order(item)
    const precedes = (other: Item) => compare(other) < 0
    const at = this.#chunkFor(precedes)
    const chunk = this.#chunks[at]
    if (chunk === undefined) return false
    const position = partitionPoint(chunk, precedes)
    const found = chunk[position]
    if (found === undefined || compare(found) !== 0) return false
    chunk.splice(position, 1)
    if (chunk.length === 0) this.#chunks.splice(at, 1)
    this.#size -= 1
    return true
  }

  /** The first item that `precedes` is false for; undefined where there is none. As to `precedes`, see `from`. */
  first(precedes: (item: Item) => boolean): Item | undefined {
    const chunk = this.#chunks[this.#chunkFor(precedes)]
    return chunk?.[partitionPoint(chunk, precedes)]
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

/** Strings in the order of their UTF-16 code units. */
export function byCodeUnit(item: string): (other: string) => number {
  return (other) => {
    if (other === item) return 0
    return other < item ? -1 : 1
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
