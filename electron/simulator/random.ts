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
  return new Sfc32(seed, stream)
}

// A class, as a million streams are opened to fill a pool: closures would cost more than the numbers they give.
class Sfc32 implements Random {
  #a: number
  #b: number
  #c = 0x9e3779b9 | 0
  #counter = 1

  constructor(seed: number, stream: number) {
    this.#a = seed | 0
    this.#b = stream | 0
    for (let round = 0; round < 15; round += 1) this.word()
  }

  word(): number {
    const b = this.#b
    const c = this.#c
    const sum = (((this.#a + b) | 0) + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = b ^ (b >>> 9)
    this.#b = (c + (c << 3)) | 0
    this.#c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }

  fraction(): number {
    return this.word() / 0x1_0000_0000
  }

  below(limit: number): number {
    return Math.floor(this.fraction() * limit)
  }

  pick<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.below(items.length)] ?? items[0]
  }

  chance(share: number): boolean {
    return this.fraction() < share
  }
}

const hexDigits = Buffer.from('0123456789abcdef')
const hyphen = '-'.charCodeAt(0)
const uuidText = Buffer.alloc(36)

/** A version 4 UUID. */
export function randomUuid(random: Random): string {
  const words = [
    random.word(),
    (random.word() & 0xffff0fff) | 0x4000,
    (random.word() & 0x3fffffff) | 0x80000000,
    random.word(),
  ]
  let at = 0
  for (const word of words) {
    for (let shift = 28; shift >= 0; shift -= 4) {
      if (at === 8 || at === 13 || at === 18 || at === 23) uuidText[at++] = hyphen
      uuidText[at++] = hexDigits[(word >>> shift) & 15] ?? 0
    }
  }
  // Out of a buffer, because a string that is put together keeps its parts: five times the memory.
  return uuidText.toString('latin1')
}
