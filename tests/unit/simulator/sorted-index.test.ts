import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SortedIndex } from '../../../electron/simulator/pool/users/sorted-index.ts'

const ascending = (item: number) => (other: number) => other - item

describe('SortedIndex', () => {
  it('holds what a sorted array would hold, whatever comes and goes', () => {
    const step = fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 400 }))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), fc.integer({ min: -1, max: 401 }), (steps, start) => {
        const index = new SortedIndex<number>(ascending)
        const model = new Set<number>()
        for (const [puts, value] of steps) {
          if (puts) {
            index.put(value)
            model.add(value)
          } else {
            expect(index.remove(value)).toBe(model.delete(value))
          }
        }
        const sorted = [...model].sort((left, right) => left - right)
        const rest = sorted.filter((value) => value >= start)
        expect(index.size).toBe(sorted.length)
        expect([...index.from((value) => value < start)]).toEqual(rest)
        expect(index.first((value) => value < start)).toBe(rest[0])
      }),
    )
  })

  it('splits and empties its chunks', () => {
    const index = new SortedIndex<number>(ascending)
    const numbers = Array.from({ length: 5000 }, (_, position) => (position * 7919) % 5000)
    for (const number of numbers) index.put(number)
    expect([...index.from(() => false)]).toEqual(Array.from({ length: 5000 }, (_, position) => position))
    for (const number of numbers) index.remove(number)
    expect(index.size).toBe(0)
    expect([...index.from(() => false)]).toEqual([])
  })

  it('is the same when it begins with items', () => {
    const index = new SortedIndex(
      ascending,
      Array.from({ length: 3000 }, (_, position) => position),
    )
    index.put(1500.5)
    expect(index.size).toBe(3001)
    expect([...index.from((value) => value < 1499)].slice(0, 4)).toEqual([1499, 1500, 1500.5, 1501])
  })

  it('puts an item in the place of its equal', () => {
    type Entry = { readonly key: number; readonly text: string }
    const index = new SortedIndex<Entry>((item) => (other) => other.key - item.key)
    for (const key of [3, 1, 2]) index.put({ key, text: 'old' })
    index.put({ key: 2, text: 'new' })
    expect(index.size).toBe(3)
    expect([...index.from(() => false)].map(({ text }) => text)).toEqual(['old', 'new', 'old'])
  })
})
