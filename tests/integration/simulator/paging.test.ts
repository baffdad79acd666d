import {
  AdminDeleteUserCommand,
  AdminUpdateUserAttributesCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SimulatorOptions } from '../../../electron/simulator/index.ts'
import {
  type Content,
  content,
  createMember,
  fill,
  filters,
  type Listing,
  type Member,
  type Person,
  person,
  signInOften,
  usersListing,
} from './listings.ts'
import { openPool } from './pool-client.ts'

/** The items of all pages, in their order. A walk that does not end is an error; so is a page that is too long. */
async function walk(
  listing: Listing,
  limit: number,
  between: (token: string) => Promise<void> = async () => {},
): Promise<string[]> {
  const items: string[] = []
  let token: string | undefined
  for (let count = 0; count < 1000; count += 1) {
    const answer = await listing.page(limit, token)
    expect(answer.items.length, listing.name).toBeLessThanOrEqual(limit)
    items.push(...answer.items)
    token = answer.next
    if (token === undefined) return items
    await between(token)
  }
  throw new Error(`${listing.name} does not end.`)
}

const nothing: Content = { people: [], clients: 0, pools: 0, jobs: 0, providers: 0, servers: 0 }

/** A pool that knows the devices of its users. */
const tracking: SimulatorOptions = {
  settings: { deviceConfiguration: { DeviceOnlyRememberedOnUserPrompt: false } },
}

const limits = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 60 }))

