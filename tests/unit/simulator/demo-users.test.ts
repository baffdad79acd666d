import { describe, expect, it } from 'vitest'
import { withDifficulties } from '../../../electron/simulator/demo/difficult.ts'
import { createDemoUsers } from '../../../electron/simulator/demo/users.ts'
import { searchableAttributes, searchValue } from '../../../electron/simulator/pool/users/search-value.ts'

const now = Date.UTC(2026, 2, 1)
const demo = createDemoUsers({ seed: 1, users: 3000, now })
const numbers = Array.from({ length: demo.size }, (_, number) => number)

describe('the demo users', () => {
  it.each([
    ['as they are', demo],
    ['with difficult ones', withDifficulties(demo)],
  ])('have the values that their records have, %s', (_, source) => {
    const names = [...searchableAttributes, 'email_verified', 'phone_number_verified', 'custom:tier']
    for (const number of numbers) {
      const user = source.user(number)
      for (const name of names) expect(source.value(number, name), name).toBe(searchValue(user, name))
    }
  })

  it('do not depend on which of them are looked at, or in which order', () => {
    const again = createDemoUsers({ seed: 1, users: 3000, now })
    const backwards = numbers.toReversed().map((number) => again.user(number))
    expect(backwards.toReversed()).toEqual(numbers.map((number) => demo.user(number)))
  })

  it('are the same in a smaller pool', () => {
    const few = createDemoUsers({ seed: 1, users: 50, now })
    for (const number of numbers.slice(0, 50)) expect(few.user(number)).toEqual(demo.user(number))
  })

  it('have usernames, addresses and subs of their own', () => {
    for (const name of ['username', 'email', 'sub']) {
      expect(new Set(numbers.map((number) => demo.value(number, name))).size).toBe(3000)
    }
  })

  it('stay who they are from one release to the next', () => {
    expect(demo.user(0)).toMatchInlineSnapshot(`
      {
        "attributes": {
          "birthdate": "1997-11-08",
          "custom:customer_since": "2025-05-15",
          "custom:department": "Legal",
          "custom:employee_number": "10001",
          "custom:tier": "gold",
          "email": "esahin@example.org",
          "email_verified": "true",
          "family_name": "Şahin",
          "given_name": "Elif",
          "locale": "tr-TR",
          "name": "Elif Şahin",
          "phone_number": "+19385550128",
          "phone_number_verified": "false",
          "zoneinfo": "Europe/Istanbul",
        },
        "createdAt": 1753725584627,
        "enabled": true,
        "modifiedAt": 1756763552273,
        "status": "CONFIRMED",
        "sub": "a2c5ec8d-1cdb-4771-a31e-920fad36232b",
        "username": "esahin",
      }
    `)
    expect(demo.value(2999, 'email')).toMatchInlineSnapshot(`"martina.munoz2@acme.example"`)
  })
})
