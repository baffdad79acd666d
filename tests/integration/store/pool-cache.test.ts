import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openPoolCache } from '../../../electron/backend/store/pool-cache.ts'
import type { PoolCache } from '../../../electron/backend/store/pool-cache-types.ts'
import { emptyListQuery } from '../../../shared/admin/list-query.ts'
import { groupsAdmin } from '../../../shared/admin/models/groups.ts'
import { usersAdmin } from '../../../shared/admin/models/users.ts'
import { groupNamed, person, population, storeWorker, temporaryFolder } from './people.ts'

/** A cache whose clock stands still until the test moves it. */
async function openCache(
  folder = temporaryFolder(),
): Promise<{ cache: PoolCache; at: (time: string) => void }> {
  let now = new Date('2026-05-01T00:00:00.000Z')
  const cache = await openPoolCache({
    worker: storeWorker,
    folder,
    poolId: 'eu-central-1_Test',
    now: () => now,
  })
  onTestFinished(() => cache.close())
  return {
    cache,
    at: (time) => {
      now = new Date(time)
    },
  }
}

const usernames = async (cache: PoolCache): Promise<string[]> =>
  (await cache.ids(usersAdmin, emptyListQuery)).map(({ label }) => label).sort()

describe('what was written', () => {
  it('is read back as it was, with what the cache itself knows', async () => {
    const { cache } = await openCache()
    const maria = person('maria', {
      status: 'FORCE_CHANGE_PASSWORD',
      enabled: false,
      created_at: '2026-01-02T03:04:05.678Z',
      updated_at: '2026-02-03T04:05:06.789Z',
      attributes: { email: 'Maria@Example.com', email_verified: 'true', 'custom:team': 'Blue "x" \\ 日本' },
    })
    await cache.putUsers([maria])
    await cache.putGroups([groupNamed('staff'), groupNamed('admins')])
    expect(await cache.putMembers('staff', [maria.sub, 'sub-nobody'])).toEqual(['sub-nobody'])
    await cache.setMembership(maria.sub, 'admins', true)
    expect(await cache.user(maria.sub)).toEqual({
      ...maria,
      groups: ['admins', 'staff'],
      first_seen_at: '2026-05-01T00:00:00.000Z',
      changed_at: '2026-05-01T00:00:00.000Z',
      synced_at: '2026-05-01T00:00:00.000Z',
    })
    expect(await cache.get(usersAdmin, maria.sub)).toMatchObject({ id: maria.sub, label: 'maria' })
    expect(await cache.get(usersAdmin, 'sub-nobody')).toBeNull()
    expect(await cache.user('sub-nobody')).toBeNull()
  })

  it('is there after the cache was closed and opened again', async () => {
    const folder = temporaryFolder()
    const first = await openPoolCache({ worker: storeWorker, folder, poolId: 'eu-central-1_Test' })
    await first.putUsers([person('maria')])
    await first.close()
    const { cache } = await openCache(folder)
    expect(await usernames(cache)).toEqual(['maria'])
  })

  it('shows groups with the number of their members', async () => {
    const { cache } = await openCache()
    const group = groupNamed('staff', {
      description: 'Everybody who works here',
      precedence: 3,
      role_arn: 'arn:aws:iam::123456789012:role/Staff',
    })
    await cache.putGroups([group, groupNamed('empty')])
    await cache.putUsers([person('a'), person('b')])
    await cache.putMembers('staff', ['sub-a', 'sub-b'])
    expect(await cache.get(groupsAdmin, 'staff')).toEqual({
      id: 'staff',
      label: 'staff',
      values: { ...group, members: 2 },
    })
    await cache.setMembership('sub-a', 'staff', false)
    await cache.removeUser('sub-b')
    expect((await cache.get(groupsAdmin, 'staff'))?.values.members).toBe(0)
    const found = await cache.list(groupsAdmin, { ...emptyListQuery, search: 'WORKS role' })
    expect(found.map(({ id }) => id)).toEqual(['staff'])
    expect(await cache.count(groupsAdmin, { ...emptyListQuery, search: 'x' })).toEqual({
      matching: 0,
      total: 2,
    })
  })

  it('goes with the group or the user it belonged to', async () => {
    const { cache } = await openCache()
    await cache.putGroups([groupNamed('staff')])
    await cache.putUsers([person('a'), person('b')])
    await cache.putMembers('staff', ['sub-a', 'sub-b'])
    await cache.removeGroup('staff')
    expect((await cache.user('sub-a'))?.groups).toEqual([])
    await cache.removeUser('sub-a')
    expect(await usernames(cache)).toEqual(['b'])
    expect(await cache.count(usersAdmin, { ...emptyListQuery, search: 'sub-a' })).toEqual({
      matching: 0,
      total: 1,
    })
  })

  it('is found by its new values and no longer by its old ones', async () => {
    const { cache } = await openCache()
    await cache.putUsers([person('maria', { attributes: { nickname: 'Sparrow' } })])
    await cache.putUsers([person('maria', { status: 'ARCHIVED', attributes: { nickname: 'Falcon' } })])
    const matching = async (search: string) =>
      (await cache.count(usersAdmin, { ...emptyListQuery, search })).matching
    expect([await matching('sparrow'), await matching('falcon')]).toEqual([0, 1])
    const facets = await cache.facets(usersAdmin, emptyListQuery, true)
    const counts = facets[0]?.options.filter(({ count }) => count === 1).map(({ label }) => label)
    expect(counts).toEqual(['All', 'Archived'])
  })
})

