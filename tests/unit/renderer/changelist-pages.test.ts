import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rangeFilters, rangeOfFilters } from '../../../renderer/admin/changelist/date-range.ts'
import { pageRange } from '../../../renderer/components/page-range.ts'

describe('the page links', () => {
  it('name every page while there are few', () => {
    expect(pageRange(1, 5)).toEqual([1, 2, 3, 4, 5])
    expect(pageRange(1, 1)).toEqual([1])
  })

  it('leave out what is far from the page and the ends', () => {
    expect(pageRange(10, 20)).toEqual([1, 2, 'gap', 7, 8, 9, 10, 11, 12, 13, 'gap', 19, 20])
    expect(pageRange(1, 20)).toEqual([1, 2, 3, 4, 'gap', 19, 20])
  })

  it('never put a gap in place of a single page', () => {
    expect(pageRange(7, 20).slice(0, 5)).toEqual([1, 2, 3, 4, 5])
  })

  it('always rise, hold both ends and the page, and stay few', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (one, other) => {
        const page = Math.min(one, other)
        const pages = Math.max(one, other)
        const range = pageRange(page, pages)
        const numbers = range.filter((entry) => entry !== 'gap')
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
        expect(numbers[0]).toBe(1)
        expect(numbers.at(-1)).toBe(pages)
        expect(numbers).toContain(page)
        expect(range.length).toBeLessThanOrEqual(13)
      }),
    )
  })
})

describe('a range of days', () => {
  it('lasts until the end of its last day, in local time', () => {
    const [from, until] = rangeFilters('created_at', { from: '2026-01-31', until: '2026-01-31' })
    expect(from).toEqual({ field: 'created_at', lookup: 'gte', value: new Date(2026, 0, 31).toISOString() })
    expect(until).toEqual({ field: 'created_at', lookup: 'lt', value: new Date(2026, 1, 1).toISOString() })
  })

  it('may be open at either end', () => {
    expect(rangeFilters('created_at', { from: '', until: '' })).toEqual([])
    expect(rangeFilters('created_at', { from: '2026-01-31', until: '' })).toHaveLength(1)
  })

  it('is found again in the filters it became', () => {
    const range = { from: '2026-03-28', until: '2026-10-26' }
    expect(rangeOfFilters(rangeFilters('created_at', range), 'created_at')).toEqual(range)
    expect(rangeOfFilters([], 'created_at')).toEqual({ from: '', until: '' })
  })
})
