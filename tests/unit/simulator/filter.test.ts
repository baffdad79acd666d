import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFilter } from '../../../electron/simulator/pool/users/filter.ts'
import { searchableAttributes } from '../../../electron/simulator/pool/users/search-value.ts'

describe('parseFilter', () => {
  it.each([
    ['email = "a@example.com"', { attribute: 'email', operator: '=', value: 'a@example.com' }],
    ['email ^= "a"', { attribute: 'email', operator: '^=', value: 'a' }],
    ['given_name="Jon"', { attribute: 'given_name', operator: '=', value: 'Jon' }],
    ['  sub  ^=  ""  ', { attribute: 'sub', operator: '^=', value: '' }],
    [
      'cognito:user_status = "CONFIRMED"',
      { attribute: 'cognito:user_status', operator: '=', value: 'CONFIRMED' },
    ],
    [
      'family_name = "O\\"Brien \\\\ Sons"',
      { attribute: 'family_name', operator: '=', value: 'O"Brien \\ Sons' },
    ],
    ['name = "a = \'b\'"', { attribute: 'name', operator: '=', value: "a = 'b'" }],
  ])('reads %s', (text, filter) => {
    expect(parseFilter(text)).toEqual(filter)
  })

  it.each([
    'email',
    'email =',
    '= "a"',
    'email == "a"',
    'email != "a"',
    'email *= "a"',
    'email = a',
    "email = 'a'",
    'email = "a',
    'email = "a\\"',
    'email = "a" "b"',
    'email = "a"b"',
    '"email" = "a"',
    'email = "a" and name = "b"',
  ])('refuses %s', (text) => {
    expect(() => parseFilter(text)).toThrow('Error while parsing filter.')
  })

  it.each(['custom:tier', 'nickname', 'birthdate', 'Email', 'enabled'])('does not search by %s', (name) => {
    expect(() => parseFilter(`${name} = "x"`)).toThrow(`Invalid search attribute: ${name}`)
  })

  it('gives back any value that was escaped into it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...searchableAttributes),
        fc.constantFrom('=', '^='),
        fc.string({ unit: 'binary' }),
        (attribute, operator, value) => {
          const escaped = value.replaceAll(/["\\]/g, '\\$&')
          expect(parseFilter(`${attribute} ${operator} "${escaped}"`)).toEqual({ attribute, operator, value })
        },
      ),
    )
  })

  it('never fails in any other way', () => {
    const fragment = fc.constantFrom('email', ' ', '=', '^', '"', '\\', 'x', '\n')
    fc.assert(
      fc.property(
        fc.array(fragment).map((parts) => parts.join('')),
        (text) => {
          try {
            parseFilter(text)
          } catch (error) {
            expect(error).toMatchObject({ name: 'InvalidParameterException' })
          }
        },
      ),
    )
  })
})
