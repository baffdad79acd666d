import { describe, expect, test } from 'vitest'
import { inputProblem } from '../../../renderer/admin/changeform/field-rules.ts'
import { formProblems } from '../../../renderer/admin/changeform/form-checks.ts'
import type { Field } from '../../../shared/admin/field.ts'

const field = (more: Partial<Field>): Field => ({ name: 'it', label: 'It', type: 'text', ...more })

describe('what an input must be', () => {
  test.each<[string, Field, string | boolean | string[], RegExp | null]>([
    ['a required text', field({ required: true }), ' ', /required/],
    ['an empty text that is not required', field({ minLength: 3 }), '', null],
    ['a text too short', field({ minLength: 3 }), 'ab', /at least 3 characters; it has 2/],
    ['a text too long', field({ maxLength: 2048 }), 'x'.repeat(2049), /at most 2048 characters; it has 2049/],
    ['a text of exactly the most', field({ maxLength: 2048 }), 'x'.repeat(2048), null],
    [
      'a text that fits a pattern in part only',
      field({ pattern: { source: '[a-z]+', message: 'Letters.' } }),
      'ab1',
      /Letters/,
    ],
    ['an address', field({ type: 'email' }), 'ana@example.com', null],
    ['an address beyond ASCII', field({ type: 'email' }), 'josé@exämple.com', null],
    ['no address', field({ type: 'email' }), 'ana@', /email address/],
    ['a number as it is printed', field({ type: 'phone' }), '+49 151 12345678', null],
    ['a number without its country', field({ type: 'phone' }), '0151 12345678', /country code/],
    ['a number of 16 digits', field({ type: 'phone' }), '+1234567890123456', /country code/],
    ['a web address', field({ type: 'url' }), 'https://example.com/a?b#c', null],
    ['another scheme', field({ type: 'url' }), 'javascript:alert(1)', /whole address/],
    ['a number', field({ type: 'number', minValue: 0 }), '0', null],
    ['a negative number', field({ type: 'number', minValue: 0 }), '-1', /0 or more/],
    ['no number', field({ type: 'number' }), '1e999', /number/],
    ['a day', field({ type: 'date' }), '2024-02-29', null],
    ['a birthday without its year', field({ type: 'date' }), '0000-02-29', null],
    ['a day that there is not', field({ type: 'date' }), '2023-02-29', /date/],
    ['a year alone', field({ type: 'date' }), '1985', /date/],
    [
      'a choice that there is not',
      field({ type: 'choice', choices: [{ value: 'a', label: 'A' }] }),
      'b',
      /Choose/,
    ],
    ['a required relation to nothing', field({ type: 'relation', required: true }), [], /required/],
    ['a switch that is off', field({ type: 'boolean', required: true }), false, null],
  ])('%s', (_name, declared, input, says) => {
    const problem = inputProblem(declared, input)
    if (says === null) expect(problem).toBeNull()
    else expect(problem).toMatch(says)
  })
})

describe('what a form checks', () => {
  const email = field({ name: 'email', type: 'email', required: true })
  const nickname = field({ name: 'nickname', maxLength: 5 })
  const keys = field({
    name: 'keys',
    required: true,
    showWhen: { field: 'source', values: ['keychain'] },
  })

  test('adding, everything that is shown', () => {
    expect(formProblems([email, keys], null, { email: '', keys: '', source: 'profile' })).toEqual({
      email: 'This field is required.',
    })
    expect(formProblems([keys], null, { keys: '', source: 'keychain' })).toHaveProperty('keys')
  })

  test('changing, only what was changed: an old value may not fit today’s rules', () => {
    const opened = { email: 'not an address', nickname: 'Nick' }
    expect(formProblems([email, nickname], opened, { email: 'not an address', nickname: 'Nicky' })).toEqual(
      {},
    )
    expect(
      formProblems([email, nickname], opened, { email: 'not an address', nickname: 'Nicholas' }),
    ).toHaveProperty('nickname')
    expect(formProblems([email, nickname], opened, { email: '', nickname: 'Nick' })).toHaveProperty('email')
  })
})
