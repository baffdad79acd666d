import {
  AdminAddUserToGroupCommand,
  AdminConfirmSignUpCommand,
  AdminCreateUserCommand,
  AdminDeleteUserAttributesCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  CreateGroupCommand,
  DeleteGroupCommand,
  DescribeUserPoolCommand,
  ForgotPasswordCommand,
  ListGroupsCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SimulatorOptions } from '../../../electron/simulator/index.ts'
import type { Message } from '../../../electron/simulator/pool/outbox.ts'
import { operationModels } from '../../../electron/simulator/protocol/api-model/model.ts'
import { drivenTime } from './driven-time.ts'
import { openPool, type PoolClient } from './pool-client.ts'

const userOperations = [
  'AdminCreateUser',
  'AdminConfirmSignUp',
  'AdminDeleteUser',
  'AdminDeleteUserAttributes',
  'AdminDisableUser',
  'AdminEnableUser',
  'AdminResetUserPassword',
  'AdminSetUserPassword',
  'AdminUpdateUserAttributes',
  'ConfirmForgotPassword',
  'ConfirmSignUp',
  'ForgotPassword',
  'ResendConfirmationCode',
  'SignUp',
] as const
const groupOperations = [
  'AdminAddUserToGroup',
  'AdminRemoveUserFromGroup',
  'CreateGroup',
  'DeleteGroup',
] as const

type OperationName = (typeof userOperations)[number] | (typeof groupOperations)[number]

type Settings = NonNullable<SimulatorOptions['settings']>

/** One call. Each operation takes of it what it needs. */
type Step = {
  readonly operation: OperationName
  readonly name: string
  readonly email: string
  readonly verified: string
  readonly preferred: string
  readonly password: string
  readonly group: string
  /** A code that is not the one that was sent. */
  readonly wrongCode: boolean
  /** Whether the app client may not be told who exists. */
  readonly hidesUsers: boolean
  /** ForceAliasCreation, RESEND, Permanent: whatever the operation has of that sort. */
  readonly insists: boolean
  /** How much time goes by before the call, in minutes. */
  readonly minutes: number
}

/** A pool's ways to sign in, and names that users of it may have or be called by. */
type Naming = { readonly settings: Settings; readonly names: readonly [string, ...string[]] }

const namings = fc.constantFrom<Naming[]>(
  {
    settings: { aliasAttributes: ['email', 'preferred_username'], usernameAttributes: [] },
    names: ['ada', 'Ada', 'bob', 'one@example.com'],
  },
  {
    settings: { aliasAttributes: [], usernameAttributes: ['email', 'phone_number'] },
    names: ['one@example.com', 'ONE@example.com', 'two@example.com', '+15555550100'],
  },
  {
    settings: { aliasAttributes: [], usernameAttributes: [] },
    names: ['ada', 'Ada', 'bob', 'one@example.com'],
  },
)

const mostly = <Value>(usual: fc.Arbitrary<Value>, ...rare: Value[]): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: fc.constantFrom(...rare) })

const stepOf = (names: Naming['names']): fc.Arbitrary<Step> =>
  fc.record({
    operation: fc.oneof(
      // Whoever is to be worked with has to be there, and a code be asked for before it is entered.
      { weight: 3, arbitrary: fc.constantFrom<OperationName>('AdminCreateUser', 'SignUp') },
      { weight: 3, arbitrary: fc.constantFrom<OperationName>('ForgotPassword', 'ConfirmForgotPassword') },
      { weight: 2, arbitrary: fc.constantFrom<OperationName>('AdminSetUserPassword', 'ConfirmSignUp') },
      { weight: 8, arbitrary: fc.constantFrom(...userOperations) },
      { weight: 2, arbitrary: fc.constantFrom(...groupOperations) },
    ),
    name: fc.constantFrom(...names),
    email: mostly(fc.constantFrom('one@example.com', 'One@Example.com', 'two@example.com'), '', 'nowhere'),
    verified: mostly(fc.constantFrom('true', 'true', 'false'), 'maybe'),
    preferred: fc.constantFrom('', '', '', 'lady', 'Lady'),
    password: mostly(fc.constantFrom('Password-01', 'Password-02', 'Password-03'), 'short'),
    group: fc.constantFrom('staff', 'guests'),
    wrongCode: mostly(fc.constant(false), true),
    hidesUsers: fc.boolean(),
    insists: fc.boolean(),
    minutes: mostly(fc.constantFrom(0, 1), 59, 60, 24 * 60),
  })

