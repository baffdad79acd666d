import type { Pool } from '../pool/pool.ts'
import type { User } from '../pool/user.ts'
import { createRandom } from '../random.ts'
import { difficulties } from './difficult.ts'
import { type DemoGroup, demoGroups, federatedGroupName } from './groups.ts'
import { createDemoUser, createNameRegister } from './user.ts'

const day = 24 * 60 * 60 * 1000
/** The difficult ones are spread over the pool, and left out of pools too small to spread them. */
const difficultyStride = 7

/** Fills an empty pool with users and groups that follow from the seed and the time. */
export function populate(
  pool: Pool,
  options: { seed: number; users: number; groups: number; now: number },
): void {
  const { seed, now } = options
  const groups = demoGroups(pool.id, options.groups)
  for (const { share: _, ...group } of groups) {
    pool.groups.put({ ...group, createdAt: now - 900 * day, modifiedAt: now - 90 * day })
  }
  const unique = createNameRegister()
  const withDifficulties = options.users >= difficulties.length * difficultyStride
  for (let index = 0; index < options.users; index += 1) {
    const ordinary = createDemoUser(seed, index, now, unique)
    const user = withDifficulties ? makeDifficult(ordinary, index) : ordinary
    pool.users.insert(user)
    join(pool, groups, user, createRandom(~seed, index + 1).fraction)
  }
}

function makeDifficult(user: User, index: number): User {
  const difficulty =
    index % difficultyStride === 3 ? difficulties[Math.floor(index / difficultyStride)] : undefined
  if (difficulty === undefined) return user
  const { identities: _, ...ordinary } = user.attributes
  const merged = Object.entries({ ...ordinary, ...difficulty.attributes })
  const attributes = Object.fromEntries(merged.filter(([, value]) => value !== ''))
  return { ...user, username: difficulty.username, attributes, status: 'CONFIRMED', enabled: true }
}

function join(pool: Pool, groups: readonly DemoGroup[], user: User, fraction: () => number): void {
  for (const group of groups) {
    if (fraction() < group.share) pool.groups.addMember(group.name, user.sub)
  }
  if (user.status !== 'EXTERNAL_PROVIDER') return
  const federated = federatedGroupName(pool.id, 'Google')
  if (pool.groups.get(federated) !== undefined) pool.groups.addMember(federated, user.sub)
}
