/** A stream of numbers that look random and follow from its seed alone. */
export type Random = {
  /** 32 bits. */
  word(): number
  /** At least 0, less than 1. */
  fraction(): number
  /** A whole number, at least 0, less than `limit`. */
  below(limit: number): number
  pick<Item>(items: readonly [Item, ...Item[]]): Item
  /** True in that share of the cases. */
  chance(share: number): boolean
}

/**
 * Chris Doty-Humphrey's sfc32 generator (public domain, PractRand), seeded with two words: a pool's seed and a
 * user's number give each user a stream of its own, so that any user can be made without making those before it.
 */
export function createRandom(seed: number, stream: number): Random {
  let a = seed | 0
  let b = stream | 0
  let c = 0x9e3779b9 | 0
  let counter = 1
  const word = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let round = 0; round < 15; round += 1) word()
  const fraction = () => word() / 0x1_0000_0000
  const below = (limit: number) => Math.floor(fraction() * limit)
  return {
    word,
    fraction,
    below,
    pick: (items) => items[below(items.length)] ?? items[0],
    chance: (share) => fraction() < share,
  }
}

/** A version 4 UUID. */
export function randomUuid(random: Random): string {
  const hex = [random.word(), random.word(), random.word(), random.word()]
    .map((word) => word.toString(16).padStart(8, '0'))
    .join('')
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) & 3)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}
