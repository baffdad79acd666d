import { describe, expect, test } from 'vitest'
import { matchingOptions, sidesOf } from '../../../renderer/admin/changeform/widgets/dual-list.ts'
import { connectionAdminFor } from '../../../renderer/models/connections/connection-admin.ts'
import { connectionProblems } from '../../../renderer/models/connections/connection-rules.ts'
import { newUserProblems, withSignInName } from '../../../renderer/models/users/new-user-rules.ts'
import { passwordChecklist } from '../../../renderer/models/users/password-checklist.ts'
import { fieldOf } from '../../../shared/admin/model-admin.ts'
import { connectionsAdmin } from '../../../shared/admin/models/connections.ts'
import { usersAdmin } from '../../../shared/admin/models/users.ts'
import type { Pool } from '../../../shared/domain/pool.ts'

const pool: Pool = {
  id: 'eu-central-1_AbCdEfGhI',
  name: 'shop',
  estimated_users: 10,
  username_attributes: [],
  alias_attributes: [],
  username_case_sensitive: false,
  password_policy: {
    minimum_length: 8,
    require_uppercase: true,
    require_lowercase: true,
    require_numbers: true,
    require_symbols: false,
    temporary_password_validity_days: 7,
  },
  attributes: [],
}
const emailPool: Pool = { ...pool, username_attributes: ['email'] }

describe('a new user', () => {
  const user = {
    username: 'ana',
    email: '',
    phone_number: '',
    invitation: 'NONE',
    temporary_password: 'Secret12',
  }

  test('without an invitation needs a password that somebody knows', () => {
    expect(newUserProblems(user, pool)).toEqual({})
    expect(newUserProblems({ ...user, temporary_password: '' }, pool)).toHaveProperty('temporary_password')
  })

  test('is invited where there is an address to send to', () => {
    const invited = { ...user, temporary_password: '' }
    expect(newUserProblems({ ...invited, invitation: 'EMAIL' }, pool)).toHaveProperty('email')
    expect(newUserProblems({ ...invited, invitation: 'SMS' }, pool)).toHaveProperty('phone_number')
    expect(Object.keys(newUserProblems({ ...invited, invitation: 'BOTH' }, pool))).toEqual([
      'email',
      'phone_number',
    ])
    expect(newUserProblems({ ...invited, invitation: 'EMAIL', email: 'ana@example.com' }, pool)).toEqual({})
  })

  test('gets a password that the pool takes', () => {
    expect(newUserProblems({ ...user, temporary_password: 'secret' }, pool).temporary_password).toBe(
      'The pool asks for at least 8 characters, an upper-case letter, a number.',
    )
  })

  test('signs in with an address in a pool that wants one', () => {
    expect(newUserProblems(user, emailPool)).toHaveProperty('username')
    const invited = { ...user, username: 'ana@example.com', invitation: 'EMAIL' }
    expect(newUserProblems(invited, emailPool)).toEqual({})
  })

  test('the help of the username says so', () => {
    expect(withSignInName(usersAdmin, pool)).toBe(usersAdmin)
    expect(fieldOf(withSignInName(usersAdmin, emailPool), 'username')?.helpText).toContain('email address')
  })
})

describe('the checklist of a password', () => {
  test('begins with every rule unmet, and ticks them off', () => {
    expect(passwordChecklist('', pool.password_policy).map(({ met }) => met)).toEqual([
      false,
      false,
      false,
      false,
    ])
    expect(passwordChecklist('Secret12', pool.password_policy).every(({ met }) => met)).toBe(true)
  })

  test('says what no rule of the policy names', () => {
    expect(passwordChecklist('Secret 12', pool.password_policy)).toContainEqual({
      rule: 'no white space',
      met: false,
    })
  })
})

describe('a connection', () => {
  const keys = {
    access_key_id: 'AKIAEXAMPLEEXAMPLE',
    secret_access_key: 'secret',
    secret_storage: 'keychain',
  }
  const connection = {
    credential_source: 'keychain',
    region: 'eu-west-1',
    user_pool_id: 'eu-west-1_AbC',
    endpoint: '',
    ...keys,
  }

  test('a new one needs its keys, an old one may keep them', () => {
    const without = { ...connection, access_key_id: '', secret_access_key: '' }
    expect(connectionProblems(connection, 'add')).toEqual({})
    expect(Object.keys(connectionProblems(without, 'add'))).toEqual(['access_key_id', 'secret_access_key'])
    expect(connectionProblems(without, 'change')).toEqual({})
    expect(connectionProblems({ ...connection, secret_access_key: '' }, 'change')).toHaveProperty(
      'secret_access_key',
    )
  })

  test('the region is the pool’s, unless it is an emulator’s', () => {
    const elsewhere = { ...connection, region: 'us-east-1' }
    expect(connectionProblems(elsewhere, 'add').region).toBe('The user pool ID belongs to eu-west-1.')
    expect(connectionProblems({ ...elsewhere, endpoint: 'http://127.0.0.1:9229' }, 'add')).toEqual({})
  })

  test('without a keychain keys are kept in memory, and the form says why', () => {
    const admin = connectionAdminFor(connectionsAdmin, null, { available: false, reason: 'It is locked.' })
    const storage = fieldOf(admin, 'secret_storage')
    expect(storage?.choices?.map(({ value }) => value)).toEqual(['memory'])
    expect(storage?.initial).toBe('memory')
    expect(storage?.helpText).toContain('It is locked.')
  })

  test('the built-in one keeps its credentials and stays', () => {
    const row = { id: 'demo', label: 'Demo', values: { credential_source: 'demo' } }
    const admin = connectionAdminFor(connectionsAdmin, row, { available: true, reason: null })
    expect(fieldOf(admin, 'credential_source')?.readOnly).toBe(true)
    expect(fieldOf(admin, 'name')?.readOnly).toBeUndefined()
    expect(admin.can).toEqual({ add: true, change: true, delete: false })
  })
})

describe('a dual list', () => {
  const options = ['Beta', 'alpha', 'gamma'].map((label) => ({ id: label.toLowerCase(), label }))

  test('what is chosen is not available, and what is unknown is kept', () => {
    const sides = sidesOf(options, ['gamma', 'gone'])
    expect(sides.available.map(({ id }) => id)).toEqual(['beta', 'alpha'])
    expect(sides.chosen.map(({ id }) => id)).toEqual(['gamma', 'gone'])
  })

  test('is narrowed down by every word, whatever its case', () => {
    expect(matchingOptions(options, 'A  ').map(({ id }) => id)).toEqual(['beta', 'alpha', 'gamma'])
    expect(matchingOptions(options, 'L ph')).toEqual([{ id: 'alpha', label: 'alpha' }])
  })
})