const history = namings.chain((naming) =>
  fc.record({
    naming: fc.constant(naming),
    steps: fc.array(stepOf(naming.names), { minLength: 20, maxLength: 60 }),
  }),
)

const settings: fc.Arbitrary<Settings> = fc.record({
  caseSensitive: fc.boolean(),
  allowAdminCreateUserOnly: mostly(fc.constant(false), true),
  autoVerifiedAttributes: mostly<('email' | 'phone_number')[]>(fc.constant(['email']), []),
})

/** The states that an operation may lead to, from the states that it may find; `nobody` is who is not in the pool. */
const legal: Partial<Record<OperationName, Readonly<Record<string, readonly string[]>>>> = {
  AdminCreateUser: { nobody: ['FORCE_CHANGE_PASSWORD'] },
  SignUp: { nobody: ['UNCONFIRMED'] },
  AdminConfirmSignUp: { UNCONFIRMED: ['CONFIRMED'] },
  ConfirmSignUp: { UNCONFIRMED: ['CONFIRMED'] },
  AdminResetUserPassword: { UNCONFIRMED: ['RESET_REQUIRED'], CONFIRMED: ['RESET_REQUIRED'] },
  AdminSetUserPassword: {
    UNCONFIRMED: ['CONFIRMED', 'FORCE_CHANGE_PASSWORD'],
    CONFIRMED: ['FORCE_CHANGE_PASSWORD'],
    RESET_REQUIRED: ['CONFIRMED', 'FORCE_CHANGE_PASSWORD'],
    FORCE_CHANGE_PASSWORD: ['CONFIRMED'],
  },
  ConfirmForgotPassword: {
    UNCONFIRMED: ['CONFIRMED'],
    RESET_REQUIRED: ['CONFIRMED'],
    // The code was sent before an administrator set a temporary password.
    FORCE_CHANGE_PASSWORD: ['CONFIRMED'],
  },
  AdminDeleteUser: {
    UNCONFIRMED: ['nobody'],
    CONFIRMED: ['nobody'],
    RESET_REQUIRED: ['nobody'],
    FORCE_CHANGE_PASSWORD: ['nobody'],
  },
}

/** What changes nothing that a profile shows, so that the modification date must stay. */
const leavesProfiles: ReadonlySet<OperationName> = new Set([
  'ForgotPassword',
  'ResendConfirmationCode',
  ...groupOperations,
])

/** The demo pool's app client that is told who exists. */
const openClient = '6demoshopold0000000000000c'

/** Calls the operation; the pool may refuse, but only with what the operation declares. */
async function take(pool: PoolClient, step: Step): Promise<void> {
  try {
    await call(pool, step)
  } catch (error) {
    expect(error).toMatchObject({ $fault: 'client' })
    if (error instanceof Error) expect(operationModels[step.operation].errors).toContain(error.name)
  }
}

