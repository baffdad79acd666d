import type { Device } from '../pool/sign-in/devices.ts'
import type { User, UserStatus } from '../pool/users/user.ts'
import { type Random, randomUuid } from '../random.ts'
import { drawAppliance } from './appliances.ts'
import { drawHome } from './places.ts'

const signedInBefore: ReadonlySet<UserStatus> = new Set([
  'CONFIRMED',
  'RESET_REQUIRED',
  'ARCHIVED',
  'COMPROMISED',
  'UNKNOWN',
])

/**
 * The devices of a demo user, the oldest first: none of whoever has not signed in with a password, more than a page
 * of them of a few. `now` in milliseconds since the epoch.
 */
export function demoDevices(random: Random, region: string, user: User, now: number): readonly Device[] {
  if (!signedInBefore.has(user.status)) return []
  const home = drawHome(random, user)
  return Array.from({ length: drawCount(random) }, () => {
    const { userAgent, sdk } = drawAppliance(random)
    const createdAt = between(random, user.createdAt, now)
    const authenticatedAt = between(random, createdAt, now)
    return {
      key: `${region}_${randomUuid(random)}`,
      name: userAgent,
      isRemembered: random.chance(0.7),
      lastIpAddress: home.ipAddress,
      sdk,
      createdAt,
      modifiedAt: authenticatedAt,
      // Cognito keeps this one to the second.
      authenticatedAt: Math.floor(authenticatedAt / 1000) * 1000,
    }
  }).sort((left, right) => left.createdAt - right.createdAt)
}

function drawCount(random: Random): number {
  if (random.chance(0.45)) return 0
  return random.chance(0.004) ? 61 + random.below(30) : 1 + random.below(3)
}

function between(random: Random, from: number, to: number): number {
  return Math.floor(from + random.fraction() * (to - from))
}
