import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stringOrder } from '../../../electron/simulator/pool/users/string-order.ts'

/** What the language's own sort makes of them: by UTF-16 code units, equal ones in the order they came in. */
function expectedOrder(values: readonly string[]): number[] {
  const positions = values.map((_, position) => position)
  return positions.sort((left, right) => {
    const [one = '', other = ''] = [values[left], values[right]]
    if (one === other) return left - right
    return one < other ? -1 : 1
  })
}

describe('stringOrder', () => {
  it('orders strings as the language does', () => {
    const strings = fc.array(fc.string({ unit: 'binary' }), { maxLength: 200 })
    fc.assert(
      fc.property(strings, (values) => {
        expect([...stringOrder(values)]).toEqual(expectedOrder(values))
      }),
    )
  })

  it('orders many strings with the same beginnings and ends', () => {
    const piece = fc.constantFrom(
      'a',
      'ab',
      'b',
      '',
      '\0',
      '\0\0',
      '\u0101',
      '\uffff',
      '李',
      '🦄',
      'example.com',
    )
    const value = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''))
    const strings = fc.array(value, { minLength: 100, maxLength: 400 })
    fc.assert(
      fc.property(strings, (values) => {
        expect([...stringOrder(values)]).toEqual(expectedOrder(values))
      }),
    )
  })

  it('keeps many equal strings in the order they came in', () => {
    const values = Array.from({ length: 3000 }, (_, position) =>
      position % 3 === 0 ? 'CONFIRMED' : 'UNKNOWN',
    )
    expect([...stringOrder(values)]).toEqual(expectedOrder(values))
  })

  it('orders long equal strings', () => {
    const values = Array.from({ length: 50 }, (_, position) => 'x'.repeat(2048 - (position % 2)))
    expect([...stringOrder(values)]).toEqual(expectedOrder(values))
  })

  it('orders nothing', () => {
    expect([...stringOrder([])]).toEqual([])
  })
})