function call({ client, UserPoolId, simulator }: PoolClient, step: Step): Promise<unknown> {
  const { name: Username, group: GroupName, password: Password, insists } = step
  const ClientId = step.hidesUsers ? simulator.clientId : openClient
  const user = { UserPoolId, Username }
  const membership = { ...user, GroupName }
  const given = [
    { Name: 'email', Value: step.email },
    { Name: 'preferred_username', Value: step.preferred },
  ]
  const UserAttributes = [...given, { Name: 'email_verified', Value: step.verified }]
  const ConfirmationCode = (kind: Message['kind']) => {
    const sent = simulator.outbox.findLast((message) => message.kind === kind && isFor(message, Username))
    return step.wrongCode ? '000000' : (sent?.secret ?? '000000')
  }
  switch (step.operation) {
    case 'AdminCreateUser':
      return client.send(
        new AdminCreateUserCommand({
          ...user,
          UserAttributes,
          ForceAliasCreation: insists,
          ...(step.wrongCode ? { MessageAction: 'RESEND' } : {}),
        }),
      )
    case 'AdminConfirmSignUp':
      return client.send(new AdminConfirmSignUpCommand(user))
    case 'AdminDeleteUser':
      return client.send(new AdminDeleteUserCommand(user))
    case 'AdminDeleteUserAttributes':
      return client.send(
        new AdminDeleteUserAttributesCommand({
          ...user,
          UserAttributeNames: ['preferred_username', 'email'],
        }),
      )
    case 'AdminDisableUser':
      return client.send(new AdminDisableUserCommand(user))
    case 'AdminEnableUser':
      return client.send(new AdminEnableUserCommand(user))
    case 'AdminResetUserPassword':
      return client.send(new AdminResetUserPasswordCommand(user))
    case 'AdminSetUserPassword':
      return client.send(new AdminSetUserPasswordCommand({ ...user, Password, Permanent: insists }))
    case 'AdminUpdateUserAttributes':
      return client.send(new AdminUpdateUserAttributesCommand({ ...user, UserAttributes }))
    case 'ConfirmForgotPassword': {
      const code = { ConfirmationCode: ConfirmationCode('password-reset-code') }
      return client.send(new ConfirmForgotPasswordCommand({ ClientId, Username, Password, ...code }))
    }
    case 'ConfirmSignUp': {
      const code = { ConfirmationCode: ConfirmationCode('sign-up-code') }
      const request = { ClientId, Username, ...code, ForceAliasCreation: insists }
      return client.send(new ConfirmSignUpCommand(request))
    }
    case 'ForgotPassword':
      return client.send(new ForgotPasswordCommand({ ClientId, Username }))
    case 'ResendConfirmationCode':
      return client.send(new ResendConfirmationCodeCommand({ ClientId, Username }))
    case 'SignUp':
      return client.send(new SignUpCommand({ ClientId, Username, Password, UserAttributes: given }))
    case 'AdminAddUserToGroup':
      return client.send(new AdminAddUserToGroupCommand(membership))
    case 'AdminRemoveUserFromGroup':
      return client.send(new AdminRemoveUserFromGroupCommand(membership))
    case 'CreateGroup':
      return client.send(new CreateGroupCommand({ UserPoolId, GroupName }))
    case 'DeleteGroup':
      return client.send(new DeleteGroupCommand({ UserPoolId, GroupName }))
  }
}

function isFor({ username, destination }: Message, name: string): boolean {
  return [username, destination].some((value) => value.toLowerCase() === name.toLowerCase())
}

async function walk({ client, UserPoolId }: PoolClient, Filter?: string, Limit = 2): Promise<UserType[]> {
  const users: UserType[] = []
  let PaginationToken: string | undefined
  do {
    const page = await client.send(new ListUsersCommand({ UserPoolId, Limit, Filter, PaginationToken }))
    users.push(...(page.Users ?? []))
    PaginationToken = page.PaginationToken
  } while (PaginationToken !== undefined)
  return users
}

const usernames = (users: readonly UserType[] | undefined) =>
  (users ?? []).map((user) => user.Username).sort()
const attribute = (user: UserType, name: string) => user.Attributes?.find(({ Name }) => Name === name)?.Value

type Snapshot = ReadonlyMap<string, UserType>

async function snapshot(pool: PoolClient): Promise<Snapshot> {
  const users = await walk(pool, undefined, 60)
  return new Map(users.map((user) => [attribute(user, 'sub') ?? '', user]))
}

/** Holds what a call has changed to what it may change. */
function checkChange({ operation }: Step, before: Snapshot, after: Snapshot, now: Date): void {
  const touched = [...new Set([...before.keys(), ...after.keys()])].flatMap((sub) => {
    const from = before.get(sub)?.UserStatus ?? 'nobody'
    const to = after.get(sub)?.UserStatus ?? 'nobody'
    return from === to ? [] : [{ from, to }]
  })
  expect(touched.length).toBeLessThanOrEqual(1)
  for (const { from, to } of touched) {
    expect(legal[operation]?.[from] ?? [], `${operation} of ${from}`).toContain(to)
  }
  for (const [sub, user] of after) {
    const { UserLastModifiedDate: dated, ...profile } = user
    const { UserLastModifiedDate: datedBefore, ...profileBefore } = before.get(sub) ?? {}
    if (JSON.stringify(profile) !== JSON.stringify(profileBefore)) expect(dated).toEqual(now)
    if (leavesProfiles.has(operation)) expect(dated).toEqual(datedBefore)
  }
}