describe('a walk through all pages', () => {
  it('gives every item exactly once, whatever the pool, the limit and the pages', async () => {
    await fc.assert(
      fc.asyncProperty(content, limits, fc.boolean(), async (given, limit, shortPages) => {
        const pool = openPool()
        const listings = await fill(pool, given)
        pool.simulator.setShortPages(shortPages)
        for (const listing of listings) {
          const items = await walk(listing, limit)
          expect(items.toSorted(), listing.name).toEqual([...listing.expected].sort())
        }
      }),
      { numRuns: 25 },
    )
  })

  it('gives the newest import job first', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(20), limits, fc.boolean(), async (jobs, limit, shortPages) => {
        const pool = openPool()
        const listing = (await fill(pool, { ...nothing, jobs })).at(-1)
        pool.simulator.setShortPages(shortPages)
        expect(listing && (await walk(listing, limit))).toEqual(listing?.expected.toReversed())
      }),
      { numRuns: 25 },
    )
  })

  it('gives every sign-in event, the newest first, and every device once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(10), limits, fc.boolean(), async (times, limit, shortPages) => {
        const pool = openPool(tracking)
        const [events, ...devices] = await signInOften(pool, 'jane', times)
        pool.simulator.setShortPages(shortPages)
        expect(events && (await walk(events, limit))).toEqual(events?.expected)
        for (const listing of devices) {
          if (times === 0 && listing.name.startsWith('ListDevices')) continue
          const keys = await walk(listing, limit)
          expect(keys.toSorted(), listing.name).toEqual([...listing.expected].sort())
        }
      }),
      { numRuns: 15 },
    )
  })

  it('gives those once who stay as they are, while others come, change and go', async () => {
    const change = fc.record({
      do: fc.constantFrom('create', 'delete', 'rename'),
      whom: fc.nat(),
      person,
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(person, { minLength: 5, maxLength: 30 }),
        fc.array(change, { maxLength: 10 }),
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom(undefined, 'family_name ^= ""', 'status = "Enabled"', 'sub ^= ""'),
        async (people, changes, limit, filter) => {
          const pool = openPool({ shortPages: true })
          const { client, UserPoolId } = pool
          const members: Member[] = []
          for (const [index, each] of people.entries()) {
            members.push(await createMember(pool, `user-${index}`, each))
          }
          const [, holds] = filters(members).find(([text]) => text === filter) ?? [undefined, () => true]
          const touched = new Set<string>()
          const left = [...changes]
          const items = await walk(usersListing(pool, filter, []), limit, async () => {
            const next = left.pop()
            const Username = members[(next?.whom ?? 0) % members.length]?.Username
            if (next === undefined || Username === undefined) return
            if (next.do === 'create') {
              const name = `late-${left.length}`
              touched.add(name)
              await createMember(pool, name, next.person)
            } else if (!touched.has(Username)) {
              touched.add(Username)
              const UserAttributes = [{ Name: 'family_name', Value: next.person.family_name ?? '' }]
              await (next.do === 'delete'
                ? client.send(new AdminDeleteUserCommand({ UserPoolId, Username }))
                : client.send(new AdminUpdateUserAttributesCommand({ UserPoolId, Username, UserAttributes })))
            }
          })
          const untouched = members.filter((member) => holds(member) && !touched.has(member.Username))
          expect(items.filter((name) => !touched.has(name)).sort()).toEqual(
            untouched.map(({ Username }) => Username).sort(),
          )
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('a token', () => {
  /** A pool in which each listing has a second page, and the tokens of those. */
  async function tokens(now: () => Date) {
    const people = Array.from(
      { length: 3 },
      (): Person => ({
        family_name: 'Roe',
        given_name: 'Bob',
        email: 'two@example.com',
        phone_number: '+4915101',
        enabled: true,
        groups: [0, 1],
      }),
    )
    const pool = openPool({ now, ...tracking })
    const listings = [
      ...(await fill(pool, { people, clients: 2, pools: 2, jobs: 2, providers: 2, servers: 2 })),
      ...(await signInOften(pool, 'jane', 2)),
      ...(await signInOften(pool, 'joan', 2)),
    ]
    const paged: { listing: Listing; token: string }[] = []
    for (const listing of listings) {
      const token = (await listing.page(1, undefined)).next
      if (token !== undefined) paged.push({ listing, token })
    }
    return paged
  }

  const refused = { name: 'InvalidParameterException' }

  it('is good for its own operation, filter, user and group, and for no other', async () => {
    const paged = await tokens(() => new Date())
    const operations = new Set(paged.map(({ listing }) => listing.name.split(' ')[0]))
    expect(operations).toEqual(
      new Set([
        'ListUsers',
        'ListUsersInGroup',
        'AdminListGroupsForUser',
        'ListGroups',
        'ListUserPoolClients',
        'ListUserPools',
        'ListUserImportJobs',
        'ListIdentityProviders',
        'ListResourceServers',
        'AdminListUserAuthEvents',
        'AdminListDevices',
        'ListDevices',
      ]),
    )
    for (const { listing, token } of paged) {
      for (const other of paged) {
        const answer = other.listing.page(1, token)
        if (other.listing === listing)
          await expect(answer).resolves.toMatchObject({ items: [expect.any(String)] })
        else await expect(answer, `${listing.name} in ${other.listing.name}`).rejects.toMatchObject(refused)
      }
    }
  })

  it('expires after an hour', async () => {
    let time = Date.parse('2026-03-01T12:00:00Z')
    const paged = (await tokens(() => new Date(time)))
      // Its access token lives no longer.
      .filter(({ listing }) => !listing.name.startsWith('ListDevices'))
    time += 60 * 60_000
    for (const { listing, token } of paged) await expect(listing.page(1, token)).resolves.toBeDefined()
    time += 1
    for (const { listing, token } of paged) {
      await expect(listing.page(1, token), listing.name).rejects.toMatchObject(refused)
    }
  })

  it('is refused when a character of it has changed', async () => {
    const paged = await tokens(() => new Date())
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.nat(),
        fc.constantFrom(...'ABCxyz019-_'),
        async (which, where, character) => {
          const { listing, token } = paged[which % paged.length] ?? paged[0] ?? { token: '' }
          const at = where % token.length
          const changed = token.slice(0, at) + character + token.slice(at + 1)
          // The last character may say the same in two ways: a part of its bits is beyond the last byte.
          fc.pre(Buffer.compare(Buffer.from(changed, 'base64url'), Buffer.from(token, 'base64url')) !== 0)
          await expect(listing?.page(1, changed)).rejects.toMatchObject(refused)
        },
      ),
    )
  })
})
