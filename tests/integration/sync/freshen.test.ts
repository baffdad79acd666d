import { AdminDeleteUserCommand, AdminDisableUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openCognito } from '../../../electron/backend/cognito/client.ts'
import { unlimitedQuota } from '../../../electron/backend/cognito/quota.ts'
import { findUserBySub } from '../../../electron/backend/cognito/users.ts'
import { createFreshener } from '../../../electron/backend/sync/freshen.ts'
import { emptyListQuery } from '../../../shared/admin/list-query.ts'
import { usersAdmin } from '../../../shared/admin/models/users.ts'
import { immediateClock, type PoolUnderSync, poolUnderSync } from './pool-under-sync.ts'

const tenMinutes = 10 * 60 * 1000

/** A filled cache that is ten minutes old, and what keeps its rows fresh. */
async function agedPool(options: { readonly syncing?: boolean; readonly age?: number } = {}) {
  const pool: PoolUnderSync = await poolUnderSync({ users: 30, groups: 0 })
  await pool.sync.start()
  const cognito = openCognito({
    region: pool.simulator.region,
    userPoolId: pool.simulator.userPoolId,
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    quota: unlimitedQuota,
    version: '0.0.0',
    requestHandler: pool.simulator.requestHandler,
  })
  const changed: string[] = []
  const read: string[] = []
  const { clock } = immediateClock()
  const freshener = createFreshener({
    cache: pool.cache,
    read: async (sub, signal) => {
      read.push(sub)
      return await findUserBySub(cognito, sub, signal)
    },
    syncing: () => options.syncing ?? false,
    onChange: (sub) => changed.push(sub),
    clock,
    now: () => Date.now() + (options.age ?? tenMinutes),
  })
  onTestFinished(() => {
    freshener.stop()
    cognito.close()
  })
  const subs = (await pool.cache.ids(usersAdmin, emptyListQuery)).map(({ id }) => id)
  const usernameOf = async (sub: string) => (await pool.cache.user(sub))?.username
  return { ...pool, freshener, subs, usernameOf, changed, read, clock }
}

describe('rows on screen', () => {
  it('are read again one by one, and only those that changed are announced', async () => {
    const pool = await agedPool()
    const [first = '', second = '', third = ''] = pool.subs
    const target = { UserPoolId: pool.simulator.userPoolId, Username: await pool.usernameOf(second) }
    await pool.client.send(new AdminDisableUserCommand(target))
    pool.freshener.look([first, second, third])
    await expect.poll(() => pool.read).toEqual([first, second, third])
    await expect.poll(() => pool.changed).toEqual([second])
    expect(await pool.cache.user(second)).toMatchObject({ enabled: false })
    expect(pool.clock.now()).toBe(1500)
    expect(pool.simulator.calls.of('AdminGetUser')).toBe(0)
  })

  it('that are gone stay until a whole run says so', async () => {
    const pool = await agedPool()
    const [first = '', second = ''] = pool.subs
    const target = { UserPoolId: pool.simulator.userPoolId, Username: await pool.usernameOf(first) }
    await pool.client.send(new AdminDeleteUserCommand(target))
    pool.freshener.look([first, second])
    await expect.poll(() => pool.read).toEqual([first, second])
    expect(await pool.cache.user(first)).not.toBeNull()
  })

  it.each([
    ['are left alone while they are young', { age: 60_000 }],
    ['are left alone while a run reads all of them', { syncing: true }],
  ])('%s', async (_what, options) => {
    const pool = await agedPool(options)
    const calls = pool.simulator.calls.total()
    pool.freshener.look(pool.subs)
    // The rows are looked up in the cache first: an answer of the cache comes after all of them.
    for (const sub of pool.subs) await pool.cache.user(sub)
    expect(pool.simulator.calls.total()).toBe(calls)
  })

  it('are left for those that took their place', async () => {
    const pool = await agedPool()
    pool.freshener.look(pool.subs.slice(0, 10))
    pool.freshener.look(pool.subs.slice(20, 23))
    await expect.poll(() => pool.read).toEqual(pool.subs.slice(20, 23))
  })
})
