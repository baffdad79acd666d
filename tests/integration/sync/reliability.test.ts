import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createListBudget } from '../../../electron/backend/sync/list-budget.ts'
import { serveSimulator } from '../../../electron/simulator/index.ts'
import { immediateClock, inTheCache, inThePool, poolUnderSync } from './pool-under-sync.ts'

const users = 2400
const everything = Number.POSITIVE_INFINITY

/** What happens while a pool is read in parts; each time, the cache has to equal the pool afterwards. */
describe('a pool that is read in parts', () => {
  it('through a storm of throttling', async () => {
    const pool = await poolUnderSync({ users, groups: 3 })
    for (let wave = 0; wave < 8; wave += 1) {
      pool.simulator.faults.plan({ kind: 'throttled', operation: 'ListUsers', skip: wave * 12, times: 9 })
    }
    pool.simulator.faults.plan({ kind: 'throttled', operation: 'ListUsersInGroup', times: 20 })
    expect(await pool.sync.start()).toMatchObject({ phase: 'complete', users, throttles: 92 })
    expect(await inTheCache(pool)).toEqual(await inThePool(pool))
  })

  it('under a quota far below the ceiling', async () => {
    const { clock } = immediateClock()
    const pool = await poolUnderSync(
      { users, groups: 0, quotas: { UserList: 8 }, now: () => new Date(1_780_000_000_000 + clock.now()) },
      { clock, budget: createListBudget(30, clock) },
    )
    const ended = await pool.sync.start()
    expect(ended).toMatchObject({ phase: 'complete', users })
    expect(ended.throttles).toBeGreaterThan(0)
    delete pool.simulator.quotas.UserList
    expect(await inTheCache(pool)).toEqual(await inThePool(pool))
  })

  it('through connections that break before and after the answer', async () => {
    const pool = await poolUnderSync({ users, groups: 3 })
    for (let wave = 0; wave < 6; wave += 1) {
      pool.simulator.faults.plan({ kind: 'reset-before', operation: 'ListUsers', skip: wave * 9, times: 2 })
      pool.simulator.faults.plan({
        kind: 'reset-after',
        operation: 'ListUsers',
        skip: wave * 9 + 4,
        times: 2,
      })
    }
    pool.simulator.faults.plan({ kind: 'internal-error', operation: 'ListUsersInGroup', skip: 2, times: 3 })
    expect(await pool.sync.start()).toMatchObject({ phase: 'complete', users })
    expect(await inTheCache(pool)).toEqual(await inThePool(pool))
  })

  it('through calls that are never answered', async () => {
    const pool = await poolUnderSync({ users, groups: 3 })
    const server = await serveSimulator(pool.simulator, { port: 0 })
    onTestFinished(async () => await server.close())
    const impatient = new CognitoIdentityProviderClient({
      region: pool.simulator.region,
      endpoint: server.endpoint,
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
      maxAttempts: 1,
      requestHandler: { requestTimeout: 300, throwOnRequestTimeout: true },
    })
    onTestFinished(() => impatient.destroy())
    const syncing = await poolUnderSync({}, { client: impatient, userPoolId: pool.simulator.userPoolId })
    pool.simulator.faults.plan({ kind: 'no-answer', operation: 'ListUsers', skip: 5, times: 3 })
    pool.simulator.faults.plan({ kind: 'no-answer', operation: 'ListUsersInGroup', skip: 1, times: 1 })
    expect(await syncing.sync.start()).toMatchObject({ phase: 'complete', users })
    expect(await inTheCache(syncing)).toEqual(await inThePool(pool))
  })

  it('while credentials expire, and after they were renewed', async () => {
    const pool = await poolUnderSync({ users, groups: 3 })
    const renewed = pool.simulator.faults.plan({ kind: 'expired-token', skip: 25, times: everything })
    expect(await pool.sync.start()).toMatchObject({ phase: 'failed', error: { code: 'credentials_expired' } })
    expect(await pool.sync.start()).toMatchObject({ phase: 'failed', error: { code: 'credentials_expired' } })
    renewed()
    expect(await pool.sync.start()).toMatchObject({ phase: 'complete', users, resumed: true, added: users })
    expect(await inTheCache(pool)).toEqual(await inThePool(pool))
  })

  it('while lists show writes only later', async () => {
    let now = 1_780_000_000_000
    const pool = await poolUnderSync({
      users,
      groups: 3,
      consistencyDelayMs: 5000,
      now: () => new Date(now),
    })
    const target = { UserPoolId: pool.simulator.userPoolId }
    const [anybody] = (await inThePool(pool)).values()
    const { username } = anybody as { username: string }
    await pool.client.send(
      new AdminCreateUserCommand({ ...target, Username: 'newcomer', MessageAction: 'SUPPRESS' }),
    )
    await pool.client.send(new AdminDeleteUserCommand({ ...target, Username: username }))
    expect(await pool.sync.start()).toMatchObject({ phase: 'complete', users })
    now += 5000
    expect(await pool.sync.start()).toMatchObject({ phase: 'complete', users, added: 1, gone: 1 })
    expect(await inTheCache(pool)).toEqual(await inThePool(pool))
  })
})
