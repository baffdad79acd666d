import { describe, expect, it } from 'vitest'
import { displayName, storedUser, userRow } from '../../../electron/backend/store/user-record.ts'
import { usersAdmin } from '../../../shared/admin/models/users.ts'
import { withPoolSchema } from '../../../shared/admin/pool-schema.ts'
import type { User } from '../../../shared/domain/user.ts'

const user: User = {
  sub: '0f0e0d0c-0b0a-4908-a706-050403020100',
  username: 'maria',
  status: 'CONFIRMED',
  enabled: true,
  created_at: '2026-01-02T03:04:05.678Z',
  updated_at: '2026-02-03T04:05:06.789Z',
  attributes: {
    email: 'Maria@Example.com',
    email_verified: 'true',
    given_name: 'María',
    family_name: 'García',
    'custom:level': '7',
    'custom:team': 'Blue',
    'custom:active': 'true',
  },
}

const cached = {
  ...user,
  groups: ['staff'],
  first_seen_at: '2026-03-01T00:00:00.000Z',
  changed_at: '2026-03-02T00:00:00.000Z',
  synced_at: '2026-03-03T00:00:00.000Z',
}

const admin = withPoolSchema(usersAdmin, {
  id: 'eu-central-1_x',
  name: 'x',
  estimated_users: 1,
  username_attributes: [],
  alias_attributes: [],
  username_case_sensitive: false,
  password_policy: {
    minimum_length: 8,
    require_uppercase: false,
    require_lowercase: false,
    require_numbers: false,
    require_symbols: false,
    temporary_password_validity_days: 7,
  },
  attributes: (['level:Number', 'team:String', 'active:Boolean', 'badge:String'] as const).map((entry) => {
    const [name, type] = entry.split(':')
    return {
      name: `custom:${name}`,
      type: type === 'Number' ? 'Number' : type === 'Boolean' ? 'Boolean' : 'String',
      required: false,
      mutable: true,
      min_length: null,
      max_length: null,
      min_value: null,
      max_value: null,
    }
  }),
})

describe('userRow', () => {
  it('gives a value to each declared field, custom attributes by their type', () => {
    const { id, label, values } = userRow(admin, cached)
    expect({ id, label }).toEqual({ id: user.sub, label: 'maria' })
    expect(values).toMatchObject({
      username: 'maria',
      display_name: 'María García',
      email: 'Maria@Example.com',
      email_verified: true,
      phone_number: null,
      phone_number_verified: false,
      groups: ['staff'],
      created_at: user.created_at,
      updated_at: user.updated_at,
      changed_at: cached.changed_at,
      synced_at: cached.synced_at,
      'custom:level': 7,
      'custom:team': 'Blue',
      'custom:active': true,
      'custom:badge': null,
    })
    const shown = admin.fields.filter((field) => field.addOnly !== true && field.type !== 'secret')
    expect(Object.keys(values).sort()).toEqual(shown.map((field) => field.name).sort())
  })

  it('calls a user whose username Cognito made up by the e-mail address', () => {
    expect(userRow(admin, { ...cached, username: user.sub }).label).toBe('Maria@Example.com')
  })
})

describe('storedUser', () => {
  it('makes one text of every value, lower-cased', () => {
    const { search } = storedUser(user)
    for (const value of [user.sub, 'maria@example.com', 'maría', 'garcía', 'blue', 'maría garcía', '7']) {
      expect(search.split('\n')).toContain(value)
    }
  })

  it('sorts names without regard to case and accents', () => {
    expect(storedUser(user).name_key).toBe('maria garcia')
  })

  it('is the same for the same attributes in another order', () => {
    const reversed = Object.fromEntries(Object.entries(user.attributes).toReversed())
    expect(storedUser({ ...user, attributes: reversed }).attributes).toBe(storedUser(user).attributes)
  })
})

describe('displayName', () => {
  it.each([
    [{ name: 'Dr. Who', given_name: 'X', family_name: 'Y' }, 'Dr. Who'],
    [{ given_name: 'Ada', family_name: 'Lovelace' }, 'Ada Lovelace'],
    [{ family_name: 'Lovelace' }, 'Lovelace'],
    [{ name: ' ', given_name: 'Ada' }, 'Ada'],
    [{}, null],
  ])('of %j is %j', (attributes, name) => {
    expect(displayName(attributes)).toBe(name)
  })
})
