import { userNotFound } from '../protocol/exceptions.ts'
import type { Client } from './clients/client.ts'
import type { Domain } from './domain.ts'
import { GroupTable } from './groups/group-table.ts'
import type { ImportJob } from './imports/import-job.ts'
import { noCodes, type UserCodes } from './passwords/codes.ts'
import { PerUser } from './per-user.ts'
import type { IdentityProvider } from './providers/identity-provider.ts'
import { LinkTable } from './providers/links.ts'
import type { ResourceServer } from './providers/resource-server.ts'
import type { Replication } from './replication.ts'
import type { RiskConfiguration } from './risk-configuration.ts'
import type { LogConfiguration, PoolSettings } from './settings.ts'
import { PendingSignIns } from './sign-in/challenges.ts'
import type { Device } from './sign-in/devices.ts'
import { initialMfa, type Mfa } from './sign-in/mfa.ts'
import { SessionTable } from './sign-in/sessions.ts'
import { SignInAttempts } from './sign-in/sign-in-attempts.ts'
import type { SignInEvent } from './sign-in/sign-in-events.ts'
import { noUse, type SoftwareTokenUse } from './sign-in/software-token-use.ts'
import type { User } from './users/user.ts'
import { UserTable } from './users/user-table.ts'

/** A user pool: its settings and everything in it. Times in milliseconds since the epoch. */
export type Pool = {
  readonly id: string
  readonly createdAt: number
  modifiedAt: number
  settings: PoolSettings
  readonly users: UserTable
  readonly groups: GroupTable
  readonly clients: Map<string, Client>
  readonly identityProviders: Map<string, IdentityProvider>
  readonly resourceServers: Map<string, ResourceServer>
  /** By app client; that of the whole pool by the empty name. */
  readonly riskConfigurations: Map<string, RiskConfiguration>
  domain: Domain | undefined
  logConfigurations: readonly LogConfiguration[]
  readonly codes: PerUser<UserCodes>
  /** In the order of their creation. */
  readonly importJobs: ImportJob[]
  readonly mfa: PerUser<Mfa>
  readonly softwareTokenUse: PerUser<SoftwareTokenUse>
  readonly pendingSignIns: PendingSignIns
  readonly signInAttempts: SignInAttempts
  sessions: SessionTable
  links: LinkTable
  devices: PerUser<readonly Device[]>
  /** The keys that sign-ins have offered, the newest first. */
  readonly offeredDeviceKeys: PerUser<readonly string[]>
  signInEvents: PerUser<readonly SignInEvent[]>
}

export function createPool(
  id: string,
  settings: PoolSettings,
  createdAt: number,
  replication: Replication,
): Pool {
  return {
    id,
    createdAt,
    modifiedAt: createdAt,
    settings,
    users: new UserTable(settings, replication),
    groups: new GroupTable(replication),
    clients: new Map(),
    identityProviders: new Map(),
    resourceServers: new Map(),
    riskConfigurations: new Map(),
    domain: undefined,
    logConfigurations: [],
    codes: new PerUser(() => noCodes),
    importJobs: [],
    mfa: new PerUser(initialMfa),
    softwareTokenUse: new PerUser(() => noUse),
    pendingSignIns: new PendingSignIns(),
    signInAttempts: new SignInAttempts(),
    sessions: new SessionTable(),
    links: new LinkTable(),
    devices: new PerUser(() => []),
    offeredDeviceKeys: new PerUser(() => []),
    signInEvents: new PerUser(() => []),
  }
}

/** Puts other settings into force, and moves the pool's modification date. */
export function replaceSettings(pool: Pool, settings: PoolSettings, now: number): void {
  pool.settings = settings
  pool.modifiedAt = now
}

/** The user that a request's `Username` means: a username, a verified alias or a sub. */
export function lookUpUser({ users }: Pool, name: string): User | undefined {
  return users.byUsername(name) ?? users.byAlias(name) ?? users.bySub(name)
}

/** The user that a request's `Username` means, as `lookUpUser`. Throws UserNotFoundException. */
export function findUser(pool: Pool, name: string): User {
  const user = lookUpUser(pool, name)
  if (user === undefined) throw userNotFound()
  return user
}

/** Puts changed fields into the table and moves the modification date, as the service does on every write to a user. */
export function changeUser(pool: Pool, user: User, changes: Partial<User>, now: number): User {
  const after: User = { ...user, ...changes, modifiedAt: now }
  pool.users.replace(user, after)
  return after
}

/** Takes a user out of the pool, with everything that is kept of them. */
export function removeUser(pool: Pool, user: User): void {
  pool.users.remove(user)
  pool.groups.forgetUser(user.sub)
  const { codes, mfa, softwareTokenUse, sessions, signInEvents, signInAttempts } = pool
  for (const kept of [codes, mfa, softwareTokenUse, sessions, signInEvents, signInAttempts])
    kept.forget(user.sub)
  for (const kept of [pool.devices, pool.offeredDeviceKeys]) kept.forget(user.sub)
}
