import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminRemoveUserFromGroupCommand,
  DeleteGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, it } from 'vitest'
import { createListBudget } from '../../../electron/backend/sync/list-budget.ts'
import { emptyListQuery } from '../../../shared/admin/list-query.ts'
import { groupsAdmin } from '../../../shared/admin/models/groups.ts'
import { usersAdmin } from '../../../shared/admin/models/users.ts'
import {
  immediateClock,
  inTheCache,
  inThePool,
  type PoolUnderSync,
  poolUnderSync,
  unlimitedBudget,
} from './pool-under-sync.ts'

const users = 400

async function cachedUsers({ cache }: PoolUnderSync): Promise<number> {
  return (await cache.count(usersAdmin, emptyListQuery)).total
}

/** Some users of the cache, as the pool calls them. */
async function someUsers({ cache }: PoolUnderSync): Promise<{ sub: string; username: string }[]> {
  const references = await cache.ids(usersAdmin, emptyListQuery)
  const found = await Promise.all(references.slice(0, 5).map(({ id }) => cache.user(id)))
  return found.flatMap((user) => (user === null ? [] : [{ sub: user.sub, username: user.username }]))
}

describe('a whole run', () => {
  it('makes the cache equal the pool: users, groups and memberships', async () => {
    const pool = await poolUnderSync({ users })
    expect(pool.sync.state()).toMatchObject({ phase: 'never', synced_at: null })
    const ended = await pool.sync.start()
    expect(ended).toMatchObject({
      phase: 'complete',
      users,
      estimated: users,
      error: null,
      seconds_left: null,
    })
    expect(ended.synced_at).toBe(await pool.cache.syncedAt())
    const expected = await inThePool(pool)
    expect(expected.size).toBe(users)
    expect(await inTheCache(pool)).toEqual(expected)
    expect((await pool.cache.count(groupsAdmin, emptyListQuery)).total).toBe(12)
  })

  it('follows short and empty pages to the end', async () => {
    const pool = await poolUnderSync({ users, shortPages: true, seed: 7 })
    expect(await pool.sync.start()).toMatchObject({ phase: 'complete', users })
    expect(pool.simulator.calls.of('ListUsers')).toBeGreaterThan(users / 60 + 1)
    pool.simulator.setShortPages(false)
    expect(await inTheCache(pool)).toEqual(await inThePool(pool))
  })

  it('of an empty pool is complete as well', async () => {
    const pool = await poolUnderSync({ users: 0 })
    expect(await pool.sync.start()).toMatchObject({ phase: 'complete', users: 0, estimated: 0 })
    expect(await cachedUsers(pool)).toBe(0)
  })

  it('sees what was added, changed and deleted since the last one', async () => {
    const pool = await poolUnderSync({ users })
    const { client, simulator, sync, cache } = pool
    await sync.start()
    const [changed, deleted, joined, left] = await someUsers(pool)
    if (!changed || !deleted || !joined || !left) throw new Error('The pool has too few users.')
    const target = { UserPoolId: simulator.userPoolId }
    const [first, second] = (await cache.list(groupsAdmin, emptyListQuery)).map(({ id }) => id)
    await client.send(
      new AdminAddUserToGroupCommand({ ...target, Username: left.username, GroupName: first }),
    )
    await sync.start()
    expect((await cache.user(left.sub))?.groups).toContain(first)

    await client.send(
      new AdminCreateUserCommand({ ...target, Username: 'newcomer', MessageAction: 'SUPPRESS' }),
    )
    await client.send(new AdminDisableUserCommand({ ...target, Username: changed.username }))
    await client.send(new AdminDeleteUserCommand({ ...target, Username: deleted.username }))
    await client.send(
      new AdminAddUserToGroupCommand({ ...target, Username: joined.username, GroupName: first }),
    )
    await client.send(
      new AdminRemoveUserFromGroupCommand({ ...target, Username: left.username, GroupName: first }),
    )
    await client.send(new DeleteGroupCommand({ ...target, GroupName: second }))
    await sync.start()
    expect(await inTheCache(pool)).toEqual(await inThePool(pool))
    expect(await cache.user(deleted.sub)).toBeNull()
    expect(await cache.lastRun()).toMatchObject({ users, gone: 1 })
  })

  it('can be joined while it is under way', async () => {
    const pool = await poolUnderSync({ users })
    const [one, other] = await Promise.all([pool.sync.start(), pool.sync.start()])
    expect(one).toEqual(other)
    expect(pool.simulator.calls.of('DescribeUserPool')).toBe(1)
  })
})

