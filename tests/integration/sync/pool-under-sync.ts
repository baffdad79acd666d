import {
  CognitoIdentityProviderClient,
  paginateListGroups,
  paginateListUsers,
  paginateListUsersInGroup,
} from '@aws-sdk/client-cognito-identity-provider'
import { onTestFinished } from 'vitest'
import { toAppError } from '../../../electron/backend/cognito/errors.ts'
import type { Clock } from '../../../electron/backend/cognito/quota.ts'
import { openPoolCache } from '../../../electron/backend/store/pool-cache.ts'
import type { PoolCache } from '../../../electron/backend/store/pool-cache-types.ts'
import type { ListBudget } from '../../../electron/backend/sync/list-budget.ts'
import { createSync } from '../../../electron/backend/sync/sync.ts'
import type { Sync, SyncOptions } from '../../../electron/backend/sync/sync-types.ts'
import { createSimulator, type Simulator, type SimulatorOptions } from '../../../electron/simulator/index.ts'
import { emptyListQuery } from '../../../shared/admin/list-query.ts'
import { usersAdmin } from '../../../shared/admin/models/users.ts'
import type { SyncState } from '../../../shared/domain/sync.ts'
import { storeWorker, temporaryFolder } from '../store/people.ts'

export type PoolUnderSync = {
  readonly simulator: Simulator
  readonly client: CognitoIdentityProviderClient
  readonly cache: PoolCache
  readonly sync: Sync
  /** Every state that was reported, in order. */
  readonly reported: SyncState[]
}

/** A simulated pool, a real cache and a sync between them. */
export async function poolUnderSync(
  pool: SimulatorOptions,
  options: Partial<SyncOptions> = {},
): Promise<PoolUnderSync> {
  const simulator = createSimulator(pool)
  const client = new CognitoIdentityProviderClient({
    region: simulator.region,
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 1,
    requestHandler: simulator.requestHandler,
  })
  const cache = await openPoolCache({
    worker: storeWorker,
    folder: temporaryFolder(),
    poolId: simulator.userPoolId,
  })
  const reported: SyncState[] = []
  const sync = createSync({
    client,
    userPoolId: simulator.userPoolId,
    cache,
    onProgress: (state) => reported.push(state),
    describeError: toAppError,
    quota: { take: async () => undefined },
    budget: unlimitedBudget(),
    clock: immediateClock().clock,
    ...options,
  })
  onTestFinished(async () => {
    await sync.cancel()
    await cache.close()
    simulator.close()
  })
  return { simulator, client, cache, sync, reported }
}

/** A budget that lets every list call pass, after telling of it. */
export function unlimitedBudget(onTake: () => Promise<void> | void = () => undefined): ListBudget {
  const ceiling = 1000
  return {
    take: async () => await onTake(),
    throttled: () => undefined,
    rate: () => ceiling,
    ceiling: () => ceiling,
    setCeiling: () => undefined,
  }
}

/** A clock on which waiting takes no time; it tells how long the waits were. */
export function immediateClock(): { clock: Clock; waits: number[] } {
  let time = 0
  const waits: number[] = []
  return {
    waits,
    clock: {
      now: () => time,
      wait: async (milliseconds, signal) => {
        signal?.throwIfAborted()
        waits.push(milliseconds)
        time += milliseconds
      },
    },
  }
}

/** Each user's name, state, attributes and groups as the pool has them, by the SDK's own paginators. */
export async function inThePool({ client, simulator }: PoolUnderSync): Promise<Map<string, unknown>> {
  const config = { client }
  const query = { UserPoolId: simulator.userPoolId }
  const groupsBySub = new Map<string, string[]>()
  for await (const page of paginateListGroups(config, query)) {
    for (const { GroupName = '' } of page.Groups ?? []) {
      for await (const members of paginateListUsersInGroup(config, { ...query, GroupName })) {
        for (const user of members.Users ?? []) {
          const sub = user.Attributes?.find(({ Name }) => Name === 'sub')?.Value ?? ''
          groupsBySub.set(sub, [...(groupsBySub.get(sub) ?? []), GroupName])
        }
      }
    }
  }
  const found = new Map<string, unknown>()
  for await (const page of paginateListUsers(config, query)) {
    for (const user of page.Users ?? []) {
      const { sub = '', ...attributes } = Object.fromEntries(
        (user.Attributes ?? []).map(({ Name = '', Value = '' }) => [Name, Value]),
      )
      found.set(sub, {
        username: user.Username,
        status: user.UserStatus,
        enabled: user.Enabled,
        created_at: user.UserCreateDate?.toISOString(),
        updated_at: user.UserLastModifiedDate?.toISOString(),
        attributes,
        groups: (groupsBySub.get(sub) ?? []).sort(),
      })
    }
  }
  return found
}

/** The same of the cache. */
export async function inTheCache({ cache }: PoolUnderSync): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>()
  for (const { id } of await cache.ids(usersAdmin, emptyListQuery)) {
    const user = await cache.user(id)
    if (user === null) continue
    const { username, status, enabled, created_at, updated_at, attributes, groups } = user
    found.set(id, { username, status, enabled, created_at, updated_at, attributes, groups })
  }
  return found
}
