import { describe, expect, test } from 'vitest'
import { passwordShortcomings } from '../../../shared/domain/password.ts'
import type { PasswordPolicy } from '../../../shared/domain/pool.ts'

const strict: PasswordPolicy = {
  minimum_length: 10,
  require_uppercase: true,
  require_lowercase: true,
  require_numbers: true,
  require_symbols: true,
  temporary_password_validity_days: 7,
}
const lax: PasswordPolicy = {
  ...strict,
  minimum_length: 6,
  require_uppercase: false,
  require_lowercase: false,
  require_numbers: false,
  require_symbols: false,
}

describe('a strict policy', () => {
  test.each([
    ['Tr0ub4dor&3xyz', []],
    ['Sh0rt!', ['at least 10 characters']],
    ['tr0ub4dor&3xyz', ['an upper-case letter']],
    ['TR0UB4DOR&3XYZ', ['a lower-case letter']],
    ['Troubadour&xyz', ['a number']],
    ['Tr0ub4dor3xyz0', ['a symbol']],
    ['Tr0ub4dor& 3xyz', ['no white space']],
    ['', ['at least 10 characters', 'an upper-case letter', 'a lower-case letter', 'a number', 'a symbol']],
  ])('%j lacks %j', (password, shortcomings) => {
    expect(passwordShortcomings(password, strict)).toEqual(shortcomings)
  })

  test('a letter outside ASCII is neither a symbol nor an upper-case letter to Cognito', () => {
    expect(passwordShortcomings('äöüÄÖÜ1234', strict)).toEqual([
      'an upper-case letter',
      'a lower-case letter',
      'a symbol',
    ])
  })
})

test('a lax policy still bounds the length', () => {
  expect(passwordShortcomings('abcdef', lax)).toEqual([])
  expect(passwordShortcomings('a'.repeat(257), lax)).toEqual(['at most 256 characters'])
})