describe('progress', () => {
  it('begins with running, grows, and ends with complete', async () => {
    // A second passes with each look at the clock, so that every page is reported.
    let time = 0
    const pool = await poolUnderSync(
      { users },
      { clock: { ...immediateClock().clock, now: () => (time += 1000) } },
    )
    await pool.sync.start()
    const { reported } = pool
    expect(reported[0]).toMatchObject({ phase: 'running', users: 0, synced_at: null })
    expect(reported.at(-1)).toMatchObject({ phase: 'complete', users })
    const running = reported.filter(({ phase }) => phase === 'running')
    expect(running.map((state) => state.users)).toEqual(
      running.map((state) => state.users).sort((a, b) => a - b),
    )
    expect(running.some((state) => state.users > 0 && (state.seconds_left ?? 0) > 0)).toBe(true)
    expect(running.some((state) => state.users_per_second > 0)).toBe(true)
    expect(reported.at(-1)?.calls).toBe(pool.simulator.calls.total())
  })

  it('is reported four times a second at most', async () => {
    const pool = await poolUnderSync({ users })
    const started = performance.now()
    await pool.sync.start()
    const seconds = (performance.now() - started) / 1000
    expect(pool.reported[0]?.phase).toBe('running')
    expect(pool.reported.at(-1)).toMatchObject({ phase: 'complete', calls: pool.simulator.calls.total() })
    expect(pool.reported.length).toBeLessThanOrEqual(2 + 4 * seconds)
  })

  it('says when the cache was last read whole, whatever became of the run after', async () => {
    const pool = await poolUnderSync({ users: 10 })
    const first = await pool.sync.start()
    pool.simulator.faults.plan({ kind: 'access-denied', operation: 'ListUsers' })
    expect(await pool.sync.start()).toMatchObject({ phase: 'failed', synced_at: first.synced_at })
  })
})

describe('throttling', () => {
  it('is waited out with growing, jittered waits, and nothing is lost', async () => {
    const { clock, waits } = immediateClock()
    const pool = await poolUnderSync({ users }, { clock, random: () => 0.5 })
    pool.simulator.faults.plan({ kind: 'throttled', operation: 'ListUsers', skip: 2, times: 6 })
    pool.simulator.faults.plan({ kind: 'throttled', operation: 'ListUsersInGroup', skip: 1, times: 2 })
    expect(await pool.sync.start()).toMatchObject({ phase: 'complete', users, throttles: 8 })
    expect(waits.slice(0, 6)).toEqual([125, 250, 500, 1000, 2000, 4000])
    expect(await inTheCache(pool)).toEqual(await inThePool(pool))
  })

  it('waits any part of the time it may, between none and all', async () => {
    for (const [share, wait] of [
      [0, 0],
      [0.999, 249.75],
    ] as const) {
      const { clock, waits } = immediateClock()
      const pool = await poolUnderSync({ users: 10 }, { clock, random: () => share })
      pool.simulator.faults.plan({ kind: 'throttled', operation: 'ListUsers' })
      await pool.sync.start()
      expect(waits).toEqual([wait])
    }
  })

  it('is avoided by keeping to the ceiling', async () => {
    const { clock, waits } = immediateClock()
    const pool = await poolUnderSync(
      { users: 3000, groups: 0 },
      { clock, budget: createListBudget(20, clock) },
    )
    await pool.sync.start()
    const calls = pool.simulator.calls.of('ListUsers')
    const seconds = waits.reduce((sum, wait) => sum + wait, 0) / 1000
    expect(calls).toBeGreaterThanOrEqual(50)
    // A tenth of a second's worth may go out at once.
    expect(seconds).toBeGreaterThanOrEqual((calls - 3) / 20)
    expect(seconds).toBeLessThan((calls + 3) / 20)
  })
})

describe('a run that does not get through', () => {
  it('fails with Cognito’s words, keeps the rows so far and makes nothing gone', async () => {
    const pool = await poolUnderSync({ users })
    await pool.sync.start()
    const [deleted] = await someUsers(pool)
    await pool.client.send(
      new AdminDeleteUserCommand({ UserPoolId: pool.simulator.userPoolId, Username: deleted?.username }),
    )
    pool.simulator.faults.plan({ kind: 'access-denied', operation: 'ListUsers', skip: 3 })
    const failed = await pool.sync.start()
    expect(failed).toMatchObject({
      phase: 'failed',
      users: 180,
      error: { code: 'access_denied', missingAction: 'cognito-idp:ListUsers' },
    })
    expect(await cachedUsers(pool)).toBe(users)
    expect(await pool.cache.lastRun()).toMatchObject({ phase: 'failed', gone: 0 })
    expect(await pool.sync.start()).toMatchObject({ phase: 'complete', error: null })
    expect(await cachedUsers(pool)).toBe(users - 1)
  })

  it.each(['ListGroups', 'ListUsersInGroup'])('at %s keeps the memberships there were', async (operation) => {
    const pool = await poolUnderSync({ users })
    await pool.sync.start()
    const before = await inTheCache(pool)
    pool.simulator.faults.plan({ kind: 'expired-token', operation })
    expect(await pool.sync.start()).toMatchObject({ phase: 'failed', error: { code: 'credentials_expired' } })
    expect(await inTheCache(pool)).toEqual(before)
  })

  it('for a passing failure is tried again before it gives up', async () => {
    const pool = await poolUnderSync({ users })
    pool.simulator.faults.plan({ kind: 'reset-before', operation: 'ListUsers', skip: 1, times: 2 })
    pool.simulator.faults.plan({ kind: 'reset-after', operation: 'ListUsersInGroup', times: 1 })
    pool.simulator.faults.plan({ kind: 'internal-error', operation: 'ListGroups', times: 1 })
    expect(await pool.sync.start()).toMatchObject({ phase: 'complete', users })
    expect(await inTheCache(pool)).toEqual(await inThePool(pool))
    pool.simulator.faults.plan({
      kind: 'reset-before',
      operation: 'ListUsers',
      times: Number.POSITIVE_INFINITY,
    })
    expect(await pool.sync.start()).toMatchObject({ phase: 'failed', error: { code: 'unreachable' } })
  })
})

