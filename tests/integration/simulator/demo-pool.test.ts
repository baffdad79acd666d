import {
  DescribeUserPoolCommand,
  ListGroupsCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
  paginateListUsers,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider'
import { beforeAll, describe, expect, it } from 'vitest'
import { createDemoPool, createSimulator } from '../../../electron/simulator/index.ts'
import { clientOf, openPool } from './pool-client.ts'

const day = 24 * 3_600_000
const now = new Date('2026-03-01T12:00:00Z')
const simulator = createSimulator({ users: 2000, now: () => now })
const client = clientOf(simulator)
const UserPoolId = simulator.userPoolId
let users: UserType[]

async function everyone(on: typeof simulator): Promise<UserType[]> {
  const found: UserType[] = []
  for await (const page of paginateListUsers({ client: clientOf(on) }, { UserPoolId: on.userPoolId })) {
    found.push(...(page.Users ?? []))
  }
  return found
}

const attribute = (user: UserType, name: string) => user.Attributes?.find(({ Name }) => Name === name)?.Value
const valuesOf = (name: string) =>
  users.map((user) => attribute(user, name)).filter((value) => value !== undefined)

beforeAll(async () => {
  users = await everyone(simulator)
})

describe('the demo pool', () => {
  it('has 2,000 users and 12 groups under its own id', async () => {
    const demo = createDemoPool()
    const demoClient = clientOf(demo)
    expect(demo.userPoolId).toBe('eu-central-1_DemoPool1')
    const pool = { UserPoolId: demo.userPoolId }
    const described = await demoClient.send(new DescribeUserPoolCommand(pool))
    expect(described.UserPool?.EstimatedNumberOfUsers).toBe(2000)
    expect((await demoClient.send(new ListGroupsCommand(pool))).Groups).toHaveLength(12)
  })

  it('is the same for the same seed and time, and another for another seed', async () => {
    const options = { users: 120, now: () => now }
    const first = await everyone(openPool(options).simulator)
    expect(await everyone(openPool(options).simulator)).toEqual(first)
    const other = await everyone(openPool({ ...options, seed: 2 }).simulator)
    expect(other.map((user) => attribute(user, 'sub'))).not.toEqual(
      first.map((user) => attribute(user, 'sub')),
    )
  })

  it('has users in every status, most of them confirmed, some disabled', () => {
    const counts = Map.groupBy(users, (user) => user.UserStatus)
    for (const status of [
      'UNCONFIRMED',
      'CONFIRMED',
      'ARCHIVED',
      'COMPROMISED',
      'UNKNOWN',
      'RESET_REQUIRED',
      'FORCE_CHANGE_PASSWORD',
      'EXTERNAL_PROVIDER',
    ] as const) {
      expect(counts.get(status)?.length, status).toBeGreaterThan(0)
    }
    expect(counts.get('CONFIRMED')?.length).toBeGreaterThan(1200)
    expect(users.filter((user) => !user.Enabled).length).toBeGreaterThan(30)
  })

  it('has invitations that are open and invitations that have run out', () => {
    const ages = users
      .filter((user) => user.UserStatus === 'FORCE_CHANGE_PASSWORD')
      .map((user) => now.getTime() - (user.UserLastModifiedDate?.getTime() ?? 0))
    expect(ages.filter((age) => age > 7 * day).length).toBeGreaterThan(20)
    expect(ages.filter((age) => age < 7 * day).length).toBeGreaterThan(20)
  })

  it('was created over three years, and modified afterwards', () => {
    for (const user of users) {
      const created = user.UserCreateDate?.getTime() ?? 0
      const modified = user.UserLastModifiedDate?.getTime() ?? 0
      expect(created).toBeGreaterThanOrEqual(now.getTime() - 3 * 365 * day)
      expect(modified).toBeGreaterThanOrEqual(created)
      expect(modified).toBeLessThanOrEqual(now.getTime())
    }
  })

  it('keeps to addresses and numbers that belong to nobody', () => {
    for (const email of valuesOf('email')) expect(email).toMatch(/@([a-z-]+\.)*example(\.(com|org|net))?$/)
    for (const phone of valuesOf('phone_number')) {
      expect(phone).toMatch(
        /^\+(1[2-9]\d\d55501\d\d|491713920\d{3}|447700900\d{3}|33199\d{6}|46701740\d{3})$/,
      )
    }
  })

  it('keeps to its own schema', async () => {
    const { UserPool } = await client.send(new DescribeUserPoolCommand({ UserPoolId }))
    const schema = new Map((UserPool?.SchemaAttributes ?? []).map((entry) => [entry.Name, entry]))
    for (const { Name, Value = '' } of users.flatMap((user) => user.Attributes ?? [])) {
      const entry = schema.get(Name)
      expect(entry, Name).toBeDefined()
      const { MaxLength = '2048', MinLength = '0' } = entry?.StringAttributeConstraints ?? {}
      expect(Value.length).toBeLessThanOrEqual(Number(MaxLength))
      expect(Value.length).toBeGreaterThanOrEqual(Number(MinLength))
    }
  })

  it('has usernames and e-mail addresses of their own for everybody', () => {
    expect(new Set(users.map((user) => user.Username)).size).toBe(2000)
    expect(new Set(valuesOf('email')).size).toBe(2000)
  })

  it('has names in several scripts', () => {
    const names = valuesOf('name').join(' ')
    for (const script of ['Latin', 'Han', 'Hiragana', 'Arabic', 'Greek', 'Hebrew', 'Cyrillic']) {
      expect(names).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'))
    }
  })

  it('has values that are hard to show', () => {
    expect(valuesOf('name')).toContain("<script>alert('name')</script>")
    expect(valuesOf('custom:notes').some((note) => note.length === 2048)).toBe(true)
    expect(valuesOf('email')).toContain('case.twin@example.com')
    expect(valuesOf('email')).toContain('Case.Twin@example.com')
  })

  it('links the users of an identity provider to it', async () => {
    const external = users.filter((user) => user.UserStatus === 'EXTERNAL_PROVIDER')
    for (const user of external) {
      const [identity] = JSON.parse(attribute(user, 'identities') ?? '[]')
      expect(user.Username).toBe(`Google_${identity.userId}`)
    }
    const GroupName = `${UserPoolId}_Google`
    const { Users = [] } = await client.send(new ListUsersInGroupCommand({ UserPoolId, GroupName }))
    expect(Users.every((user) => user.UserStatus === 'EXTERNAL_PROVIDER')).toBe(true)
    expect(Users.length).toBeGreaterThan(0)
  })

  it('finds a user by the prefix of an e-mail address', async () => {
    const Filter = 'email ^= "case."'
    const { Users } = await client.send(new ListUsersCommand({ UserPoolId, Filter }))
    expect(Users?.map((user) => user.Username)).toEqual(['Case.Twin'])
  })
})
