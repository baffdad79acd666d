import type { User } from '../pool/users/user.ts'
import type { Random } from '../random.ts'
import { cultures } from './cultures.ts'
import { pickFrom } from './person.ts'

/** Where somebody is on the net and in the world. */
export type Place = {
  readonly ipAddress: string
  readonly city: string
  readonly country: string
  readonly timezone: string
}

/** A place where the user could live. */
export function drawHome(random: Random, user: User): Place {
  const culture = cultures.find(({ zone }) => zone === user.attributes.zoneinfo) ?? cultures[0]
  return placeIn(random, culture)
}

/** A place anywhere. */
export function drawPlace(random: Random): Place {
  return placeIn(random, random.pick(cultures))
}

function placeIn(random: Random, { country, cities, zone }: (typeof cultures)[number]): Place {
  const [city] = pickFrom(random, cities) ?? ['']
  return { ipAddress: drawAddress(random), city, country, timezone: zone }
}

/** An address of the ranges that are set aside for documentation: RFC 5737 and RFC 3849. */
function drawAddress(random: Random): string {
  if (random.chance(0.2)) {
    const group = () => (1 + random.below(0xffff)).toString(16)
    return `2001:db8:${group()}:${group()}::${group()}`
  }
  return `${random.pick(['192.0.2', '198.51.100', '203.0.113'])}.${1 + random.below(254)}`
}