/** A verified address, or one that is the username, and a preferred username that is an alias belong to one user. */
function checkAliases(users: readonly UserType[], pool: Settings): void {
  const { aliasAttributes = [], usernameAttributes = [], caseSensitive } = pool
  const held = users.flatMap((user) =>
    [...aliasAttributes, ...usernameAttributes].flatMap((name) => {
      const value = attribute(user, name)
      const counts =
        usernameAttributes.includes(name) ||
        name === 'preferred_username' ||
        attribute(user, `${name}_verified`) === 'true'
      return value === undefined || !counts ? [] : [`${name}=${caseSensitive ? value : value.toLowerCase()}`]
    }),
  )
  expect(held.sort()).toEqual([...new Set(held)].sort())
}

async function checkMembership(
  { client, UserPoolId }: PoolClient,
  users: readonly UserType[],
): Promise<void> {
  const ofUsers: string[] = []
  for (const { Username } of users) {
    const found = await client.send(new AdminListGroupsForUserCommand({ UserPoolId, Username }))
    for (const group of found.Groups ?? []) ofUsers.push(`${Username} in ${group.GroupName}`)
  }
  const ofGroups: string[] = []
  const listed = await client.send(new ListGroupsCommand({ UserPoolId }))
  for (const { GroupName } of listed.Groups ?? []) {
    const found = await client.send(new ListUsersInGroupCommand({ UserPoolId, GroupName }))
    for (const user of found.Users ?? []) ofGroups.push(`${user.Username} in ${GroupName}`)
  }
  expect(ofGroups.sort()).toEqual(ofUsers.sort())
}

describe('whatever is done to a pool', () => {
  it('loses nobody, moves users along their states only, and refuses as its operations declare', async () => {
    await fc.assert(
      fc.asyncProperty(settings, history, async (base, { naming, steps }) => {
        const time = drivenTime()
        const rules = { ...base, ...naming.settings }
        const pool = openPool({ settings: rules, now: time.now })
        let before: Snapshot = new Map()
        for (const each of steps) {
          time.advance(each.minutes * 60_000 + 1000)
          await take(pool, each)
          const after = await snapshot(pool)
          checkChange(each, before, after, time.now())
          checkAliases([...after.values()], rules)
          before = after
        }
      }),
      { numRuns: 150 },
    )
  })

  it('gives every user once in every walk, and lists that agree with each other', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.boolean(), async ({ naming, steps }, shortPages) => {
        const time = drivenTime()
        const pool = openPool({ settings: naming.settings, now: time.now, shortPages })
        for (const each of steps) {
          time.advance(1000)
          await take(pool, each)
        }
        const everyone = [...(await snapshot(pool)).values()]
        expect(usernames(await walk(pool))).toEqual(usernames(everyone))
        const enabled = await walk(pool, 'status = "Enabled"')
        const disabled = await walk(pool, 'status = "Disabled"')
        expect(usernames([...enabled, ...disabled])).toEqual(usernames(everyone))
        expect(usernames(disabled)).toEqual(usernames(everyone.filter((user) => !user.Enabled)))
        const withEmail = everyone.filter((user) => attribute(user, 'email') !== undefined)
        expect(usernames(await walk(pool, 'email ^= ""'))).toEqual(usernames(withEmail))
        const { UserPool } = await pool.client.send(
          new DescribeUserPoolCommand({ UserPoolId: pool.UserPoolId }),
        )
        expect(UserPool?.EstimatedNumberOfUsers).toBe(everyone.length)
        await checkMembership(pool, everyone)
      }),
      { numRuns: 60 },
    )
  })
})
