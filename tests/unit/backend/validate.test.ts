import { describe, expect, test } from 'vitest'
import { addProblems, changeProblems, parameterProblems } from '../../../electron/backend/models/validate.ts'
import { withPoolSchema } from '../../../shared/admin/pool-schema.ts'
import { registry } from '../../../shared/admin/registry.ts'
import type { FieldValue, FieldValues } from '../../../shared/admin/row.ts'
import type { Pool, PoolAttribute } from '../../../shared/domain/pool.ts'

const attribute = (name: string, rest: Partial<PoolAttribute> = {}): PoolAttribute => ({
  name,
  type: 'String',
  required: false,
  mutable: true,
  min_length: null,
  max_length: null,
  min_value: null,
  max_value: null,
  ...rest,
})

const pool: Pool = {
  id: 'eu-central-1_Test',
  name: 'Test',
  estimated_users: 0,
  username_attributes: [],
  alias_attributes: [],
  username_case_sensitive: false,
  password_policy: {
    minimum_length: 8,
    require_uppercase: true,
    require_lowercase: true,
    require_numbers: true,
    require_symbols: true,
    temporary_password_validity_days: 7,
  },
  attributes: [
    attribute('email', { required: true }),
    attribute('custom:tier', { mutable: false, max_length: 16 }),
    attribute('custom:level', { type: 'Number', min_value: 1, max_value: 10 }),
    attribute('custom:vip', { type: 'Boolean' }),
  ],
}
const users = withPoolSchema(registry.users, pool)
const ordinary: FieldValues = { username: 'jane', email: 'jane@people.example', invitation: 'NONE' }

describe('the add form', () => {
  test('ordinary values are fine', () => {
    expect(addProblems(users, ordinary)).toEqual({})
  })

  test('what the declaration or the pool requires must be there', () => {
    expect(addProblems(users, {})).toEqual({
      username: 'This field is required.',
      email: 'This field is required.',
      invitation: 'This field is required.',
    })
  })

  test('an immutable attribute can be given', () => {
    expect(addProblems(users, { ...ordinary, 'custom:tier': 'gold' })).toEqual({})
  })

  test('what cannot be set is refused', () => {
    expect(
      Object.keys(addProblems(users, { ...ordinary, sub: 'x', status: 'CONFIRMED', nonsense: 'x' })),
    ).toEqual(['sub', 'status', 'nonsense'])
  })

  test('what the form hides is neither required nor looked at', () => {
    expect(
      addProblems(registry.connections, {
        name: 'Demo',
        environment: 'demo',
        credential_source: 'demo',
        region: 'nowhere',
      }),
    ).toEqual({})
  })
})

describe('the change form', () => {
  const good: [string, FieldValue][] = [
    ['email', 'a@b.example'],
    ['phone_number', '+4915112345678'],
    ['birthdate', '1990-02-28'],
    ['birthdate', '2000-02-29'],
    ['birthdate', '0000-02-29'],
    ['website', 'https://example.com/'],
    ['custom:level', 10],
    ['custom:level', '1'],
    ['custom:vip', true],
    ['given_name', 'x'.repeat(2048)],
    ['given_name', ''],
    ['given_name', null],
    ['groups', ['a', 'b']],
    ['groups', []],
    ['enabled', false],
  ]
  test.each(good)('%s may be %j', (name, value) => {
    expect(changeProblems(users, { [name]: value })).toEqual({})
  })

  const bad: [string, FieldValue][] = [
    ['email', 'a b@c.example'],
    ['email', 'a@b'],
    ['email', ''],
    ['email', null],
    ['email', 42],
    ['email', ['a@b.example']],
    ['phone_number', '015112345678'],
    ['phone_number', '+0151'],
    ['phone_number', '+1234567890123456'],
    ['birthdate', '1990-02-30'],
    ['birthdate', '30.02.1990'],
    ['birthdate', '1900-02-29'],
    ['website', 'example.com'],
    ['custom:level', 0],
    ['custom:level', 11],
    ['custom:level', 'many'],
    ['custom:level', Number.NaN],
    ['custom:vip', 'yes'],
    ['custom:tier', 'gold'],
    ['custom:unknown', 'x'],
    ['given_name', 'x'.repeat(2049)],
    ['groups', 'a'],
    ['enabled', 'true'],
    ['username', 'other'],
    ['sub', 'other'],
    ['status', 'CONFIRMED'],
    ['temporary_password', 'x'],
    ['__proto__', 'x'],
    ['constructor', 'x'],
  ]
  test.each(bad)('%s may not be %j', (name, value) => {
    const values: FieldValues = Object.fromEntries([[name, value]])
    const problems = changeProblems(users, values)
    expect(Object.keys(problems)).toEqual([name])
    expect(problems[name]).toMatch(/\w/)
  })

  test('a pattern must match the whole value', () => {
    expect(changeProblems(registry.connections, { region: 'eu-central-1' })).toEqual({})
    expect(Object.keys(changeProblems(registry.connections, { region: 'eu-central-1; rm' }))).toEqual([
      'region',
    ])
    expect(Object.keys(changeProblems(registry.groups, { role_arn: 'arn:aws:iam::1:role' }))).toEqual([
      'role_arn',
    ])
  })
})

test('parameters of an action are checked like fields', () => {
  const action = registry.users.actions.find(({ name }) => name === 'resend_invitation')
  const parameters = action?.parameters ?? []
  expect(parameterProblems(parameters, { delivery: 'SMS' })).toEqual({})
  expect(Object.keys(parameterProblems(parameters, {}))).toEqual(['delivery'])
  expect(Object.keys(parameterProblems(parameters, { delivery: 'PIGEON', more: 1 }))).toEqual([
    'more',
    'delivery',
  ])
})
