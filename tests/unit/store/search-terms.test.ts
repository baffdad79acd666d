import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  searchable,
  searchTerms,
  searchText,
  trigrams,
} from '../../../electron/backend/store/search-terms.ts'

describe('searchTerms', () => {
  it.each([
    ['maria garcia', ['maria', 'garcia']],
    ['  maria\t garcia ', ['maria', 'garcia']],
    ['"maria garcia"', ['maria garcia']],
    ["'maria garcia'", ['maria garcia']],
    ['"maria garcia" support', ['maria garcia', 'support']],
    ['"maria gar', ['maria gar']],
    ["O'Brien", ["o'brien"]],
    ["rock'n'roll", ["rock'n'roll"]],
    ['MÜLLER', ['müller']],
    ['Zoe\u0308', ['zoë']],
    ['""', []],
    ['"  "', []],
    ['100%', ['100%']],
    ['a_b', ['a_b']],
    ['garcia garcia', ['garcia']],
    ['garc garcia', ['garcia']],
    ['', []],
  ])('splits %j into %j', (search, terms) => {
    expect(searchTerms(search)).toEqual(terms)
  })

  it('finds every value by the value itself, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), (value) => {
        const text = searchText([value])
        for (const term of searchTerms(value.replaceAll(/["']/g, ' '))) expect(text).toContain(term)
      }),
    )
  })
})

describe('searchText', () => {
  it('keeps each value on a line of its own, once', () => {
    expect(searchText(['Maria', 'GARCIA', 'maria', ''])).toBe('maria\ngarcia\n\n')
  })

  it('turns line breaks of a value into spaces, so that lines are values', () => {
    expect(searchText(['12 High Street\n\nLondon'])).toBe('12 high street london\n\n')
  })
})

describe('trigrams', () => {
  it.each([
    ['', []],
    ['ab', []],
    ['abc', ['abc']],
    ['abcd', ['abc', 'bcd']],
    ['aaaaa', ['aaa']],
    ['日本語名', ['日本語', '本語名']],
    ['😀😀a', ['😀😀a']],
  ])('of %j are %j', (term, expected) => {
    expect(trigrams(term)).toEqual(expected)
  })
})

it('compares a final sigma with one inside a word', () => {
  expect(searchable('ΟΔΟΣ ΟΔΟΣΑ')).toContain(searchable('οδοσα'))
  expect(searchable('ΟΔΟΣΑ')).toContain(searchable('ΟΔΟΣ'))
})

it('compares composed and decomposed letters as the same', () => {
  expect(searchable('E\u0301MILE')).toBe(searchable('émile'))
})
