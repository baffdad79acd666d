import type { Random } from '../random.ts'
import { type Culture, cultures } from './cultures.ts'

/** Who a demo user is, before the pool knows them. */
export type Person = {
  readonly culture: Culture
  readonly gender: 'female' | 'male'
  readonly givenName: string
  readonly familyName: string
  readonly fullName: string
  /** Given and family name in lower-case ASCII letters, for addresses and usernames. */
  readonly asciiGiven: string
  readonly asciiFamily: string
}

/** One entry for each user in a hundred: a pick from it follows the cultures' shares. */
const byShare = cultures.flatMap((culture) => Array.from({ length: culture.share }, () => culture))

export function createPerson(random: Random): Person {
  const culture = pickFrom(random, byShare) ?? cultures[0]
  const gender = random.chance(0.5) ? 'female' : 'male'
  const [latinGiven, givenName] = spellings(pickFrom(random, culture.given[gender]) ?? '')
  const [latinFamily, familyName] = spellings(pickFrom(random, culture.family) ?? '')
  const isNative = givenName !== latinGiven
  const separator = isNative && culture.locale.startsWith('zh') ? '' : ' '
  const fullName = culture.familyFirst
    ? `${familyName}${separator}${givenName}`
    : `${givenName}${separator}${familyName}`
  return {
    culture,
    gender,
    givenName,
    familyName,
    fullName,
    asciiGiven: ascii(latinGiven),
    asciiFamily: ascii(latinFamily),
  }
}

/** A telephone number from a range that belongs to nobody. */
export function fictionalPhone(random: Random, culture: Culture): string {
  // Area codes begin with 2 to 9; the other ranges begin with digits that are fixed.
  const pattern = culture.phone.startsWith('+1#')
    ? culture.phone.replace('#', String(2 + random.below(8)))
    : culture.phone
  return pattern.replaceAll('#', () => String(random.below(10)))
}

/** A postal address as OpenID Connect writes it: a JSON object in a string. */
export function postalAddress(random: Random, culture: Culture): string {
  const [locality, postalCode] = pickFrom(random, culture.cities) ?? ['', '']
  const street = `${pickFrom(random, culture.streets) ?? ''} ${1 + random.below(140)}`
  return JSON.stringify({
    formatted: `${street}\n${postalCode} ${locality}\n${culture.country}`,
    street_address: street,
    locality,
    postal_code: postalCode,
    country: culture.country,
  })
}

export function pickFrom<Item>(random: Random, items: readonly Item[]): Item | undefined {
  return items[random.below(items.length)]
}

function spellings(name: string): [latin: string, native: string] {
  const [latin = '', native = latin] = name.split('|')
  return [latin, native]
}

const asciiSpellings: Readonly<Record<string, string>> = { ß: 'ss', ł: 'l', ø: 'o', đ: 'd', ı: 'i', æ: 'ae' }
const folded = new Map<string, string>()

function ascii(name: string): string {
  const known = folded.get(name)
  if (known !== undefined) return known
  const result = name
    .toLowerCase()
    .replace(/[ßłøđıæ]/g, (letter) => asciiSpellings[letter] ?? '')
    .normalize('NFD')
    .replace(/[^a-z]/g, '')
  folded.set(name, result)
  return result
}
