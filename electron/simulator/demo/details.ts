import type { Random } from '../random.ts'
import type { Identity } from './identity.ts'
import { type Address, drawAddress, drawPhoneDigits, pickFrom } from './person.ts'

const day = 24 * 60 * 60 * 1000

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

/** What chance decides about a demo user after the identity; undefined stands for what the user lacks. */
export type Details = {
  readonly phoneDigits: number | undefined
  readonly isPhoneVerified: boolean
  /** In milliseconds since the epoch, as all times here. */
  readonly bornAt: number | undefined
  readonly tellsGender: boolean
  readonly address: Address | undefined
  readonly hasNickname: boolean
  /** Tells preferred usernames apart. */
  readonly preferredNumber: number | undefined
  readonly hasWebsite: boolean
  readonly tier: string
  readonly customerSince: number
  readonly department: string | undefined
  readonly remark: string | undefined
  readonly enabled: boolean
  readonly secondFactors: 'none' | 'app' | 'app-and-sms'
}

/** Draws from a stream that has given the user's identity. */
export function drawDetails(random: Random, { person, status, createdAt }: Identity): Details {
  const phoneDigits = random.chance(0.62) ? drawPhoneDigits(random, person.culture) : undefined
  // The properties are drawn in the order that they are written in.
  return {
    phoneDigits,
    isPhoneVerified: phoneDigits !== undefined && random.chance(0.7),
    bornAt: random.chance(0.55) ? drawBirth(random) : undefined,
    tellsGender: random.chance(0.3),
    address: random.chance(0.35) ? drawAddress(random, person.culture) : undefined,
    hasNickname: random.chance(0.12),
    preferredNumber: random.chance(0.2) ? random.below(10_000) : undefined,
    hasWebsite: random.chance(0.08),
    tier: pickFrom(random, tiers) ?? 'bronze',
    customerSince: createdAt - random.below(400) * day,
    department: random.chance(0.22) ? (pickFrom(random, departments) ?? 'Support') : undefined,
    remark: random.chance(0.1) ? pickFrom(random, remarks) : undefined,
    enabled: !random.chance(status === 'ARCHIVED' || status === 'COMPROMISED' ? 0.7 : 0.03),
    secondFactors: status === 'CONFIRMED' && random.chance(0.15) ? drawSecondFactors(random) : 'none',
  }
}

function drawSecondFactors(random: Random): 'app' | 'app-and-sms' {
  return random.chance(0.2) ? 'app-and-sms' : 'app'
}

function drawBirth(random: Random): number {
  return Date.UTC(1940 + random.below(67), random.below(12), 1 + random.below(28))
}
