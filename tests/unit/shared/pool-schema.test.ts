import { expect, test } from 'vitest'
import { fieldOf } from '../../../shared/admin/model-admin.ts'
import { withPoolSchema } from '../../../shared/admin/pool-schema.ts'
import { registry } from '../../../shared/admin/registry.ts'
import type { Pool, PoolAttribute } from '../../../shared/domain/pool.ts'

const attribute = (name: string, rules: Partial<PoolAttribute> = {}): PoolAttribute => ({
  name,
  type: 'String',
  required: false,
  mutable: true,
  min_length: null,
  max_length: null,
  min_value: null,
  max_value: null,
  ...rules,
})

const poolWith = (...attributes: PoolAttribute[]): Pool => ({
  id: 'eu-central-1_Example1',
  name: 'Example',
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
  attributes,
})

test('a pool without custom attributes leaves the fieldsets as they are', () => {
  const merged = withPoolSchema(registry.users, poolWith(attribute('email')))
  expect(merged.fieldsets).toEqual(registry.users.fieldsets)
  expect(merged.addFieldsets).toEqual(registry.users.addFieldsets)
})

test('custom attributes become filterable fields in a fieldset of their own', () => {
  const merged = withPoolSchema(
    registry.users,
    poolWith(
      attribute('custom:employee_number', { type: 'Number', min_value: 1, max_value: 999 }),
      attribute('custom:notes', { max_length: 2048 }),
    ),
  )
  expect(fieldOf(merged, 'custom:employee_number')).toMatchObject({
    label: 'Employee number',
    type: 'number',
    minValue: 1,
    maxValue: 999,
    filterable: true,
  })
  expect(fieldOf(merged, 'custom:notes')).toMatchObject({ type: 'multiline', maxLength: 2048 })
  expect(merged.fieldsets.find(({ title }) => title === 'Custom attributes')?.fields).toEqual([
    'custom:employee_number',
    'custom:notes',
  ])
})

test('required and immutable attributes are asked for when a user is added', () => {
  const merged = withPoolSchema(
    registry.users,
    poolWith(
      attribute('email', { required: true }),
      attribute('family_name', { required: true }),
      attribute('custom:tier', { mutable: false, max_length: 20 }),
    ),
  )
  expect(fieldOf(merged, 'email')?.required).toBe(true)
  expect(fieldOf(merged, 'custom:tier')?.immutable).toBe(true)
  const asked = merged.addFieldsets.flatMap(({ fields }) => fields)
  expect(asked.filter((name) => name === 'email')).toHaveLength(1)
  expect(asked).toContain('family_name')
  expect(asked).toContain('custom:tier')
})

test('what Cognito keeps itself stays as declared', () => {
  const merged = withPoolSchema(
    registry.users,
    poolWith(
      attribute('sub', { mutable: false, required: true }),
      attribute('updated_at', { type: 'Number' }),
    ),
  )
  expect(fieldOf(merged, 'sub')).toEqual(fieldOf(registry.users, 'sub'))
  expect(fieldOf(merged, 'updated_at')?.type).toBe('datetime')
})
