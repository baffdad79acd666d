import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  generatePassword,
  policyViolation,
} from '../../../electron/simulator/pool/passwords/password-policy.ts'
import { defaultPasswordPolicy } from '../../../electron/simulator/pool/settings.ts'
import { createRandom } from '../../../electron/simulator/random.ts'

describe('the password policy', () => {
  it('accepts every password that is generated for it', () => {
    const policies = fc.record({
      MinimumLength: fc.integer({ min: 6, max: 99 }),
      RequireUppercase: fc.boolean(),
      RequireLowercase: fc.boolean(),
      RequireNumbers: fc.boolean(),
      RequireSymbols: fc.boolean(),
      TemporaryPasswordValidityDays: fc.constant(7),
    })
    fc.assert(
      fc.property(policies, fc.integer(), (policy, seed) => {
        const password = generatePassword(policy, createRandom(seed, 0))
        expect(policyViolation(policy, password)).toBeUndefined()
        expect(password).toMatch(/^\S+$/)
      }),
    )
  })

  it.each([
    '^',
    '$',
    '*',
    '.',
    '[',
    ']',
    '(',
    ')',
    '?',
    '"',
    '!',
    '@',
    '#',
    '%',
    '&',
    '/',
    '\\',
    ',',
    '>',
    "'",
    ':',
    '|',
    '_',
    '~',
    '`',
    '=',
    '+',
    '-',
  ])('takes %s for a symbol', (symbol) => {
    expect(policyViolation(defaultPasswordPolicy, `Passw0rd${symbol}`)).toBeUndefined()
  })

  it('does not take letters of other scripts for symbols', () => {
    expect(policyViolation(defaultPasswordPolicy, 'Passw0rdäé')).toBe('Password must have symbol characters')
  })

  it('asks for nothing that is not required', () => {
    const lax = {
      ...defaultPasswordPolicy,
      MinimumLength: 6,
      RequireUppercase: false,
      RequireLowercase: false,
      RequireNumbers: false,
      RequireSymbols: false,
    }
    expect(policyViolation(lax, 'aaaaaa')).toBeUndefined()
    expect(policyViolation(lax, 'aaaaa')).toBe('Password not long enough')
  })
})
