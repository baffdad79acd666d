import { openPoolCache } from '../../electron/backend/store/pool-cache.ts'
import type { PoolCache } from '../../electron/backend/store/pool-cache-types.ts'
import { generatedGroups, generatedMemberships, generatedNow, generatedUser } from './generate-users.ts'

const worker = new URL('../../electron/backend/store/worker.ts', import.meta.url)
const usersAtOnce = 5000

/** Opens a cache of so many generated users in a folder; what the folder holds already is kept. */
export async function openFilledCache(folder: string, users: number): Promise<PoolCache> {
  const cache = await openPoolCache({
    worker,
    folder,
    poolId: `bench_${users}`,
    now: () => new Date(generatedNow),
  })
  const last = await cache.lastRun()
  if (last?.phase !== 'complete' || last.users !== users) await fill(cache, users)
  return cache
}

async function fill(cache: PoolCache, users: number): Promise<void> {
  const run = await cache.startRun()
  const date = new Date(generatedNow).toISOString()
  await cache.putGroups(
    generatedGroups.map((name) => ({
      name,
      description: `Members of ${name}`,
      precedence: null,
      role_arn: null,
      created_at: date,
      updated_at: date,
    })),
    run,
  )
  for (let first = 0; first < users; first += usersAtOnce) {
    const numbers = Array.from(
      { length: Math.min(usersAtOnce, users - first) },
      (_, offset) => first + offset,
    )
    const batch = numbers.map((number) => ({ number, user: generatedUser(number) }))
    await cache.putUsers(
      batch.map(({ user }) => user),
      run,
    )
    const members = Map.groupBy(
      batch.flatMap(({ number, user }) =>
        generatedMemberships(number).map((group) => ({ group, sub: user.sub })),
      ),
      ({ group }) => group,
    )
    for (const [group, ofGroup] of members) {
      await cache.putMembers(
        group,
        ofGroup.map(({ sub }) => sub),
        run,
      )
    }
  }
  await cache.finishRun(run)
}
