import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminUpdateUserAttributesCommand,
  ListUsersCommand,
  paginateListUsers,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, it } from 'vitest'
import { openPool, type PoolClient } from './pool-client.ts'

const pool = openPool({ users: 500, seed: 7 })

async function walk({ client, UserPoolId }: PoolClient, Filter?: string, pageSize = 60): Promise<UserType[]> {
  const users: UserType[] = []
  for await (const page of paginateListUsers(
    { client, pageSize },
    { UserPoolId, ...(Filter ? { Filter } : {}) },
  )) {
    users.push(...(page.Users ?? []))
  }
  return users
}

function attribute(user: UserType, name: string): string | undefined {
  return user.Attributes?.find(({ Name }) => Name === name)?.Value
}

const list = (input: Partial<ConstructorParameters<typeof ListUsersCommand>[0]>) =>
  pool.client.send(new ListUsersCommand({ UserPoolId: pool.UserPoolId, ...input }))

describe('ListUsers: pages', () => {
  it('returns each user exactly once over all pages', async () => {
    const subs = (await walk(pool)).map((user) => attribute(user, 'sub'))
    expect(subs).toHaveLength(500)
    expect(new Set(subs).size).toBe(500)
  })

  it('holds at most 60 users a page, also where no limit or 0 is given', async () => {
    expect((await list({})).Users).toHaveLength(60)
    expect((await list({ Limit: 0 })).Users).toHaveLength(60)
    expect((await list({ Limit: 7 })).Users).toHaveLength(7)
  })

  it('gives no token with the last page, even when that page is full', async () => {
    const exact = openPool({ users: 60 })
    const page = await exact.client.send(new ListUsersCommand({ UserPoolId: exact.UserPoolId }))
    expect(page.Users).toHaveLength(60)
    expect(page.PaginationToken).toBeUndefined()
  })

  it('refuses a limit above 60 in the words of the service', async () => {
    await expect(list({ Limit: 61 })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message:
        "1 validation error detected: Value '61' at 'limit' failed to satisfy constraint: " +
        'Member must have value less than or equal to 60',
    })
  })

  it('goes on where it was although users come and go between the pages', async () => {
    const changing = openPool({ users: 200, seed: 3 })
    const { client, UserPoolId } = changing
    const before = (await walk(changing)).map((user) => user.Username)
    const first = await client.send(new ListUsersCommand({ UserPoolId, Limit: 50 }))
    const last = first.Users?.at(-1)?.Username
    await client.send(new AdminDeleteUserCommand({ UserPoolId, Username: last }))
    await client.send(
      new AdminCreateUserCommand({ UserPoolId, Username: 'latecomer', MessageAction: 'SUPPRESS' }),
    )
    const rest: (string | undefined)[] = []
    let token = first.PaginationToken
    while (token !== undefined) {
      const page = await client.send(new ListUsersCommand({ UserPoolId, PaginationToken: token }))
      rest.push(...(page.Users ?? []).map((user) => user.Username))
      token = page.PaginationToken
    }
    expect(rest.filter((name) => name !== 'latecomer')).toEqual(before.slice(50))
  })

  it('returns each user once although pages are short or empty', async () => {
    const ragged = openPool({ users: 300, shortPages: true })
    const lengths: number[] = []
    const names = new Set<string | undefined>()
    let token: string | undefined
    do {
      const page = await ragged.client.send(
        new ListUsersCommand({ UserPoolId: ragged.UserPoolId, Limit: 4, PaginationToken: token }),
      )
      lengths.push(page.Users?.length ?? 0)
      for (const user of page.Users ?? []) names.add(user.Username)
      token = page.PaginationToken
    } while (token !== undefined)
    expect(names.size).toBe(300)
    expect(lengths).toContain(0)
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(300)
  })
})

describe('ListUsers: tokens', () => {
  it('refuses a token that comes with another filter', async () => {
    const { PaginationToken } = await list({ Filter: 'email ^= ""', Limit: 5 })
    await expect(list({ Filter: 'email ^= "a"', PaginationToken })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Paging Marker is Invalid for Request',
    })
    await expect(list({ PaginationToken })).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })

  it.each(['x', 'bm90IGEgdG9rZW4gYXQgYWxsIG9mIHRoaXMgcG9vbA', '%%%'])(
    'refuses %s',
    async (PaginationToken) => {
      await expect(list({ PaginationToken })).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message: 'Invalid pagination token.',
      })
    },
  )

  it('refuses a token of another pool', async () => {
    const other = openPool({ users: 100, userPoolId: 'eu-central-1_Other1' })
    const { PaginationToken } = await other.client.send(
      new ListUsersCommand({ UserPoolId: other.UserPoolId }),
    )
    await expect(list({ PaginationToken })).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })

  it('refuses a token after an hour', async () => {
    let time = Date.parse('2026-03-01T12:00:00Z')
    const { client, UserPoolId } = openPool({ users: 100, now: () => new Date(time) })
    const { PaginationToken } = await client.send(new ListUsersCommand({ UserPoolId }))
    time += 59 * 60_000
    await expect(client.send(new ListUsersCommand({ UserPoolId, PaginationToken }))).resolves.toBeDefined()
    time += 2 * 60_000
    await expect(client.send(new ListUsersCommand({ UserPoolId, PaginationToken }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    })
  })
})

