import { AdminCreateUserCommand, AdminDeleteUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { HttpRequest } from '@smithy/protocol-http'
import { describe, expect, it } from 'vitest'
import { emptyListQuery } from '../../../shared/admin/list-query.ts'
import { usersAdmin } from '../../../shared/admin/models/users.ts'
import {
  inTheCache,
  inThePool,
  type PoolUnderSync,
  poolUnderSync,
  unlimitedBudget,
} from './pool-under-sync.ts'

const users = 2400

/** The filters of the list calls so far, in order; undefined: a call without one. */
function watchFilters({ client }: PoolUnderSync): (string | undefined)[] {
  const filters: (string | undefined)[] = []
  client.middlewareStack.add(
    (next) => async (call) => {
      if (call.input !== undefined && 'PaginationToken' in call.input) filters.push(filterOf(call.input))
      return await next(call)
    },
    { step: 'initialize' },
  )
  return filters
}

function filterOf(input: object): string | undefined {
  return 'Filter' in input && typeof input.Filter === 'string' ? input.Filter : undefined
}

/** Makes the service ignore the part that a list asks for: each part is then the whole pool. */
function ignoreFilters({ client }: PoolUnderSync, rewrite: (body: Record<string, unknown>) => void): void {
  client.middlewareStack.add(
    (next) => async (call) => {
      if (
        HttpRequest.isInstance(call.request) &&
        call.request.headers['x-amz-target']?.endsWith('.ListUsers')
      ) {
        const body = JSON.parse(String(call.request.body))
        rewrite(body)
        call.request.body = JSON.stringify(body)
        call.request.headers['content-length'] = String(Buffer.byteLength(call.request.body))
      }
      return await next(call)
    },
    { step: 'build', priority: 'low' },
  )
}

async function cachedUsers({ cache }: PoolUnderSync): Promise<number> {
  return (await cache.count(usersAdmin, emptyListQuery)).total
}

describe('a pool of many users', () => {
  it('is read in sixteen parts, each user once, and the cache equals the pool', async () => {
    const pool = await poolUnderSync({ users })
    const filters = watchFilters(pool)
    expect(await pool.sync.start()).toMatchObject({
      phase: 'complete',
      users,
      added: users,
      parts: 16,
      parts_done: 16,
      parts_unsound: false,
    })
    expect(new Set(filters).size).toBe(16)
    expect(filters).not.toContain(undefined)
    // No more than one half-empty page a part beyond what a plain pass takes.
    expect(filters.length).toBeLessThanOrEqual(users / 60 + 16)
    expect(await inTheCache(pool)).toEqual(await inThePool(pool))
    expect(await pool.cache.lastRun()).toMatchObject({ users, repeated: 0, partitioned: true, added: users })
  })

  it('has several parts under way at once', async () => {
    const pool = await poolUnderSync({ users, latencyMs: 20 })
    let under = 0
    let most = 0
    pool.client.middlewareStack.add(
      (next) => async (call) => {
        under += 1
        most = Math.max(most, under)
        try {
          return await next(call)
        } finally {
          under -= 1
        }
      },
      { step: 'initialize' },
    )
    await pool.sync.start()
    expect(most).toBeGreaterThanOrEqual(8)
  })

  it('with short and empty pages is read whole', async () => {
    const pool = await poolUnderSync({ users, shortPages: true, seed: 3 })
    expect(await pool.sync.start()).toMatchObject({ phase: 'complete', users })
    pool.simulator.setShortPages(false)
    expect(await inTheCache(pool)).toEqual(await inThePool(pool))
  })

  it('tells what was added, changed and gone since the last run', async () => {
    const pool = await poolUnderSync({ users, groups: 0 })
    await pool.sync.start()
    const [first] = await pool.cache.ids(usersAdmin, emptyListQuery)
    const gone = await pool.cache.user(first?.id ?? '')
    const target = { UserPoolId: pool.simulator.userPoolId }
    await pool.client.send(new AdminDeleteUserCommand({ ...target, Username: gone?.username }))
    await pool.client.send(
      new AdminCreateUserCommand({ ...target, Username: 'newcomer', MessageAction: 'SUPPRESS' }),
    )
    expect(await pool.sync.start()).toMatchObject({ users, added: 1, changed: 0, gone: 1 })
  })
})

describe('a pool that does not list by parts', () => {
  it('is read as a whole, and says so, when a part holds users of another', async () => {
    const pool = await poolUnderSync({ users })
    ignoreFilters(pool, (body) => {
      body.Filter = undefined
    })
    expect(await pool.sync.start()).toMatchObject({ phase: 'complete', users, parts: 1, parts_unsound: true })
    expect(await inTheCache(pool)).toEqual(await inThePool(pool))
    expect(await pool.cache.lastRun()).toMatchObject({ partitioned: false })
  })

  it('is read as a whole from the start the next time', async () => {
    const pool = await poolUnderSync({ users })
    ignoreFilters(pool, (body) => {
      body.Filter = undefined
    })
    await pool.sync.start()
    const filters = watchFilters(pool)
    expect(await pool.sync.start()).toMatchObject({
      phase: 'complete',
      users,
      parts: 1,
      parts_unsound: false,
    })
    expect(new Set(filters)).toEqual(new Set([undefined]))
  })

  it('is read as a whole when it refuses the filter', async () => {
    const pool = await poolUnderSync({ users })
    ignoreFilters(pool, (body) => {
      if (body.Filter !== undefined) body.Filter = 'no filter at all'
    })
    expect(await pool.sync.start()).toMatchObject({ phase: 'complete', users, parts_unsound: true })
    expect(await inTheCache(pool)).toEqual(await inThePool(pool))
  })

  it('is read as a whole as well when its parts leave users out', async () => {
    const pool = await poolUnderSync({ users })
    ignoreFilters(pool, (body) => {
      // Of the users whose sub begins with 3 there is nothing to be seen.
      if (body.Filter === 'sub ^= "3"') body.Filter = 'sub ^= "3xx"'
    })
    expect(await pool.sync.start()).toMatchObject({ phase: 'complete', users, parts_unsound: true })
    expect(await inTheCache(pool)).toEqual(await inThePool(pool))
    expect(await pool.cache.lastRun()).toMatchObject({ partitioned: false })
  })
})

describe('a run that was stopped', () => {
  it('goes on with its open parts, not from the beginning', async () => {
    let stopAt = 20
    const pool: PoolUnderSync = await poolUnderSync(
      { users },
      {
        budget: unlimitedBudget(() => {
          if (pool.simulator.calls.of('ListUsers') >= stopAt) void pool.sync.cancel()
        }),
      },
    )
    expect(await pool.sync.start()).toMatchObject({ phase: 'cancelled' })
    const before = pool.simulator.calls.of('ListUsers')
    const read = await cachedUsers(pool)
    expect(read).toBeGreaterThan(500)
    stopAt = Number.POSITIVE_INFINITY
    expect(await pool.sync.start()).toMatchObject({ phase: 'complete', users, resumed: true, added: users })
    const after = pool.simulator.calls.of('ListUsers') - before
    expect(after).toBeLessThanOrEqual((users - read) / 60 + 16)
    expect(await inTheCache(pool)).toEqual(await inThePool(pool))
    expect(await pool.cache.lastRun()).toMatchObject({ run: 1, phase: 'complete', users, repeated: 0 })
  })

  it('begins a part anew whose token Cognito takes no more', async () => {
    let now = new Date('2026-05-01T12:00:00Z')
    let stopAt = 20
    const pool: PoolUnderSync = await poolUnderSync(
      { users, now: () => now },
      {
        budget: unlimitedBudget(() => {
          if (pool.simulator.calls.of('ListUsers') >= stopAt) void pool.sync.cancel()
        }),
      },
    )
    await pool.sync.start()
    now = new Date('2026-05-01T13:01:00Z')
    stopAt = Number.POSITIVE_INFINITY
    expect(await pool.sync.start()).toMatchObject({ phase: 'complete', users, resumed: true })
    const run = await pool.cache.lastRun()
    expect(run?.repeated).toBeGreaterThan(0)
    expect(await inTheCache(pool)).toEqual(await inThePool(pool))
  })

  it('goes on with the groups when it had read all users', async () => {
    const pool = await poolUnderSync({ users })
    pool.simulator.faults.plan({ kind: 'expired-token', operation: 'ListUsersInGroup', skip: 5 })
    expect(await pool.sync.start()).toMatchObject({ phase: 'failed', error: { code: 'credentials_expired' } })
    const calls = pool.simulator.calls.of('ListUsers')
    expect(await pool.sync.start()).toMatchObject({ phase: 'complete', users, resumed: true })
    expect(pool.simulator.calls.of('ListUsers')).toBe(calls)
    expect(await inTheCache(pool)).toEqual(await inThePool(pool))
  })
})
