import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDemoUsers } from '../../../electron/simulator/demo/users.ts'
import { Replication } from '../../../electron/simulator/pool/replication.ts'
import {
  type SearchableAttribute,
  searchableAttributes,
  searchValue,
} from '../../../electron/simulator/pool/users/search-value.ts'
import type { User } from '../../../electron/simulator/pool/users/user.ts'
import { UserTable } from '../../../electron/simulator/pool/users/user-table.ts'

const settings = { caseSensitive: true, aliasAttributes: ['email'], usernameAttributes: [] }
const delayMs = 100
const demo = createDemoUsers({ seed: 1, users: 25, now: Date.UTC(2026, 0, 1) })
const newcomers = ['ffffffff', '00000000', '88888888'].map((sub) => `${sub}-0000-4000-8000-000000000000`)
const demoSubs = Array.from({ length: demo.size }, (_, number) => demo.value(number, 'sub') ?? '')

type Step =
  | { readonly do: 'wait'; readonly milliseconds: number }
  | { readonly do: 'look'; readonly attribute: SearchableAttribute }
  | { readonly do: 'delete'; readonly sub: string }
  | { readonly do: 'write'; readonly sub: string; readonly changes: Partial<User> }

const email = fc.constantFrom('a@example.com', 'z@example.com', undefined)
const changes: fc.Arbitrary<Partial<User>> = fc.oneof(
  fc.record({ enabled: fc.boolean() }),
  fc.record({ status: fc.constantFrom('CONFIRMED', 'RESET_REQUIRED') }),
  email.map((address) => ({
    attributes: address === undefined ? {} : { email: address, email_verified: 'true', name: 'Zoë' },
  })),
)
const sub = fc.constantFrom(...newcomers, ...demoSubs.slice(0, 6))
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('wait'), milliseconds: fc.integer({ min: 0, max: 80 }) }),
  fc.record({ do: fc.constant('look'), attribute: fc.constantFrom(...searchableAttributes) }),
  fc.record({ do: fc.constant('delete'), sub }),
  fc.record({ do: fc.constant('write'), sub, changes }),
)

/** What a list by the attribute has to show of these users. */
function inOrder(users: Iterable<User>, attribute: SearchableAttribute): User[] {
  const value = (user: User) => searchValue(user, attribute) ?? ''
  return [...users]
    .filter((user) => searchValue(user, attribute) !== undefined)
    .sort((left, right) => {
      if (value(left) === value(right)) return left.sub < right.sub ? -1 : 1
      return value(left) < value(right) ? -1 : 1
    })
}

const newUser = (sub: string): User => ({
  sub,
  username: `user-${sub.slice(0, 8)}`,
  attributes: {},
  status: 'CONFIRMED',
  enabled: true,
  createdAt: 0,
  modifiedAt: 0,
})

function filledTable(now: () => number): { table: UserTable; replication: Replication } {
  const replication = new Replication(now)
  const table = new UserTable(settings, replication)
  table.fill(demo)
  return { table, replication }
}

describe('UserTable', () => {
  it('lists what it was a while ago, and finds what it is', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
        const clock = { now: 0 }
        const { table, replication } = filledTable(() => clock.now)
        replication.delayMs = delayMs
        let users = new Map(demoSubs.map((sub, number) => [sub, demo.user(number)]))
        const states = [{ writtenAt: Number.NEGATIVE_INFINITY, users }]
        const listed = () =>
          states.findLast(({ writtenAt }) => writtenAt <= clock.now - delayMs)?.users ?? new Map()
        const put = (sub: string, user: User | undefined) => {
          users = new Map(users)
          if (user === undefined) users.delete(sub)
          else users.set(sub, user)
          states.push({ writtenAt: clock.now, users })
        }
        for (const each of steps) {
          if (each.do === 'wait') clock.now += each.milliseconds
          if (each.do === 'look') {
            const shown = [...table.ordered(each.attribute, { from: '' })]
            expect(shown).toEqual(inOrder(listed().values(), each.attribute))
          }
          if (each.do === 'delete') {
            const user = users.get(each.sub)
            if (user === undefined) continue
            table.remove(user)
            put(each.sub, undefined)
          }
          if (each.do === 'write') {
            const before = users.get(each.sub)
            const after = { ...(before ?? newUser(each.sub)), ...each.changes }
            if (before === undefined) table.insert(after)
            else table.replace(before, after)
            put(each.sub, after)
          }
        }
        expect(table.size).toBe(users.size)
        for (const sub of [...newcomers, ...demoSubs]) {
          const user = users.get(sub)
          expect(table.bySub(sub)).toEqual(user)
          expect(table.listed(sub)).toEqual(listed().get(sub))
          if (user !== undefined) expect(table.byUsername(user.username)).toEqual(user)
        }
        clock.now += delayMs
        for (const attribute of searchableAttributes) {
          expect([...table.ordered(attribute, { from: '' })]).toEqual(inOrder(users.values(), attribute))
        }
      }),
      { numRuns: 300 },
    )
  })

  it.each(searchableAttributes)('goes on after any place of the order by %s', (attribute) => {
    const { table } = filledTable(() => 0)
    const all = inOrder(
      demoSubs.map((_, number) => demo.user(number)),
      attribute,
    )
    expect(all.length).toBeGreaterThan(0)
    for (const [place, user] of all.entries()) {
      const value = searchValue(user, attribute) ?? ''
      const rest = table.ordered(attribute, { after: { value, sub: user.sub } })
      expect([...rest]).toEqual(all.slice(place + 1))
      const same = all.findIndex((other) => searchValue(other, attribute) === value)
      expect([...table.ordered(attribute, { from: value })]).toEqual(all.slice(same))
    }
  })

  it('knows users by the aliases that they have now', () => {
    const { table } = filledTable(() => 0)
    const before = newUser('ffffffff')
    table.insert(before)
    const verified: User = { ...before, attributes: { email: 'new@example.com', email_verified: 'true' } }
    table.replace(before, verified)
    expect(table.byAlias('new@example.com')).toEqual(verified)
    const moved: User = { ...before, attributes: { email: 'moved@example.com', email_verified: 'true' } }
    table.replace(verified, moved)
    expect(table.byAlias('new@example.com')).toBeUndefined()
    expect(table.aliasHolder('email', 'moved@example.com')).toEqual(moved)
    table.replace(moved, { ...moved, attributes: { ...moved.attributes, email_verified: 'false' } })
    expect(table.byAlias('moved@example.com')).toBeUndefined()
    table.remove(before)
    expect(table.byUsername(before.username)).toBeUndefined()
  })

  it('leaves an alias with whom it went to', () => {
    const { table } = filledTable(() => 0)
    const attributes = { email: 'shared@example.com', email_verified: 'true' }
    const first: User = { ...newUser('aaaaaaaa'), attributes }
    const second: User = { ...newUser('bbbbbbbb'), attributes }
    table.insert(first)
    table.insert(second)
    table.replace(first, { ...first, enabled: false })
    expect(table.byAlias('shared@example.com')).toEqual(second)
    table.remove(first)
    expect(table.byAlias('shared@example.com')).toEqual(second)
  })

  it('finds demo users whatever the case in a pool that ignores it', () => {
    const table = new UserTable({ ...settings, caseSensitive: false }, new Replication(() => 0))
    table.fill(demo)
    const user = demo.user(0)
    expect(table.byUsername(user.username.toUpperCase())).toEqual(user)
    expect(table.byAlias(user.attributes.email?.toUpperCase() ?? '')).toEqual(user)
  })
})
