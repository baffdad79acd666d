/** Up to this many strings are sorted quicker by comparing them as they are. */
const few = 24

/**
 * The strings' positions in the order of their UTF-16 code units, those of equal strings in the order they came in.
 * A radix sort, two code units at a time: for a million strings in half of the time that comparing them takes.
 */
export function stringOrder(values: readonly string[]): Uint32Array {
  // A key is 64 bits, the lower half a position and the upper half what it is sorted by. Both halves are written as
  // words of 32 bits, the lower one first, as on every processor that Node runs on.
  const keys = new BigUint64Array(values.length)
  const words = new Uint32Array(keys.buffer)
  const valueAt = (at: number) => values[words[2 * at] ?? 0] ?? ''

  const sort = (from: number, to: number, depth: number) => {
    if (to - from <= few) {
      sortFew(from, to)
      return
    }
    let isLonger = false
    for (let at = from; at < to && !isLonger; at += 1) isLonger = valueAt(at).length > depth
    for (let at = from; at < to; at += 1) {
      const value = valueAt(at)
      // Where all strings have ended, those with more zeros at the end are the greater ones.
      words[2 * at + 1] = isLonger
        ? (codeUnit(value, depth) << 16) | codeUnit(value, depth + 1)
        : value.length
    }
    keys.subarray(from, to).sort()
    if (!isLonger) return
    let start = from
    for (let at = from + 1; at <= to; at += 1) {
      if (at < to && words[2 * at + 1] === words[2 * start + 1]) continue
      if (at - start > 1) sort(start, at, depth + 2)
      start = at
    }
  }

  const sortFew = (from: number, to: number) => {
    for (let next = from + 1; next < to; next += 1) {
      const position = words[2 * next] ?? 0
      const value = values[position] ?? ''
      let at = next
      for (; at > from && isAfter(at - 1, value, position); at -= 1) words[2 * at] = words[2 * at - 2] ?? 0
      words[2 * at] = position
    }
  }
  const isAfter = (at: number, value: string, position: number) => {
    const other = valueAt(at)
    return other > value || (other === value && (words[2 * at] ?? 0) > position)
  }

  for (let at = 0; at < values.length; at += 1) words[2 * at] = at
  sort(0, values.length, 0)
  return new Uint32Array(values.length).map((_, at) => words[2 * at] ?? 0)
}

function codeUnit(value: string, at: number): number {
  return at < value.length ? value.charCodeAt(at) : 0
}
