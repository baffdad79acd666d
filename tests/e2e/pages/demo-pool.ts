import { populate } from '../../../electron/simulator/demo/populate.ts'
import { demoSettings } from '../../../electron/simulator/demo/schema.ts'
import { createPool } from '../../../electron/simulator/pool/pool.ts'
import { Replication } from '../../../electron/simulator/pool/replication.ts'
import type { User } from '../../../electron/simulator/pool/users/user.ts'

/** A user as the demo pool has them before anybody touches it. */
export type DemoUser = User & { readonly groups: readonly string[] }

const now = Date.now()
const pool = createPool('eu-central-1_DemoPool1', demoSettings, now, new Replication(() => now))
populate(pool, { seed: 1, users: 2000, groups: 12, now })

/** The demo pool's users, the newest first: what the screens must show, told without the console's help. */
export const demoUsers: readonly DemoUser[] = [...pool.users.ordered('username', { from: '' })]
  .map((user) => ({ ...user, groups: pool.groups.groupsOf(user.sub) }))
  .sort((one, other) => other.createdAt - one.createdAt)

export const demoGroups: readonly string[] = [...pool.groups.list('')].map(({ name }) => name)

/** Users for whom the username says little about: confirmed, enabled, and reached by a verified address. */
export const ordinaryUsers: readonly DemoUser[] = demoUsers.filter(
  ({ status, enabled, attributes, username }) =>
    status === 'CONFIRMED' &&
    enabled &&
    attributes.email_verified === 'true' &&
    /^[a-z._]+$/.test(username) &&
    attributes.email?.startsWith(username) === true,
)

/** The n-th user of a kind; the tests of a file take different ones, so that they do not get in each other's way. */
export function nth(users: readonly DemoUser[], position: number): DemoUser {
  const user = users[position]
  if (user === undefined) throw new Error(`The demo pool has no user number ${position} of that kind.`)
  return user
}

export function named(username: string): DemoUser {
  const user = demoUsers.find((candidate) => candidate.username === username)
  if (user === undefined) throw new Error(`The demo pool has no user called ${username}.`)
  return user
}

/** How many users a search must find: those in whose values all words occur. */
export function countContaining(...words: string[]): number {
  return demoUsers.filter((user) => {
    const values = [user.username, user.sub, ...Object.values(user.attributes)].map((value) =>
      value.normalize('NFC').toLowerCase(),
    )
    return words.every((word) => values.some((value) => value.includes(word)))
  }).length
}
