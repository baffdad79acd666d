import { searchValue } from '../pool/search-value.ts'
import type { User } from '../pool/user.ts'
import type { UserSource } from '../pool/user-source.ts'
import { createRandom, type Random, randomUuid } from '../random.ts'
import { type Details, drawDetails } from './details.ts'
import { drawIdentity, type Identity } from './identity.ts'
import { fullName } from './person.ts'
import { emailOf, phoneNumberOf, preferredUsernameOf, usernameOf, writeUser } from './user.ts'

/**
 * Demo users by their number, the same for the same seed and time. All that is kept of one is how many before have
 * the same handle; the rest is drawn again whenever it is asked for.
 */
export function createDemoUsers(options: { seed: number; users: number; now: number }): UserSource {
  const streamOf = (number: number): Random => createRandom(options.seed, number + 1)
  const subOf = (number: number): string => randomUuid(streamOf(number))
  const identityFrom = (random: Random): Identity => {
    passSub(random)
    return drawIdentity(random, options.now)
  }
  // Whoever fills a pool asks for one value of a user after the other.
  let latest: { readonly number: number; readonly identity: Identity } | undefined
  const identityOf = (number: number): Identity => {
    if (latest?.number !== number) latest = { number, identity: identityFrom(streamOf(number)) }
    return latest.identity
  }
  const detailsOf = (number: number): Details => {
    const random = streamOf(number)
    return drawDetails(random, identityFrom(random))
  }
  const namesakes = countNamesakes(options.users, (number) => identityOf(number).handle)
  const handleOf = (number: number): string => {
    const { handle } = identityOf(number)
    const before = namesakes[number] ?? 0
    return before === 0 ? handle : `${handle}${before + 1}`
  }
  const userOf = (number: number): User =>
    writeUser({
      number,
      sub: subOf(number),
      handle: handleOf(number),
      identity: identityOf(number),
      details: detailsOf(number),
    })
  return {
    size: options.users,
    user: userOf,
    value(number, name) {
      switch (name) {
        case 'sub':
          return subOf(number)
        case 'username':
          return usernameOf(handleOf(number), identityOf(number))
        case 'cognito:user_status':
          return identityOf(number).status
        case 'status':
          return detailsOf(number).enabled ? 'Enabled' : 'Disabled'
        case 'email':
          return emailOf(handleOf(number), identityOf(number))
        case 'email_verified':
          return String(identityOf(number).isEmailVerified)
        case 'name':
          return fullName(identityOf(number).person)
        case 'given_name':
          return identityOf(number).person.given.native
        case 'family_name':
          return identityOf(number).person.family.native
        case 'phone_number':
          return phoneNumberOf(identityOf(number).person, detailsOf(number))
        case 'preferred_username':
          return preferredUsernameOf(identityOf(number).person, detailsOf(number))
        default:
          return searchValue(userOf(number), name)
      }
    },
  }
}

/** Goes on to what a stream gives after a sub: four words. */
function passSub(random: Random): void {
  for (let word = 0; word < 4; word += 1) random.word()
}

/** For each user, how many with a smaller number have the same handle. */
function countNamesakes(users: number, handleOf: (number: number) => string): Uint32Array {
  const counts = new Map<string, number>()
  return new Uint32Array(users).map((_, number) => {
    const handle = handleOf(number)
    const before = counts.get(handle) ?? 0
    counts.set(handle, before + 1)
    return before
  })
}
