import { newSessionId } from '../pool/identifiers.ts'
import type { Session, SessionOrigin } from '../pool/sign-in/sessions.ts'
import type { User } from '../pool/users/user.ts'
import { type Random, randomUuid } from '../random.ts'
import { drawAppliance } from './appliances.ts'
import { demoClientIds } from './clients.ts'
import { drawHome } from './places.ts'

const day = 24 * 60 * 60 * 1000
/** The applications that demo users are in, and how long their refresh tokens live. */
const webShop = { clientId: demoClientIds.webShop, lifetime: 30 * day }
const mobileApp = { clientId: demoClientIds.mobileApp, lifetime: 365 * day }

/**
 * The sessions that a demo user still has: none of most, up to four of others. Who signs in with a provider came through
 * the pool's own sign-in pages, and so did most of those in a browser. Nobody has the sessions' tokens. `now` in
 * milliseconds since the epoch.
 */
export function demoSessions(random: Random, user: User, now: number): readonly Session[] {
  const isCustomer = user.status === 'CONFIRMED' || user.status === 'EXTERNAL_PROVIDER'
  if (!isCustomer || !user.enabled || random.chance(0.55)) return []
  const count = 1 + Math.floor(random.fraction() ** 2 * 4)
  return Array.from({ length: count }, () => drawSessions(random, user, now)).flat()
}

/** A token session, after the session with the sign-in pages that it came through, if any. */
function drawSessions(random: Random, user: User, now: number): readonly Session[] {
  const home = drawHome(random, user)
  const appliance = drawAppliance(random)
  const isInBrowser = appliance.userAgent.startsWith('Mozilla')
  const origin: SessionOrigin = {
    device: appliance.label,
    ipAddress: home.ipAddress,
    city: home.city,
    country: home.country,
  }
  const { clientId, lifetime } = isInBrowser ? webShop : mobileApp
  const age = random.fraction() ** 2 * (lifetime - day)
  const createdAt = Math.floor(Math.max(user.createdAt, now - age))
  const lastActiveAt = Math.floor(createdAt + random.fraction() * (now - createdAt))
  const shared = {
    clientId,
    createdAt,
    lastActiveAt,
    expiresAt: createdAt + lifetime,
    tracked: true,
    origin,
  }
  const tokens = {
    kind: 'TOKEN',
    id: newSessionId('tkn', random),
    eventId: randomUuid(random),
    originJti: randomUuid(random),
    ...shared,
  } as const
  const isThroughPages = user.status === 'EXTERNAL_PROVIDER' || (isInBrowser && random.chance(0.7))
  if (!isThroughPages) return [tokens]
  const pages = { kind: 'SSO', id: newSessionId('sso', random), ...shared } as const
  return [pages, { ...tokens, originSessionId: pages.id }]
}
