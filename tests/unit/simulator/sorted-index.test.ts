import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SortedIndex } from '../../../electron/simulator/pool/sorted-index.ts'

const ascending = (left: number, right: number) => left - right

describe('SortedIndex', () => {
  it('holds what a sorted array would hold, whatever comes and goes', () => {
    const step = fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 400 }))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), fc.integer({ min: -1, max: 401 }), (steps, start) => {
        const index = new SortedIndex<number>(ascending)
        const model = new Set<number>()
        for (const [adds, value] of steps) {
          if (adds && !model.has(value)) {
            index.insert(value)
            model.add(value)
          } else if (!adds) {
            expect(index.remove(value)).toBe(model.delete(value))
          }
        }
        const sorted = [...model].sort(ascending)
        expect(index.size).toBe(sorted.length)
        expect([...index.from((value) => value < start)]).toEqual(sorted.filter((value) => value >= start))
      }),
    )
  })

  it('splits and empties its chunks', () => {
    const index = new SortedIndex<number>(ascending)
    const numbers = Array.from({ length: 5000 }, (_, position) => (position * 7919) % 5000)
    for (const number of numbers) index.insert(number)
    expect([...index.from(() => false)]).toEqual(Array.from({ length: 5000 }, (_, position) => position))
    for (const number of numbers) index.remove(number)
    expect(index.size).toBe(0)
    expect([...index.from(() => false)]).toEqual([])
  })

  it('is the same when filled at once', () => {
    const numbers = Array.from({ length: 3000 }, (_, position) => (position * 7919) % 3000)
    const index = new SortedIndex(ascending, numbers)
    index.insert(1500.5)
    expect([...index.from((value) => value < 1499)].slice(0, 4)).toEqual([1499, 1500, 1500.5, 1501])
  })
})
