import {
  AdminDisableUserCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { apiReference, type FidelityPool, type PoolRequest, type Rule, type Source } from '../rule.ts'
import { attributeOf, createUser, createUsers, listedNames, listUsers } from './populate.ts'

const invalidParameter = { name: 'InvalidParameterException' }
const listUsersPage = apiReference('ListUsers')
const parseError: Source = {
  title: 'aws-sdk-php #1088: Invalid parameter on listUsers()',
  url: 'https://github.com/aws/aws-sdk-php/issues/1088',
}

const people: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  jane: {
    email: 'jane@example.com',
    phone_number: '+14155550101',
    name: 'Jane Roe',
    given_name: 'Jane',
    family_name: 'Roe',
    preferred_username: 'janie',
  },
  joe: {
    email: 'joe@example.org',
    phone_number: '+4930123456',
    name: 'Joe Doe',
    given_name: 'Joe',
    family_name: 'Doe',
    preferred_username: 'joey',
  },
  lee: {},
}

export const filters: readonly Rule[] = [
  ...['email', 'phone_number', 'name', 'given_name', 'family_name', 'preferred_username'].flatMap(
    (attribute) => {
      const value = people.jane?.[attribute] ?? ''
      const beginning = value.slice(0, 2)
      return [
        finds(`${attribute}-equal`, `\`${attribute} =\` finds the user with exactly that value`, {
          filter: `${attribute} = "${value}"`,
          found: ['jane'],
        }),
        finds(`${attribute}-part`, `\`${attribute} =\` finds nobody by the beginning of a value`, {
          filter: `${attribute} = "${beginning}"`,
          found: [],
        }),
        finds(`${attribute}-prefix`, `\`${attribute} ^=\` finds users by the beginning of the value`, {
          filter: `${attribute} ^= "${beginning}"`,
          found: ['jane'],
        }),
      ]
    },
  ),
  finds('username-equal', '`username =` finds the user with exactly that name', {
    filter: 'username = "joe"',
    found: ['joe'],
  }),
  finds('username-prefix', '`username ^=` finds users by the beginning of the name', {
    filter: 'username ^= "j"',
    found: ['jane', 'joe'],
  }),
  finds(
    'username-case',
    'username is searched with regard to case',
    { filter: 'username = "JOE"', found: [] },
    { settings: { UsernameConfiguration: { CaseSensitive: true } } },
  ),
  {
    id: 'filters.sub-equal',
    title: '`sub =` finds the user with that sub',
    source: listUsersPage,
    async check(pool) {
      await createPeople(pool)
      const sub = attributeOf((await listUsers(pool, { Filter: 'username = "jane"' })).Users?.[0], 'sub')
      expect(sub).toMatch(/^[0-9a-f-]{36}$/)
      expect(await listedNames(pool, { Filter: `sub = "${sub}"` })).toEqual(['jane'])
    },
  },
  {
    id: 'filters.sub-prefix',
    title: '`sub ^=` with each of the sixteen digits cuts the pool into parts that together are the pool',
    source: listUsersPage,
    async check(pool) {
      const names = await createUsers(pool, 20)
      const parts: string[] = []
      for (const digit of '0123456789abcdef') {
        parts.push(...(await listedNames(pool, { Filter: `sub ^= "${digit}"` })))
      }
      expect(parts.sort()).toEqual(names)
    },
  },
  {
    id: 'filters.status-enabled',
    title: '`status = "Enabled"` finds those who are enabled',
    source: listUsersPage,
    async check(pool) {
      await createPeople(pool)
      await disable(pool, 'joe')
      expect(await listedNames(pool, { Filter: 'status = "Enabled"' })).toEqual(['jane', 'lee'])
    },
  },
  {
    id: 'filters.status-disabled',
    title: '`status = "Disabled"` finds those who are disabled',
    source: listUsersPage,
    async check(pool) {
      await createPeople(pool)
      await disable(pool, 'joe')
      expect(await listedNames(pool, { Filter: 'status = "Disabled"' })).toEqual(['joe'])
    },
  },
  finds('status-case', 'status is searched with regard to case', {
    filter: 'status = "enabled"',
    found: [],
  }),
  {
    id: 'filters.user-status',
    title: '`cognito:user_status =` finds those in that status',
    source: listUsersPage,
    async check(pool) {
      await createPeople(pool)
      await confirm(pool, 'jane')
      const Filter = 'cognito:user_status = "CONFIRMED"'
      expect(await listedNames(pool, { Filter })).toEqual(['jane'])
    },
  },
  {
    id: 'filters.user-status-case',
    title: 'cognito:user_status is searched without regard to case',
    source: listUsersPage,
    async check(pool) {
      await createPeople(pool)
      await confirm(pool, 'jane')
      const Filter = 'cognito:user_status = "confirmed"'
      expect(await listedNames(pool, { Filter })).toEqual(['jane'])
    },
  },
  {
    id: 'filters.user-status-prefix',
    title: '`cognito:user_status ^=` finds by the beginning of the status',
    source: listUsersPage,
    async check(pool) {
      await createPeople(pool)
      await confirm(pool, 'jane')
      const Filter = 'cognito:user_status ^= "FORCE"'
      expect(await listedNames(pool, { Filter })).toEqual(['joe', 'lee'])
    },
  },
  finds('empty', 'An empty filter returns all users', { filter: '', found: ['jane', 'joe', 'lee'] }),
  finds('nobody', 'A filter that nobody matches returns no user and no error', {
    filter: 'email = "nobody@example.com"',
    found: [],
  }),
  finds('without-spaces', 'A filter may be written without spaces around its operator', {
    filter: 'email^="jane"',
    found: ['jane'],
  }),
  {
    id: 'filters.value-with-space',
    title: 'A value with spaces in it is compared as a whole',
    source: listUsersPage,
    async check(pool) {
      await createPeople(pool)
      await createUser(pool, 'jay', { name: 'Jane' })
      expect(await listedNames(pool, { Filter: 'name ^= "Jane R"' })).toEqual(['jane'])
    },
  },
  {
    id: 'filters.value-with-equals',
    title: 'A value may hold an equals sign',
    source: listUsersPage,
    async check(pool) {
      await createUser(pool, 'jane', { name: 'a = b' })
      await createUser(pool, 'joe', { name: 'a' })
      expect(await listedNames(pool, { Filter: 'name = "a = b"' })).toEqual(['jane'])
    },
  },
  {
    id: 'filters.quotation-mark',
    title: 'A quotation mark in the value is escaped with a backslash',
    source: listUsersPage,
    async check(pool) {
      await createUser(pool, 'jane', { name: 'Jane "JR" Roe' })
      await createUser(pool, 'joe', { name: 'Joe' })
      expect(await listedNames(pool, { Filter: 'name ^= "Jane \\"JR"' })).toEqual(['jane'])
    },
  },
  {
    id: 'filters.backslash',
    title: 'A backslash in the value is escaped with a backslash',
    source: listUsersPage,
    unconfirmed: 'Only quotation marks are documented; that a backslash is escaped likewise follows.',
    async check(pool) {
      await createUser(pool, 'jane', { name: 'Jane\\Roe' })
      await createUser(pool, 'joe', { name: 'Joe' })
      expect(await listedNames(pool, { Filter: 'name = "Jane\\\\Roe"' })).toEqual(['jane'])
    },
  },
  {
    id: 'filters.accents',
    title: 'A value outside ASCII is found',
    source: listUsersPage,
    async check(pool) {
      await createUser(pool, 'jane', { family_name: 'Žižková' })
      await createUser(pool, 'joe', { family_name: '山田' })
      expect(await listedNames(pool, { Filter: 'family_name ^= "Žiž"' })).toEqual(['jane'])
      expect(await listedNames(pool, { Filter: 'family_name = "山田"' })).toEqual(['joe'])
    },
  },
  {
    id: 'filters.follows-changes',
    title: 'A user is found by a changed value, and no more by the old one',
    source: listUsersPage,
    async check(pool) {
      const { client, UserPoolId } = pool
      await createPeople(pool)
      const UserAttributes = [{ Name: 'email', Value: 'moved@example.com' }]
      await client.send(
        new AdminUpdateUserAttributesCommand({ UserPoolId, Username: 'jane', UserAttributes }),
      )
      expect(await listedNames(pool, { Filter: 'email = "moved@example.com"' })).toEqual(['jane'])
      expect(await listedNames(pool, { Filter: 'email = "jane@example.com"' })).toEqual([])
    },
  },
  {
    id: 'filters.paged',
    title: 'A walk through the pages of a filtered ListUsers gives every match exactly once',
    source: listUsersPage,
    async check(pool) {
      const names = await createUsers(pool, 9)
      await createUser(pool, 'another')
      expect(await listedNames(pool, { Filter: 'username ^= "user-"', Limit: 2 })).toEqual(names)
    },
  },
  {
    id: 'filters.at-most-256',
    title: 'A filter of more than 256 characters is refused',
    source: listUsersPage,
    async check(pool) {
      await expect(listUsers(pool, { Filter: `email = "${'a'.repeat(248)}"` })).rejects.toMatchObject({
        ...invalidParameter,
        message: expect.stringContaining('Member must have length less than or equal to 256'),
      })
    },
  },
  refuses('custom', 'Custom attributes cannot be searched', 'custom:department = "Sales"', {
    settings: { Schema: [{ Name: 'department', AttributeDataType: 'String', Mutable: true }] },
  }),
  refuses('not-searchable', 'Standard attributes off the list cannot be searched', 'nickname = "JR"'),
  refuses('unknown-attribute', 'An attribute that is not there cannot be searched', 'shoe_size = "40"'),
  ...[
    ['no-operator', 'A filter without an operator is refused', 'email'],
    ['other-operator', 'A filter with another operator is refused', 'email ~ "a"'],
    ['no-quotes', 'A value without quotation marks is refused', 'email = a'],
    ['open-quote', 'A value whose quotation marks do not close is refused', 'email = "a'],
    ['two-attributes', 'A filter on two attributes is refused', 'email = "a" and name = "b"'],
    ['no-attribute', 'A filter without an attribute is refused', '= "a"'],
  ].map(
    ([id = '', title = '', filter = '']): Rule => ({ ...refuses(id, title, filter), source: parseError }),
  ),
  {
    id: 'filters.parse-message',
    title: 'A filter that cannot be read is refused with `Error while parsing filter.`',
    source: parseError,
    async check(pool) {
      await expect(listUsers(pool, { Filter: 'foo' })).rejects.toMatchObject({
        ...invalidParameter,
        message: 'Error while parsing filter.',
      })
    },
  },
]

function finds(
  id: string,
  title: string,
  { filter, found }: { filter: string; found: readonly string[] },
  pool: PoolRequest = {},
): Rule {
  return {
    id: `filters.${id}`,
    title,
    source: listUsersPage,
    pool,
    async check(tried) {
      await createPeople(tried)
      expect(await listedNames(tried, { Filter: filter })).toEqual(found)
    },
  }
}

function refuses(id: string, title: string, Filter: string, pool: PoolRequest = {}): Rule {
  return {
    id: `filters.${id}`,
    title,
    source: listUsersPage,
    pool,
    async check(tried) {
      await createPeople(tried)
      await expect(listUsers(tried, { Filter })).rejects.toMatchObject(invalidParameter)
    },
  }
}

async function createPeople(pool: FidelityPool): Promise<void> {
  for (const [name, attributes] of Object.entries(people)) await createUser(pool, name, attributes)
}

function disable({ client, UserPoolId }: FidelityPool, Username: string) {
  return client.send(new AdminDisableUserCommand({ UserPoolId, Username }))
}

function confirm({ client, UserPoolId }: FidelityPool, Username: string) {
  const Password = 'Correct-Horse-1'
  return client.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }))
}
