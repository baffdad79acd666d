import type { User, UserStatus } from '../pool/user.ts'
import { createRandom, type Random, randomUuid } from '../random.ts'
import { createPerson, fictionalPhone, type Person, pickFrom, postalAddress } from './person.ts'

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
const departments = [
  'Engineering',
  'Support',
  'Sales',
  'Marketing',
  'Finance',
  'Human Resources',
  'Logistics',
  'Legal',
]
const tiers = ['bronze', 'bronze', 'bronze', 'silver', 'silver', 'gold', 'platinum']
const remarks = [
  'Prefers to be called in the afternoon.',
  'Asked to be contacted by letter only.',
  'Refund of the winter order agreed.',
  'Moved in spring; old address still on invoices.',
  'Business customer, pays within 30 days.',
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

/** Hands out names that nobody has: the first asker gets the name itself, the others get it with a number. */
export type NameRegister = (name: string) => string

export function createNameRegister(): NameRegister {
  const taken = new Map<string, number>()
  return (name) => {
    const count = (taken.get(name) ?? 0) + 1
    taken.set(name, count)
    return count === 1 ? name : `${name}${count}`
  }
}

/** The demo user of that number: the same for the same seed, number and time. */
export function createDemoUser(seed: number, index: number, now: number, unique: NameRegister): User {
  const random = createRandom(seed, index + 1)
  const sub = randomUuid(random)
  const person = createPerson(random)
  const status = pickStatus(random)
  const { createdAt, modifiedAt } = pickTimes(random, status, now)
  const handle = unique(pickHandle(random, person))
  const external = status === 'EXTERNAL_PROVIDER'
  const providerId = external ? String(100_000_000_000 + Math.floor(random.fraction() * 899_999_999_999)) : ''
  return {
    sub,
    username: external ? `Google_${providerId}` : handle,
    attributes: {
      ...profile(random, person, handle, status),
      ...shopAttributes(random, index, createdAt),
      ...(external ? { identities: googleIdentity(providerId, createdAt) } : {}),
    },
    status,
    enabled: !random.chance(status === 'ARCHIVED' || status === 'COMPROMISED' ? 0.7 : 0.03),
    createdAt,
    modifiedAt,
    ...(status === 'CONFIRMED' && random.chance(0.15) ? { mfa: secondFactors(random) } : {}),
  }
}

function secondFactors(random: Random): NonNullable<User['mfa']> {
  return random.chance(0.2) ? ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'] : ['SOFTWARE_TOKEN_MFA']
}

/** Half of the invitations are younger than the seven days that a temporary password works, half are older. */
function pickTimes(
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

function pickStatus(random: Random): UserStatus {
  let drawn = random.below(1000)
  for (const [status, share] of statusShares) {
    if (drawn < share) return status
    drawn -= share
  }
  return 'CONFIRMED'
}

function pickHandle(random: Random, person: Person): string {
  const { asciiGiven, asciiFamily } = person
  switch (random.below(4)) {
    case 0:
      return `${asciiGiven.charAt(0)}${asciiFamily}`
    case 1:
      return `${asciiFamily}_${asciiGiven.charAt(0)}`
    default:
      return `${asciiGiven}.${asciiFamily}`
  }
}

function profile(random: Random, person: Person, handle: string, status: UserStatus): Record<string, string> {
  const { culture } = person
  const verified = status !== 'UNCONFIRMED' && !random.chance(0.06)
  const profile: Record<string, string> = {
    email: `${handle}@${pickFrom(random, mailDomains) ?? 'example.com'}`,
    email_verified: String(verified),
    name: person.fullName,
    given_name: person.givenName,
    family_name: person.familyName,
    locale: culture.locale,
    zoneinfo: culture.zone,
  }
  if (random.chance(0.62)) {
    profile.phone_number = fictionalPhone(random, culture)
    profile.phone_number_verified = String(random.chance(0.7))
  }
  if (random.chance(0.55)) profile.birthdate = birthdate(random)
  if (random.chance(0.3)) profile.gender = person.gender
  if (random.chance(0.35)) profile.address = postalAddress(random, culture)
  if (random.chance(0.12)) profile.nickname = person.givenName
  if (random.chance(0.2)) profile.preferred_username = `${person.asciiGiven}_${random.below(10_000)}`
  if (random.chance(0.08)) profile.website = `https://${handle.replaceAll(/[._]/g, '-')}.example`
  return profile
}

function shopAttributes(random: Random, index: number, createdAt: number): Record<string, string> {
  const attributes: Record<string, string> = { 'custom:tier': pickFrom(random, tiers) ?? 'bronze' }
  attributes['custom:customer_since'] = new Date(createdAt - random.below(400) * day)
    .toISOString()
    .slice(0, 10)
  if (random.chance(0.22)) {
    attributes['custom:department'] = pickFrom(random, departments) ?? 'Support'
    attributes['custom:employee_number'] = String(10_001 + index)
  }
  if (random.chance(0.1)) attributes['custom:notes'] = pickFrom(random, remarks) ?? ''
  return attributes
}

function birthdate(random: Random): string {
  const born = Date.UTC(1940 + random.below(67), random.below(12), 1 + random.below(28))
  return new Date(born).toISOString().slice(0, 10)
}

function googleIdentity(userId: string, createdAt: number): string {
  const identity = {
    userId,
    providerName: 'Google',
    providerType: 'Google',
    issuer: null,
    primary: true,
    dateCreated: createdAt,
  }
  return JSON.stringify([identity])
}
