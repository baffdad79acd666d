import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminListGroupsForUserCommand,
  AdminUpdateUserAttributesCommand,
  CreateGroupCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  ListGroupsCommand,
  ListUserImportJobsCommand,
  ListUserPoolClientsCommand,
  ListUserPoolsCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createJob } from './import-job.ts'
import { openPool, type PoolClient } from './pool-client.ts'

/** One page of a listing: what tells its items apart, and the next page's token. */
type Page = { readonly items: readonly string[]; readonly next: string | undefined }

/** How to ask for a page of an operation, and what all its pages have to give together. */
type Listing = {
  readonly name: string
  readonly expected: readonly string[]
  page(limit: number, token: string | undefined): Promise<Page>
}

/** Few values, so that many users share them. */
type Person = {
  readonly family_name: string | undefined
  readonly given_name: string
  readonly email: string
  readonly phone_number: string | undefined
  readonly enabled: boolean
  readonly groups: readonly number[]
}

const person: fc.Arbitrary<Person> = fc.record({
  family_name: fc.constantFrom('Roe', 'Roebuck', 'Ærø', undefined),
  given_name: fc.constantFrom('Ada', 'Bob'),
  email: fc.constantFrom('one@example.com', 'two@example.com', 'two@example.org'),
  phone_number: fc.constantFrom('+4915100', '+4915101', '+1555', undefined),
  enabled: fc.boolean(),
  groups: fc.uniqueArray(fc.nat(6), { maxLength: 7 }),
})

const content = fc.record({
  people: fc.array(person, { maxLength: 30 }),
  clients: fc.nat(6),
  pools: fc.nat(6),
  jobs: fc.nat(6),
})
type Content = typeof content extends fc.Arbitrary<infer Value> ? Value : never

const groupNames = Array.from({ length: 7 }, (_, index) => `group-${index}`)

type Member = Person & { readonly Username: string; readonly sub: string }

async function createMember(
  { client, UserPoolId }: PoolClient,
  Username: string,
  given: Person,
): Promise<Member> {
  const { family_name, given_name, email, phone_number } = given
  const UserAttributes = Object.entries({ family_name, given_name, email, phone_number })
    .filter(([, Value]) => Value !== undefined)
    .map(([Name, Value]) => ({ Name, Value }))
  const { User } = await client.send(
    new AdminCreateUserCommand({ UserPoolId, Username, UserAttributes, MessageAction: 'SUPPRESS' }),
  )
  if (!given.enabled) await client.send(new AdminDisableUserCommand({ UserPoolId, Username }))
  const sub = User?.Attributes?.find(({ Name }) => Name === 'sub')?.Value ?? ''
  return { ...given, Username, sub }
}

/** Makes what the content says, and tells of every listing what it has to give. */
async function fill(pool: PoolClient, { people, clients, pools, jobs }: Content): Promise<Listing[]> {
  const { client, UserPoolId } = pool
  for (const GroupName of groupNames) await client.send(new CreateGroupCommand({ UserPoolId, GroupName }))
  const members: Member[] = []
  for (const [index, each] of people.entries()) {
    const member = await createMember(pool, `user-${index}`, each)
    members.push(member)
    for (const group of member.groups) {
      const GroupName = groupNames[group]
      const { Username } = member
      await client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName }))
    }
  }
  // A pool of the simulator begins with clients of its own.
  const first = await client.send(new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60 }))
  const clientIds = (first.UserPoolClients ?? []).map(({ ClientId = '' }) => ClientId)
  for (let count = 0; count < clients; count += 1) {
    const ClientName = `client-${count}`
    const answer = await client.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName }))
    clientIds.push(answer.UserPoolClient?.ClientId ?? '')
  }
  const poolIds = [UserPoolId]
  for (let count = 0; count < pools; count += 1) {
    const answer = await client.send(new CreateUserPoolCommand({ PoolName: `pool-${count}` }))
    poolIds.push(answer.UserPool?.Id ?? '')
  }
  const jobIds: string[] = []
  for (let count = 0; count < jobs; count += 1) jobIds.push((await createJob(pool)).JobId)
  return [
    usersListing(pool, undefined, members),
    ...filters(members).map(([filter, holds]) => usersListing(pool, filter, members.filter(holds))),
    ...groupNames.map((name, index) => membersListing(pool, name, index, members)),
    ...members.map((member) => groupsOfListing(pool, member)),
    {
      name: 'ListGroups',
      expected: groupNames,
      async page(Limit, NextToken) {
        const answer = await client.send(new ListGroupsCommand({ UserPoolId, Limit, NextToken }))
        return page(
          answer.Groups?.map(({ GroupName }) => GroupName),
          answer.NextToken,
        )
      },
    },
    {
      name: 'ListUserPoolClients',
      expected: clientIds,
      async page(MaxResults, NextToken) {
        const answer = await client.send(
          new ListUserPoolClientsCommand({ UserPoolId, MaxResults, NextToken }),
        )
        return page(
          answer.UserPoolClients?.map(({ ClientId }) => ClientId),
          answer.NextToken,
        )
      },
    },
    {
      name: 'ListUserPools',
      expected: poolIds,
      async page(MaxResults, NextToken) {
        const answer = await client.send(new ListUserPoolsCommand({ MaxResults, NextToken }))
        return page(
          answer.UserPools?.map(({ Id }) => Id),
          answer.NextToken,
        )
      },
    },
    {
      name: 'ListUserImportJobs',
      expected: jobIds,
      async page(MaxResults, PaginationToken) {
        const answer = await client.send(
          new ListUserImportJobsCommand({ UserPoolId, MaxResults, PaginationToken }),
        )
        return page(
          answer.UserImportJobs?.map(({ JobId }) => JobId),
          answer.PaginationToken,
        )
      },
    },
  ]
}

