import { describe, expect, it } from 'vitest'
import { createRandom, randomUuid } from '../../../electron/simulator/random.ts'

describe('the random stream', () => {
  it('follows from its seed and its stream', () => {
    const words = (seed: number, stream: number) => {
      const random = createRandom(seed, stream)
      return [random.word(), random.word(), random.word()]
    }
    expect(words(1, 2)).toEqual(words(1, 2))
    expect(words(1, 2)).not.toEqual(words(2, 2))
    expect(words(1, 2)).not.toEqual(words(1, 3))
    expect(words(1, 2)).not.toEqual(words(2, 1))
  })

  it('gives 100,000 streams UUIDs of their own, evenly spread', () => {
    const uuids = Array.from({ length: 100_000 }, (_, stream) => randomUuid(createRandom(1, stream)))
    expect(new Set(uuids).size).toBe(100_000)
    const counts = Map.groupBy(uuids, (uuid) => uuid.charAt(0))
    expect(counts.size).toBe(16)
    for (const part of counts.values()) {
      expect(part.length).toBeGreaterThan(6250 * 0.95)
      expect(part.length).toBeLessThan(6250 * 1.05)
    }
    for (const uuid of uuids.slice(0, 100)) {
      expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    }
  })
})