describe('cancelling', () => {
  it('ends the run in the middle, keeps the rows so far and makes nothing gone', async () => {
    const pool: PoolUnderSync = await poolUnderSync(
      { users },
      {
        // Before the third page of users the operator cancels.
        budget: unlimitedBudget(() => {
          if (pool.simulator.calls.of('ListUsers') === 2) void pool.sync.cancel()
        }),
      },
    )
    expect(await pool.sync.start()).toMatchObject({ phase: 'cancelled', error: null })
    expect(await cachedUsers(pool)).toBe(120)
    expect(await pool.cache.lastRun()).toMatchObject({ phase: 'cancelled' })
    expect(pool.reported.at(-1)?.phase).toBe('cancelled')
  })

  it('breaks off a call that is not answered', async () => {
    const pool = await poolUnderSync({ users })
    pool.simulator.faults.plan({ kind: 'no-answer', operation: 'ListUsers', skip: 1 })
    const ended = pool.sync.start()
    await expect.poll(() => pool.simulator.calls.of('ListUsers')).toBe(2)
    expect(await pool.sync.cancel()).toMatchObject({ phase: 'cancelled' })
    expect(await ended).toMatchObject({ phase: 'cancelled' })
    expect(await pool.sync.start()).toMatchObject({ phase: 'complete', users })
  })

  it('without a run changes nothing', async () => {
    const pool = await poolUnderSync({ users: 10 })
    expect(await pool.sync.cancel()).toMatchObject({ phase: 'never' })
    await pool.sync.start()
    expect(await pool.sync.cancel()).toMatchObject({ phase: 'complete' })
  })
})

describe('a machine that sleeps', () => {
  it('makes no calls until it wakes, and then goes on where it was', async () => {
    const pool: PoolUnderSync = await poolUnderSync(
      { users },
      {
        budget: unlimitedBudget(() => {
          if (pool.simulator.calls.of('ListUsers') === 2 && pool.reported.length < 2) pool.sync.suspend()
        }),
      },
    )
    const ended = pool.sync.start()
    await expect.poll(() => pool.simulator.calls.of('ListUsers')).toBe(3)
    const calls = pool.simulator.calls.total()
    await expect.poll(() => cachedUsers(pool)).toBe(180)
    expect(pool.simulator.calls.total()).toBe(calls)
    pool.sync.resume()
    expect(await ended).toMatchObject({ phase: 'complete', users })
    expect(pool.simulator.calls.of('DescribeUserPool')).toBe(1)
  })
})

describe('a write of the app during a run', () => {
  it('is not undone by a page that was read before it', async () => {
    let written = false
    const pool: PoolUnderSync = await poolUnderSync(
      { users },
      {
        quota: {
          // Between the users' pages and the groups': what the app writes here, no later page repeats.
          take: async (category) => {
            if (category !== 'UserPoolResourceRead' || written) return
            written = true
            const [first, second] = await someUsers(pool)
            const user = first === undefined ? null : await pool.cache.user(first.sub)
            if (user === null || second === undefined) throw new Error('The cache has no users yet.')
            const target = { UserPoolId: pool.simulator.userPoolId }
            await pool.client.send(new AdminDisableUserCommand({ ...target, Username: user.username }))
            await pool.cache.putUsers([{ ...user, enabled: false }])
            await pool.client.send(new AdminDeleteUserCommand({ ...target, Username: second.username }))
            await pool.cache.removeUser(second.sub)
          },
        },
      },
    )
    expect(await pool.sync.start()).toMatchObject({ phase: 'complete' })
    expect(written).toBe(true)
    expect(await cachedUsers(pool)).toBe(users - 1)
    const cached = await inTheCache(pool)
    expect([...cached.keys()].sort()).toEqual([...(await inThePool(pool)).keys()].sort())
  })
})
