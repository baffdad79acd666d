import { PerUser } from '../pool/per-user.ts'
import type { Pool } from '../pool/pool.ts'
import { withIdentities } from '../pool/providers/identities.ts'
import { LinkTable, subjectAttribute } from '../pool/providers/links.ts'
import { SessionTable } from '../pool/sign-in/sessions.ts'
import type { User } from '../pool/users/user.ts'
import type { UserSource } from '../pool/users/user-source.ts'
import { createRandom, type Random } from '../random.ts'
import { demoDevices } from './devices.ts'
import { demoLinks, linkedNumber } from './links.ts'
import { demoSessions } from './sessions.ts'
import { demoSignInEvents } from './sign-in-events.ts'

const deviceStreams = 0x64657669
const eventStreams = 0x65766e74
const sessionStreams = 0x73657373

/** The users of a source with their numbers and the identities that are linked to them. */
export function withLinks(source: UserSource, seed: number): UserSource {
  return {
    ...source,
    user(number) {
      const user = source.user(number)
      const links = demoLinks(seed, number, user)
      return links.length === 0
        ? { ...user, number }
        : { ...user, number, attributes: withIdentities(user, links) }
    },
  }
}

/**
 * Gives the users of a source what they have beside their profiles. It follows from what they were when the pool
 * began, and is made when it is asked for: what becomes of them later does not change their past.
 */
export function furnish(pool: Pool, source: UserSource, options: { seed: number; now: number }): void {
  const { seed, now } = options
  const [region = ''] = pool.id.split('_')
  const made = <Item>(streams: number, make: (random: Random, user: User) => readonly Item[]) =>
    new PerUser(({ number }) =>
      number === undefined ? [] : make(createRandom(seed ^ streams, number + 1), source.user(number)),
    )
  pool.devices = made(deviceStreams, (random, user) => demoDevices(random, region, user, now))
  const sessions = made(sessionStreams, (random, user) => demoSessions(random, user, now))
  pool.sessions = new SessionTable({ tracking: 'ENABLED', maxPerUser: 20 }, sessions)
  pool.signInEvents = made(eventStreams, (random, user) => demoSignInEvents(random, user, now))
  pool.links = new LinkTable(({ providerName, value }) => {
    const number = linkedNumber(source, seed, { providerName, userId: value })
    if (number === undefined) return undefined
    return { sub: source.user(number).sub, providerName, attributeName: subjectAttribute, value }
  })
}
