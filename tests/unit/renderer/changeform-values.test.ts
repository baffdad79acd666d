import { describe, expect, test } from 'vitest'
import {
  fromInput,
  initialInputs,
  inputName,
  sameInput,
  toInput,
} from '../../../renderer/admin/changeform/input-value.ts'
import type { Field, FieldType } from '../../../shared/admin/field.ts'

const field = (type: FieldType, more: Partial<Field> = {}): Field => ({
  name: 'it',
  label: 'It',
  type,
  ...more,
})

describe('an input’s name', () => {
  test('is the field’s, where the form library can take it', () => {
    expect(inputName('custom:department')).toBe('custom:department')
  })

  test('holds nothing that would be read as a path, and stays its own', () => {
    const names = ['custom:a.b', 'custom:a[b]', 'custom:a"b', 'custom:a%2e;b', 'custom:a%b', 'custom:ä.😀']
    const encoded = names.map(inputName)
    for (const name of encoded) expect(name).not.toMatch(/[.[\]'"\s]/)
    expect(new Set(encoded).size).toBe(names.length)
  })
})

describe('a value and its input', () => {
  test.each<[Field, string | number | boolean | null | string[]]>([
    [field('text'), 'Ana'],
    [field('text'), null],
    [field('multiline'), ' two\nlines '],
    [field('number'), 0],
    [field('number'), 42.5],
    [field('boolean'), true],
    [field('relation'), ['staff', 'admins']],
    [field('date'), '1985-04-02'],
  ])('%o keeps %o', (declared, value) => {
    expect(fromInput(declared, toInput(declared, value))).toEqual(value)
  })

  test('an emptied text is null, not an empty text', () => {
    expect(fromInput(field('text'), '  ')).toBeNull()
    expect(fromInput(field('multiline'), '\n ')).toBeNull()
    expect(fromInput(field('number'), '')).toBeNull()
  })

  test('a phone number loses what people print into it', () => {
    expect(fromInput(field('phone'), ' +49 (151) 123-456.78 ')).toBe('+4915112345678')
  })

  test('a secret is kept as typed, spaces and all', () => {
    expect(fromInput(field('secret'), ' a b ')).toBe(' a b ')
  })

  test('what is no number stays a text, for the rule to refuse', () => {
    expect(fromInput(field('number'), 'seven')).toBe('seven')
  })

  test('a missing boolean is off', () => {
    expect(toInput(field('boolean'), null)).toBe(false)
    expect(toInput(field('boolean'), undefined)).toBe(false)
  })
})

describe('whether two inputs are the same', () => {
  test('the order of a relation’s ids does not matter, their number does', () => {
    const groups = field('relation')
    expect(sameInput(groups, ['a', 'b'], ['b', 'a'])).toBe(true)
    expect(sameInput(groups, ['a'], ['a', 'b'])).toBe(false)
    expect(sameInput(groups, ['a', 'b'], ['a', 'c'])).toBe(false)
  })

  test('white space around a text does not matter, within it does', () => {
    expect(sameInput(field('text'), 'Ana ', 'Ana')).toBe(true)
    expect(sameInput(field('text'), 'A na', 'Ana')).toBe(false)
    expect(sameInput(field('multiline'), 'a\n', 'a')).toBe(false)
  })
})

test('an add form starts with what the declaration says', () => {
  const fields = [
    field('choice', { name: 'invitation', initial: 'EMAIL' }),
    field('boolean', { name: 'enabled', initial: true }),
    field('text', { name: 'username' }),
  ]
  expect(initialInputs(fields)).toEqual({ invitation: 'EMAIL', enabled: true, username: '' })
})
