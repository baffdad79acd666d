import { type SearchableAttribute, searchValue } from '../pool/users/search-value.ts'
import type { User } from '../pool/users/user.ts'
import type { UserSource } from '../pool/users/user-source.ts'
import { createRandom, randomUuid } from '../random.ts'
import { drawDetails } from './details.ts'
import { drawIdentity } from './identity.ts'
import { fullName } from './person.ts'
import { type DemoUser, emailOf, phoneNumberOf, preferredUsernameOf, usernameOf, writeUser } from './user.ts'

type KeptName = SearchableAttribute | 'email_verified'

/** What is kept of every demo user: what a pool finds and lists its users by. */
const keptValues: Readonly<Record<KeptName, (user: DemoUser) => string | undefined>> = {
  sub: ({ sub }) => sub,
  username: usernameOf,
  status: ({ details }) => (details.enabled ? 'Enabled' : 'Disabled'),
  'cognito:user_status': ({ identity }) => identity.status,
  name: ({ identity }) => fullName(identity.person),
  given_name: ({ identity }) => identity.person.given.native,
  family_name: ({ identity }) => identity.person.family.native,
  preferred_username: preferredUsernameOf,
  email: emailOf,
  email_verified: ({ identity }) => String(identity.isEmailVerified),
  phone_number: phoneNumberOf,
}

/**
 * Demo users by their number, the same for the same seed and time. What users are found by is kept, as a column for
 * each name; the rest is drawn again whenever a record is asked for.
 */
export function createDemoUsers(options: { seed: number; users: number; now: number }): UserSource {
  const { seed, users, now } = options
  const draw = (number: number) => {
    const random = createRandom(seed, number + 1)
    const sub = randomUuid(random)
    const identity = drawIdentity(random, now)
    return { number, sub, identity, details: drawDetails(random, identity) }
  }
  // As long as they will be from the start: arrays that grow leave as much again behind them.
  const column = () => new Array<string | undefined>(users)
  const columns = Object.entries(keptValues).map(([name, read]) => ({ name, read, values: column() }))
  const handles = column()
  const unique = createNameRegister()
  for (let number = 0; number < users; number += 1) {
    const drawn = draw(number)
    const user = { ...drawn, handle: unique(drawn.identity.handle) }
    handles[number] = user.handle
    for (const { read, values } of columns) values[number] = read(user)
  }
  const valuesByName = new Map(columns.map(({ name, values }) => [name, values]))
  const userOf = (number: number): User => writeUser({ ...draw(number), handle: handles[number] ?? '' })
  return {
    size: users,
    user: userOf,
    value(number, name) {
      const values = valuesByName.get(name)
      return values === undefined ? searchValue(userOf(number), name) : values[number]
    },
  }
}

/** Hands out names that nobody has: the first asker gets the name itself, the others get it with a number. */
function createNameRegister(): (name: string) => string {
  const taken = new Map<string, number>()
  return (name) => {
    const count = (taken.get(name) ?? 0) + 1
    taken.set(name, count)
    return count === 1 ? name : [name, count].join('')
  }
}
