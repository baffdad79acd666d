import { userNotFound } from '../protocol/exceptions.ts'
import type { Client } from './client.ts'
import type { Device } from './devices.ts'
import { GroupTable } from './group-table.ts'
import type { ImportJob } from './import-job.ts'
import { LinkTable } from './links.ts'
import { initialMfa, type Mfa } from './mfa.ts'
import { PerUser } from './per-user.ts'
import type { Replication } from './replication.ts'
import type { PoolSettings } from './settings.ts'
import type { SignInEvent } from './sign-in-events.ts'
import type { User } from './user.ts'
import { UserTable } from './user-table.ts'

/** A user pool: its settings and everything in it. Times in milliseconds since the epoch. */
export type Pool = {
  readonly id: string
  readonly createdAt: number
  modifiedAt: number
  settings: PoolSettings
  readonly users: UserTable
  readonly mfa: PerUser<Mfa>
  links: LinkTable
  readonly groups: GroupTable
  readonly clients: Map<string, Client>
  /** In the order of their creation. */
  readonly importJobs: ImportJob[]
  devices: PerUser<readonly Device[]>
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
    mfa: new PerUser(initialMfa),
    links: new LinkTable(),
    settings,
    users: new UserTable(settings, replication),
    groups: new GroupTable(replication),
    clients: new Map(),
    importJobs: [],
    devices: new PerUser(() => []),
    signInEvents: new PerUser(() => []),
  }
}

/** Puts other settings into force, and moves the pool's modification date. */
export function replaceSettings(pool: Pool, settings: PoolSettings, now: number): void {
  pool.settings = settings
  pool.modifiedAt = now
}

/** The user that a request's `Username` means: a username, a verified alias or a sub. Throws UserNotFoundException. */
export function findUser(pool: Pool, name: string): User {
  const user = pool.users.byUsername(name) ?? pool.users.byAlias(name) ?? pool.users.bySub(name)
  if (user === undefined) throw userNotFound()
  return user
}

/** Puts changed fields into the table and moves the modification date, as the service does on every write to a user. */
export function changeUser(pool: Pool, user: User, changes: Partial<User>, now: number): User {
  const after: User = { ...user, ...changes, modifiedAt: now }
  pool.users.replace(user, after)
  return after
}