describe('changed_at', () => {
  it('moves with any value and any membership, and not with reading the same again', async () => {
    const { cache, at } = await openCache()
    const maria = person('maria')
    const changedAt = async () => (await cache.user(maria.sub))?.changed_at
    await cache.putGroups([groupNamed('staff')])
    await cache.putUsers([maria])
    at('2026-05-02T00:00:00.000Z')
    await cache.putUsers([maria])
    expect(await cache.user(maria.sub)).toMatchObject({
      first_seen_at: '2026-05-01T00:00:00.000Z',
      changed_at: '2026-05-01T00:00:00.000Z',
      synced_at: '2026-05-02T00:00:00.000Z',
    })
    at('2026-05-03T00:00:00.000Z')
    await cache.putUsers([{ ...maria, attributes: { ...maria.attributes, nickname: 'M' } }])
    expect(await changedAt()).toBe('2026-05-03T00:00:00.000Z')
    at('2026-05-04T00:00:00.000Z')
    await cache.setMembership(maria.sub, 'staff', true)
    expect(await changedAt()).toBe('2026-05-04T00:00:00.000Z')
    at('2026-05-05T00:00:00.000Z')
    await cache.setMembership(maria.sub, 'staff', true)
    expect(await changedAt()).toBe('2026-05-04T00:00:00.000Z')
    await cache.removeGroup('staff')
    expect(await changedAt()).toBe('2026-05-05T00:00:00.000Z')
  })

  it('does not count a user’s first run, which comes to the groups later', async () => {
    const { cache, at } = await openCache()
    const run = await cache.startRun()
    await cache.putUsers([person('maria')], run)
    at('2026-05-01T00:05:00.000Z')
    await cache.putGroups([groupNamed('staff')], run)
    await cache.putMembers('staff', ['sub-maria'], run)
    await cache.finishRun(run)
    expect((await cache.user('sub-maria'))?.changed_at).toBe('2026-05-01T00:00:00.000Z')
    at('2026-05-02T00:00:00.000Z')
    const next = await cache.startRun()
    await cache.putUsers([person('maria')], next)
    await cache.putGroups([groupNamed('staff')], next)
    at('2026-05-02T00:05:00.000Z')
    await cache.finishRun(next)
    expect(await cache.user('sub-maria')).toMatchObject({
      groups: [],
      changed_at: '2026-05-02T00:05:00.000Z',
    })
  })
})