function usersListing(
  { client, UserPoolId }: PoolClient,
  Filter: string | undefined,
  members: readonly Member[],
): Listing {
  return {
    name: Filter === undefined ? 'ListUsers' : `ListUsers where ${Filter}`,
    expected: members.map(({ Username }) => Username),
    async page(Limit, PaginationToken) {
      const answer = await client.send(new ListUsersCommand({ UserPoolId, Filter, Limit, PaginationToken }))
      return page(
        answer.Users?.map(({ Username }) => Username),
        answer.PaginationToken,
      )
    },
  }
}

function membersListing(
  { client, UserPoolId }: PoolClient,
  GroupName: string,
  group: number,
  members: readonly Member[],
): Listing {
  return {
    name: `ListUsersInGroup of ${GroupName}`,
    expected: members.filter(({ groups }) => groups.includes(group)).map(({ Username }) => Username),
    async page(Limit, NextToken) {
      const answer = await client.send(
        new ListUsersInGroupCommand({ UserPoolId, GroupName, Limit, NextToken }),
      )
      return page(
        answer.Users?.map(({ Username }) => Username),
        answer.NextToken,
      )
    },
  }
}

function groupsOfListing({ client, UserPoolId }: PoolClient, { Username, groups }: Member): Listing {
  return {
    name: `AdminListGroupsForUser of ${Username}`,
    expected: groups.map((group) => groupNames[group] ?? ''),
    async page(Limit, NextToken) {
      const answer = await client.send(
        new AdminListGroupsForUserCommand({ UserPoolId, Username, Limit, NextToken }),
      )
      return page(
        answer.Groups?.map(({ GroupName }) => GroupName),
        answer.NextToken,
      )
    },
  }
}

function page(items: readonly (string | undefined)[] | undefined, next: string | undefined): Page {
  return { items: (items ?? []).map((item) => item ?? ''), next }
}

/** Filters on every searchable attribute, with both operators, and whom they find. */
function filters(members: readonly Member[]): [string, (member: Member) => boolean][] {
  const text = (name: string, read: (member: Member) => string | undefined, whole: string) => {
    const begin = whole.slice(0, 2)
    return [
      [`${name} = "${whole}"`, (member: Member) => read(member) === whole],
      [`${name} ^= "${begin}"`, (member: Member) => read(member)?.startsWith(begin) === true],
      [`${name} ^= ""`, (member: Member) => read(member) !== undefined],
    ] satisfies [string, (member: Member) => boolean][]
  }
  return [
    ...text('family_name', ({ family_name }) => family_name, 'Roe'),
    ...text('given_name', ({ given_name }) => given_name, 'Bob'),
    ...text('email', ({ email }) => email, 'two@example.com'),
    ...text('phone_number', ({ phone_number }) => phone_number, '+4915101'),
    ...text('username', ({ Username }) => Username, 'user-1'),
    ...text('sub', ({ sub }) => sub, members[0]?.sub ?? 'none'),
    ...text('name', () => undefined, 'Ada Roe'),
    ...text('preferred_username', () => undefined, 'ada'),
    ['status = "Enabled"', ({ enabled }) => enabled],
    ['status = "Disabled"', ({ enabled }) => !enabled],
    ['cognito:user_status = "FORCE_CHANGE_PASSWORD"', () => true],
    ['cognito:user_status = "CONFIRMED"', () => false],
  ]
}

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
        const listing = (await fill(pool, { people: [], clients: 0, pools: 0, jobs })).at(-1)
        pool.simulator.setShortPages(shortPages)
        expect(listing && (await walk(listing, limit))).toEqual(listing?.expected.toReversed())
      }),
      { numRuns: 25 },
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
    const pool = openPool({ now })
    const listings = await fill(pool, { people, clients: 2, pools: 2, jobs: 2 })
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
    const paged = await tokens(() => new Date(time))
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