describe('ListUsers: filters', () => {
  const values: Record<string, (user: UserType) => string | undefined> = {
    username: (user) => user.Username,
    'cognito:user_status': (user) => user.UserStatus,
    status: (user) => (user.Enabled ? 'Enabled' : 'Disabled'),
  }
  const names = ['email', 'phone_number', 'name', 'given_name', 'family_name', 'preferred_username', 'sub']
  for (const name of names) values[name] = (user) => attribute(user, name)

  it.each(Object.entries(values))('finds by %s, the whole value or its beginning', async (name, read) => {
    const all = await walk(pool)
    const sample = all
      .map(read)
      .find((value) => value !== undefined && value.length > 3 && !value.includes('"'))
    for (const [operator, wanted] of [
      ['=', sample],
      ['^=', sample?.slice(0, 2)],
    ] as const) {
      const found = await walk(pool, `${name} ${operator} "${wanted}"`, 9)
      const expected = all.filter((user) => {
        const value = read(user)
        return operator === '=' ? value === wanted : value?.startsWith(wanted ?? '')
      })
      expect(expected.length).toBeGreaterThan(0)
      expect(found.map((user) => user.Username).sort()).toEqual(expected.map((user) => user.Username).sort())
    }
  })

  it('sorts by the filtered attribute', async () => {
    const emails = (await walk(pool, 'email ^= "m"', 5)).map((user) => attribute(user, 'email') ?? '')
    expect(emails.length).toBeGreaterThan(5)
    expect(emails).toEqual(emails.toSorted((left, right) => (left < right ? -1 : 1)))
  })

  it('cuts the pool into sixteen even parts by the first character of the sub', async () => {
    const parts = await Promise.all([...'0123456789abcdef'].map((digit) => walk(pool, `sub ^= "${digit}"`)))
    const sizes = parts.map((part) => part.length)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(500)
    expect(Math.min(...sizes)).toBeGreaterThan(10)
    expect(new Set(parts.flat().map((user) => user.Username)).size).toBe(500)
  })

  it('takes the user status in any case, everything else as it is written', async () => {
    expect((await walk(pool, 'cognito:user_status = "confirmed"')).length).toBeGreaterThan(300)
    expect(await walk(pool, 'status = "enabled"')).toHaveLength(0)
  })

  it('follows a change at once', async () => {
    const fresh = openPool({ users: 80 })
    const { client, UserPoolId } = fresh
    const Username = (await walk(fresh, 'status = "Enabled"'))[0]?.Username
    await walk(fresh, 'email ^= "a"')
    const UserAttributes = [{ Name: 'email', Value: 'moved@example.com' }]
    await client.send(new AdminUpdateUserAttributesCommand({ UserPoolId, Username, UserAttributes }))
    await client.send(new AdminDisableUserCommand({ UserPoolId, Username }))
    expect((await walk(fresh, 'email = "moved@example.com"')).map((user) => user.Username)).toEqual([
      Username,
    ])
    expect((await walk(fresh, 'status = "Disabled"')).map((user) => user.Username)).toContain(Username)
    expect((await walk(fresh, 'status = "Enabled"')).map((user) => user.Username)).not.toContain(Username)
  })

  it.each([
    ['email', 'Error while parsing filter.'],
    ['email ~ "a"', 'Error while parsing filter.'],
    ['email = a', 'Error while parsing filter.'],
    ['email = "a" and status = "Enabled"', 'Error while parsing filter.'],
    ['custom:department = "Sales"', 'Invalid search attribute: custom:department'],
    ['nickname = "x"', 'Invalid search attribute: nickname'],
  ])('refuses %s', async (Filter, message) => {
    await expect(list({ Filter })).rejects.toMatchObject({ name: 'InvalidParameterException', message })
  })

  it('refuses a filter of more than 256 characters', async () => {
    await expect(list({ Filter: `email = "${'a'.repeat(250)}"` })).rejects.toMatchObject({
      message: expect.stringContaining('Member must have length less than or equal to 256'),
    })
  })

  it('lists everybody for an empty filter', async () => {
    expect((await list({ Filter: '' })).Users).toHaveLength(60)
  })
})

describe('ListUsers: attributes to get', () => {
  it('returns those attributes only', async () => {
    const page = await list({ AttributesToGet: ['email'], Limit: 3 })
    for (const user of page.Users ?? []) expect(user.Attributes?.map(({ Name }) => Name)).toEqual(['email'])
  })

  it('fails when one of the users has no such attribute', async () => {
    await expect(list({ AttributesToGet: ['custom:notes'] })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'One or more requested attributes do not exist.',
    })
  })
})