describe('a run', () => {
  it('that was whole makes gone what it did not see', async () => {
    const { cache } = await openCache()
    await cache.putGroups([groupNamed('old'), groupNamed('kept')])
    await cache.putUsers([person('gone'), person('stays')])
    await cache.putMembers('kept', ['sub-gone', 'sub-stays'])
    const run = await cache.startRun()
    await cache.putUsers([person('stays'), person('new')], run)
    await cache.putGroups([groupNamed('kept')], run)
    await cache.putMembers('kept', ['sub-new'], run)
    expect(await cache.finishRun(run)).toMatchObject({ phase: 'complete', users: 2, gone: 1 })
    expect(await usernames(cache)).toEqual(['new', 'stays'])
    const groups = await cache.list(groupsAdmin, emptyListQuery)
    expect(groups.map(({ id, values }) => [id, values.members])).toEqual([['kept', 1]])
    expect((await cache.user('sub-stays'))?.groups).toEqual([])
  })

  it.each(['cancelled', 'failed'] as const)(
    'that was %s keeps what it wrote and makes nothing gone',
    async (phase) => {
      const { cache } = await openCache()
      await cache.putUsers([person('old')])
      const run = await cache.startRun()
      await cache.putUsers([person('new')], run)
      expect(await cache.abandonRun(run, phase)).toMatchObject({ phase, gone: 0 })
      expect(await usernames(cache)).toEqual(['new', 'old'])
      expect(await cache.syncedAt()).toBeNull()
      expect(await cache.lastRun()).toMatchObject({ run, phase })
    },
  )

  it('left behind by a killed process is cancelled, and cannot be finished', async () => {
    const folder = temporaryFolder()
    const first = await openPoolCache({ worker: storeWorker, folder, poolId: 'eu-central-1_Test' })
    const run = await first.startRun()
    await first.putUsers([person('maria')], run)
    await first.close()
    const { cache } = await openCache(folder)
    expect(await cache.lastRun()).toMatchObject({ run, phase: 'cancelled' })
    await expect(cache.finishRun(run)).rejects.toThrow('no longer under way')
    expect(await usernames(cache)).toEqual(['maria'])
  })

  it('ends another one that was under way', async () => {
    const { cache } = await openCache()
    const first = await cache.startRun()
    const second = await cache.startRun()
    expect(second).toBeGreaterThan(first)
    await expect(cache.finishRun(first)).rejects.toThrow('no longer under way')
    expect(await cache.finishRun(second)).toMatchObject({ phase: 'complete' })
    expect(await cache.syncedAt()).toBe('2026-05-01T00:00:00.000Z')
  })
})

describe('a write of the app during a run', () => {
  const before = person('maria')
  const after = person('maria', { enabled: false, updated_at: '2026-05-01T10:00:00.000Z' })

  it('is not undone by a page that was read before it', async () => {
    const { cache } = await openCache()
    await cache.putUsers([before])
    const run = await cache.startRun()
    await cache.putUsers([after])
    await cache.putUsers([before], run)
    expect((await cache.user(before.sub))?.enabled).toBe(false)
    await cache.finishRun(run)
    expect((await cache.user(before.sub))?.enabled).toBe(false)
  })

  it('gives way to a page on which Cognito’s own time is later', async () => {
    const { cache } = await openCache()
    const run = await cache.startRun()
    await cache.putUsers([after])
    const later = { ...after, enabled: true, updated_at: '2026-05-01T11:00:00.000Z' }
    await cache.putUsers([later], run)
    expect((await cache.user(before.sub))?.enabled).toBe(true)
  })

  it('gives way to the next run', async () => {
    const { cache } = await openCache()
    const run = await cache.startRun()
    await cache.putUsers([after])
    await cache.finishRun(run)
    const next = await cache.startRun()
    await cache.putUsers([before], next)
    expect((await cache.user(before.sub))?.enabled).toBe(true)
  })

  it('keeps a user that was added, though no page has the user', async () => {
    const { cache } = await openCache()
    const run = await cache.startRun()
    await cache.putUsers([person('added')])
    await cache.finishRun(run)
    expect(await usernames(cache)).toEqual(['added'])
  })

  it('keeps a user away that was deleted, though an older page has the user', async () => {
    const { cache } = await openCache()
    await cache.putGroups([groupNamed('staff')])
    await cache.putUsers([before])
    const run = await cache.startRun()
    await cache.putGroups([groupNamed('staff')], run)
    await cache.removeUser(before.sub)
    await cache.putUsers([before], run)
    expect(await cache.putMembers('staff', [before.sub], run)).toEqual([])
    await cache.finishRun(run)
    expect(await usernames(cache)).toEqual([])
  })

  it('keeps memberships as they were set', async () => {
    const { cache } = await openCache()
    await cache.putGroups([groupNamed('left'), groupNamed('joined')])
    await cache.putUsers([before])
    await cache.putMembers('left', [before.sub])
    const run = await cache.startRun()
    await cache.putUsers([before], run)
    await cache.setMembership(before.sub, 'left', false)
    await cache.setMembership(before.sub, 'joined', true)
    await cache.putGroups([groupNamed('left'), groupNamed('joined')], run)
    await cache.putMembers('left', [before.sub], run)
    await cache.finishRun(run)
    expect((await cache.user(before.sub))?.groups).toEqual(['joined'])
  })

  it('keeps groups as they were changed, added and deleted', async () => {
    const { cache } = await openCache()
    const old = groupNamed('changed', { description: 'old' })
    await cache.putGroups([old, groupNamed('deleted')])
    const run = await cache.startRun()
    await cache.putGroups([
      { ...old, description: 'new', updated_at: '2026-05-01T10:00:00.000Z' },
      groupNamed('added'),
    ])
    await cache.removeGroup('deleted')
    await cache.putGroups([old, groupNamed('deleted')], run)
    await cache.finishRun(run)
    const groups = await cache.list(groupsAdmin, emptyListQuery)
    expect(groups.map(({ id, values }) => [id, values.description])).toEqual([
      ['added', ''],
      ['changed', 'new'],
    ])
  })
})

