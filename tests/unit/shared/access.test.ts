import { describe, expect, test } from 'vitest'
import { hasPermission, type Operator } from '../../../shared/access.ts'
import { type Action, whyRefused } from '../../../shared/admin/action.ts'
import { registry } from '../../../shared/admin/registry.ts'

const support: Operator = {
  id: 'support',
  username: 'support',
  isActive: true,
  isSuperuser: false,
  permissions: ['users.view', 'users.send_reset_code'],
}

describe('permissions are denied by default', () => {
  test('what is not named is refused', () => {
    expect(hasPermission(support, 'users.delete')).toBe(false)
    expect(hasPermission({ ...support, isSuperuser: true }, undefined)).toBe(false)
  })

  test('what was granted is allowed', () => {
    expect(hasPermission(support, 'users.send_reset_code')).toBe(true)
  })

  test('a superuser may do all that is named', () => {
    expect(hasPermission({ ...support, isSuperuser: true }, 'users.delete')).toBe(true)
  })

  test('an inactive operator may do nothing, superuser or not', () => {
    expect(hasPermission({ ...support, isActive: false }, 'users.view')).toBe(false)
    expect(hasPermission({ ...support, isActive: false, isSuperuser: true }, 'users.view')).toBe(false)
  })
})

describe('an action is off in the states in which Cognito would refuse it', () => {
  const action = (name: string): Action => {
    const found = registry.users.actions.find((candidate) => candidate.name === name)
    if (found === undefined) throw new Error(`users declare no action ${name}`)
    return found
  }

  test.each([
    ['send_reset_code', { status: 'FORCE_CHANGE_PASSWORD', enabled: true }, /temporary password/],
    ['send_reset_code', { status: 'CONFIRMED', enabled: false }, /disabled/],
    ['send_reset_code', { status: 'CONFIRMED', enabled: true }, null],
    ['resend_invitation', { status: 'CONFIRMED', enabled: true }, /temporary password/],
    ['resend_invitation', { status: 'FORCE_CHANGE_PASSWORD', enabled: true }, null],
    ['confirm_sign_up', { status: 'UNCONFIRMED', enabled: true }, null],
    ['confirm_sign_up', { status: 'CONFIRMED', enabled: true }, /unconfirmed/],
    ['set_permanent_password', { status: 'EXTERNAL_PROVIDER', enabled: true }, /identity provider/],
    ['enable', { status: 'CONFIRMED', enabled: true }, /already/],
  ])('%s for %j', (name, values, reason) => {
    const refusal = whyRefused(action(name), values)
    if (reason === null) expect(refusal).toBeNull()
    else expect(refusal).toMatch(reason)
  })
})
