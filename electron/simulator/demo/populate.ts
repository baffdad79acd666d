import type { Pool } from '../pool/pool.ts'
import type { UserSource } from '../pool/users/user-source.ts'
import { createRandom } from '../random.ts'
import { furnish, withLinks } from './belongings.ts'
import { withDifficulties } from './difficult.ts'
import { type DemoGroup, demoGroups, federatedGroupName } from './groups.ts'
import { withPasswords } from './passwords.ts'
import { createDemoUsers } from './users.ts'

const day = 24 * 60 * 60 * 1000

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
  const source = withLinks(withPasswords(withDifficulties(createDemoUsers(options))), seed)
  pool.users.fill(source)
  furnish(pool, source, options)
  if (groups.length > 0) pool.groups.fill(memberships(pool, source, seed, groups))
}

/** Each user's sub and groups, in the order of the users' numbers. Users of the same groups share the list of them. */
function* memberships(
  pool: Pool,
  source: UserSource,
  seed: number,
  groups: readonly DemoGroup[],
): Generator<[sub: string, groups: readonly string[]]> {
  const federated = federatedGroupName(pool.id, 'Google')
  const hasFederated = pool.groups.get(federated) !== undefined
  const combinations = new Map<string, readonly string[]>()
  let number = 0
  for (const sub of pool.users.subs()) {
    const random = createRandom(~seed, number + 1)
    const names: string[] = []
    for (const { name, share } of groups) if (random.fraction() < share) names.push(name)
    if (hasFederated && source.value(number, 'cognito:user_status') === 'EXTERNAL_PROVIDER')
      names.push(federated)
    if (names.length > 0) {
      names.sort()
      const combination = names.join('\n')
      const known = combinations.get(combination)
      if (known === undefined) combinations.set(combination, names)
      yield [sub, known ?? names]
    }
    number += 1
  }
}