describe('what is refused', () => {
  it('a query that the declaration does not allow', async () => {
    const { cache } = await openCache()
    const query = { ...emptyListQuery, filters: [{ field: 'picture', lookup: 'exact' as const, value: 'x' }] }
    for (const ask of [cache.list, cache.count, cache.ids]) {
      await expect(ask(usersAdmin, query)).rejects.toMatchObject({ appError: { code: 'invalid_input' } })
    }
  })

  it('a pool’s id that would be a path', async () => {
    const opening = openPoolCache({ worker: storeWorker, folder: temporaryFolder(), poolId: '../console' })
    await expect(opening).rejects.toMatchObject({ appError: { code: 'invalid_input' } })
  })

  it('a folder that cannot be made, with its path and what to do', async () => {
    const file = join(temporaryFolder(), 'a file')
    writeFileSync(file, '')
    const opening = openPoolCache({ worker: storeWorker, folder: file, poolId: 'eu-central-1_Test' })
    await expect(opening).rejects.toMatchObject({
      appError: {
        code: 'storage_failed',
        message: expect.stringContaining(file),
        advice: expect.any(String),
      },
    })
  })

  it('a worker that cannot be started', async () => {
    const worker = new URL('no-such-worker.ts', import.meta.url)
    const opening = openPoolCache({ worker, folder: temporaryFolder(), poolId: 'eu-central-1_Test' })
    await expect(opening).rejects.toMatchObject({ appError: { code: 'storage_failed' } })
  })

  it('a call after the cache was closed', async () => {
    const cache = await openPoolCache({ worker: storeWorker, folder: temporaryFolder(), poolId: 'closed' })
    await cache.close()
    await cache.close()
    await expect(cache.list(usersAdmin, emptyListQuery)).rejects.toMatchObject({
      appError: { code: 'storage_failed' },
    })
  })
})

it('lists are read while users are being written', async () => {
  const { cache } = await openCache()
  const run = await cache.startRun()
  const everybody = population(600).map(({ user }) => user)
  const writing = Array.from({ length: 10 }, (_, page) =>
    cache.putUsers(everybody.slice(page * 60, page * 60 + 60), run),
  )
  const totals: number[] = []
  for (let reads = 0; reads < 20; reads += 1) {
    const { total } = await cache.count(usersAdmin, emptyListQuery)
    totals.push(total)
    expect((await cache.list(usersAdmin, emptyListQuery)).length).toBeGreaterThanOrEqual(Math.min(100, total))
  }
  await Promise.all(writing)
  // Pages appear whole, one after the other.
  expect(totals.every((total) => total % 60 === 0)).toBe(true)
  expect(totals).toEqual(totals.toSorted((one, other) => one - other))
  expect(await cache.count(usersAdmin, emptyListQuery)).toEqual({ matching: 600, total: 600 })
})
