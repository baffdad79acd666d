import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminListDevicesCommand,
  AdminListGroupsForUserCommand,
  AdminListUserAuthEventsCommand,
  AdminSetUserPasswordCommand,
  ConfirmDeviceCommand,
  CreateGroupCommand,
  CreateIdentityProviderCommand,
  CreateResourceServerCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  InitiateAuthCommand,
  ListDevicesCommand,
  type ListDevicesCommandOutput,
  ListGroupsCommand,
  ListIdentityProvidersCommand,
  ListResourceServersCommand,
  ListUserImportJobsCommand,
  ListUserPoolClientsCommand,
  ListUserPoolsCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import fc from 'fast-check'
import { decodeJwt } from 'jose'
import { createJob } from './import-job.ts'
import type { PoolClient } from './pool-client.ts'

/** One page of a listing: what tells its items apart, and the next page's token. */
type Page = { readonly items: readonly string[]; readonly next: string | undefined }

/** How to ask for a page of an operation, and what all its pages have to give together. */
export type Listing = {
  readonly name: string
  readonly expected: readonly string[]
  page(limit: number, token: string | undefined): Promise<Page>
}

/** Few values, so that many users share them. */
export type Person = {
  readonly family_name: string | undefined
  readonly given_name: string
  readonly email: string
  readonly phone_number: string | undefined
  readonly enabled: boolean
  readonly groups: readonly number[]
}

export const person: fc.Arbitrary<Person> = fc.record({
  family_name: fc.constantFrom('Roe', 'Roebuck', 'Ærø', undefined),
  given_name: fc.constantFrom('Ada', 'Bob'),
  email: fc.constantFrom('one@example.com', 'two@example.com', 'two@example.org'),
  phone_number: fc.constantFrom('+4915100', '+4915101', '+1555', undefined),
  enabled: fc.boolean(),
  groups: fc.uniqueArray(fc.nat(6), { maxLength: 7 }),
})

/** How much of each kind a pool has. */
export const content = fc.record({
  people: fc.array(person, { maxLength: 30 }),
  clients: fc.nat(6),
  pools: fc.nat(6),
  jobs: fc.nat(6),
  providers: fc.nat(6),
  servers: fc.nat(6),
})
export type Content = typeof content extends fc.Arbitrary<infer Value> ? Value : never

const groupNames = Array.from({ length: 7 }, (_, index) => `group-${index}`)

export type Member = Person & { readonly Username: string; readonly sub: string }

export async function createMember(
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
export async function fill(pool: PoolClient, given: Content): Promise<Listing[]> {
  const { client, UserPoolId } = pool
  const { people, clients, pools, jobs, providers, servers } = given
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
  // A pool of the simulator begins with some of these.
  const first = await client.send(new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60 }))
  const clientIds = (first.UserPoolClients ?? []).map(({ ClientId = '' }) => ClientId)
  const ownProviders = await client.send(new ListIdentityProvidersCommand({ UserPoolId, MaxResults: 60 }))
  const providerNames = (ownProviders.Providers ?? []).map(({ ProviderName = '' }) => ProviderName)
  const ownServers = await client.send(new ListResourceServersCommand({ UserPoolId, MaxResults: 50 }))
  const identifiers = (ownServers.ResourceServers ?? []).map(({ Identifier = '' }) => Identifier)
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
  for (let count = 0; count < providers; count += 1) {
    const ProviderName = `Provider-${count}`
    providerNames.push(ProviderName)
    await client.send(
      new CreateIdentityProviderCommand({
        UserPoolId,
        ProviderName,
        ProviderType: 'SAML',
        ProviderDetails: { MetadataURL: 'https://login.example.com/metadata.xml' },
      }),
    )
  }
  for (let count = 0; count < servers; count += 1) {
    const Identifier = `https://api-${count}.example.com`
    identifiers.push(Identifier)
    await client.send(new CreateResourceServerCommand({ UserPoolId, Identifier, Name: 'A service' }))
  }
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
      name: 'ListIdentityProviders',
      expected: providerNames,
      async page(MaxResults, NextToken) {
        const answer = await client.send(
          new ListIdentityProvidersCommand({ UserPoolId, MaxResults, NextToken }),
        )
        return page(
          answer.Providers?.map(({ ProviderName }) => ProviderName),
          answer.NextToken,
        )
      },
    },
    {
      name: 'ListResourceServers',
      expected: identifiers,
      async page(limit, NextToken) {
        const MaxResults = Math.min(limit, 50)
        const answer = await client.send(
          new ListResourceServersCommand({ UserPoolId, MaxResults, NextToken }),
        )
        return page(
          answer.ResourceServers?.map(({ Identifier }) => Identifier),
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

/** Signs a user in so many times, each time on another device, and tells of what that has left behind. */
export async function signInOften(pool: PoolClient, Username: string, times: number): Promise<Listing[]> {
  const { client, UserPoolId } = pool
  await client.send(new AdminCreateUserCommand({ UserPoolId, Username, MessageAction: 'SUPPRESS' }))
  const password = { UserPoolId, Username, Password: 'Correct-horse-1', Permanent: true }
  await client.send(new AdminSetUserPasswordCommand(password))
  const eventIds: string[] = []
  const deviceKeys: string[] = []
  let AccessToken: string | undefined
  for (let count = 0; count < times; count += 1) {
    const { AuthenticationResult } = await client.send(
      new InitiateAuthCommand({
        AuthFlow: 'USER_PASSWORD_AUTH',
        ClientId: pool.simulator.clientId,
        AuthParameters: { USERNAME: Username, PASSWORD: password.Password },
      }),
    )
    AccessToken = AuthenticationResult?.AccessToken
    const DeviceKey = AuthenticationResult?.NewDeviceMetadata?.DeviceKey
    const DeviceSecretVerifierConfig = { PasswordVerifier: 'AAAA', Salt: 'AAAA' }
    await client.send(new ConfirmDeviceCommand({ AccessToken, DeviceKey, DeviceSecretVerifierConfig }))
    deviceKeys.push(DeviceKey ?? '')
    eventIds.unshift(String(decodeJwt(AccessToken ?? '').event_id))
  }
  const devices = (answer: ListDevicesCommandOutput) =>
    page(
      answer.Devices?.map(({ DeviceKey }) => DeviceKey),
      answer.PaginationToken,
    )
  return [
    {
      name: `AdminListUserAuthEvents of ${Username}`,
      expected: eventIds,
      async page(MaxResults, NextToken) {
        const answer = await client.send(
          new AdminListUserAuthEventsCommand({ UserPoolId, Username, MaxResults, NextToken }),
        )
        return page(
          answer.AuthEvents?.map(({ EventId }) => EventId),
          answer.NextToken,
        )
      },
    },
    {
      name: `AdminListDevices of ${Username}`,
      expected: deviceKeys,
      page: async (Limit, PaginationToken) =>
        devices(
          await client.send(new AdminListDevicesCommand({ UserPoolId, Username, Limit, PaginationToken })),
        ),
    },
    {
      name: `ListDevices of ${Username}`,
      expected: deviceKeys,
      page: async (Limit, PaginationToken) =>
        devices(await client.send(new ListDevicesCommand({ AccessToken, Limit, PaginationToken }))),
    },
  ]
}

export function usersListing(
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
export function filters(members: readonly Member[]): [string, (member: Member) => boolean][] {
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
