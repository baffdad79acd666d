import type { UserStatus } from '../pool/users/user.ts'
import type { Random } from '../random.ts'
import { createPerson, type Person, pickFrom } from './person.ts'

const day = 24 * 60 * 60 * 1000
const year = 365 * day

const mailDomains = [
  'example.com',
  'example.org',
  'example.net',
  'mail.example.com',
  'nordwind.example',
  'acme.example',
]

/** How many users in a thousand have the status; the rest are confirmed. */
const statusShares: readonly (readonly [UserStatus, number])[] = [
  ['UNCONFIRMED', 70],
  ['FORCE_CHANGE_PASSWORD', 75],
  ['RESET_REQUIRED', 30],
  ['EXTERNAL_PROVIDER', 45],
  ['ARCHIVED', 4],
  ['COMPROMISED', 4],
  ['UNKNOWN', 3],
]

/**
 * What chance decides first about a demo user: all that tells who it is. It is drawn again for every value that is
 * asked for, so nothing is written out. Times in milliseconds since the epoch.
 */
export type Identity = {
  readonly person: Person
  readonly status: UserStatus
  readonly createdAt: number
  readonly modifiedAt: number
  /** The username but for the number that tells namesakes apart. */
  readonly handle: string
  /** The user's id at the identity provider; undefined for a user of the pool's own. */
  readonly providerId: string | undefined
  readonly isEmailVerified: boolean
  readonly mailDomain: string
}

/** Draws from a stream that has given the user's sub. `now` in milliseconds since the epoch. */
export function drawIdentity(random: Random, now: number): Identity {
  const person = createPerson(random)
  const status = drawStatus(random)
  const { createdAt, modifiedAt } = drawTimes(random, status, now)
  const handle = drawHandle(random, person)
  const providerId = status === 'EXTERNAL_PROVIDER' ? drawProviderId(random) : undefined
  const isEmailVerified = status !== 'UNCONFIRMED' && !random.chance(0.06)
  const mailDomain = pickFrom(random, mailDomains) ?? 'example.com'
  return { person, status, createdAt, modifiedAt, handle, providerId, isEmailVerified, mailDomain }
}

function drawStatus(random: Random): UserStatus {
  let drawn = random.below(1000)
  for (const [status, share] of statusShares) {
    if (drawn < share) return status
    drawn -= share
  }
  return 'CONFIRMED'
}

/** Half of the invitations are younger than the seven days that a temporary password works, half are older. */
function drawTimes(
  random: Random,
  status: UserStatus,
  now: number,
): { createdAt: number; modifiedAt: number } {
  // The square root makes the pool grow: more users of this year than of the one before last.
  const age = (1 - Math.sqrt(random.fraction())) * 3 * year
  const freshInvitation = status === 'FORCE_CHANGE_PASSWORD' && random.chance(0.5)
  const createdAt = Math.floor(
    now - (freshInvitation ? random.fraction() * 6.5 * day : Math.max(age, 60_000)),
  )
  const untouched = status === 'UNCONFIRMED' || status === 'FORCE_CHANGE_PASSWORD' || random.chance(0.15)
  const later = random.fraction() ** 2
  return { createdAt, modifiedAt: untouched ? createdAt : Math.floor(now - (now - createdAt) * later) }
}

function drawHandle(random: Random, { given, family }: Person): string {
  switch (random.below(4)) {
    case 0:
      return `${given.ascii.charAt(0)}${family.ascii}`
    case 1:
      return `${family.ascii}_${given.ascii.charAt(0)}`
    default:
      return `${given.ascii}.${family.ascii}`
  }
}

function drawProviderId(random: Random): string {
  return String(100_000_000_000 + Math.floor(random.fraction() * 899_999_999_999))
}
