import type { Random } from '../random.ts'
import { type Culture, cultures } from './cultures.ts'

/** A given or a family name in its spellings. */
type Name = {
  readonly native: string
  /** In lower-case ASCII letters, for addresses and usernames. */
  readonly ascii: string
  /** Whether it is written in another script than the Latin one. */
  readonly isForeign: boolean
}

/** Who a demo user is, before the pool knows them. */
export type Person = {
  readonly culture: Culture
  readonly gender: 'female' | 'male'
  readonly given: Name
  readonly family: Name
}

const asciiSpellings: Readonly<Record<string, string>> = { ß: 'ss', ł: 'l', ø: 'o', đ: 'd', ı: 'i', æ: 'ae' }

const nations = cultures.map((culture) => ({
  culture,
  given: { female: culture.given.female.map(spellings), male: culture.given.male.map(spellings) },
  family: culture.family.map(spellings),
}))

/** One entry for each user in a hundred: a pick from it follows the cultures' shares. */
const byShare = nations.flatMap((nation) => Array.from({ length: nation.culture.share }, () => nation))

const nameless: Name = { native: '', ascii: '', isForeign: false }

export function createPerson(random: Random): Person {
  const nation = pickFrom(random, byShare)
  const gender = random.chance(0.5) ? 'female' : 'male'
  return {
    culture: nation?.culture ?? cultures[0],
    gender,
    given: pickFrom(random, nation?.given[gender] ?? []) ?? nameless,
    family: pickFrom(random, nation?.family ?? []) ?? nameless,
  }
}

const fullNames = new Map<string, string>()

export function fullName({ culture, given, family }: Person): string {
  const separator = given.isForeign && culture.locale.startsWith('zh') ? '' : ' '
  const parts = culture.familyFirst ? [family.native, given.native] : [given.native, family.native]
  const name = parts.join(separator)
  // There are two thousand of them: a pool of a million users keeps each once.
  const known = fullNames.get(name)
  if (known === undefined) fullNames.set(name, name)
  return known ?? name
}

/** The digits of a telephone number that the culture's range leaves open, as one number. */
export function drawPhoneDigits(random: Random, culture: Culture): number {
  let digits = 0
  for (let at = culture.phone.indexOf('#'); at !== -1; at = culture.phone.indexOf('#', at + 1)) {
    // Area codes begin with 2 to 9; the other ranges begin with digits that are fixed.
    const digit = culture.phone.startsWith('+1#') && at === 2 ? 2 + random.below(8) : random.below(10)
    digits = 10 * digits + digit
  }
  return digits
}

/** A telephone number from a range that belongs to nobody. */
export function fictionalPhone(culture: Culture, digits: number): string {
  const ranges = culture.phone.split('#')
  const open = String(digits).padStart(ranges.length - 1, '0')
  return ranges.map((range, at) => range + open.charAt(at)).join('')
}

export type Address = {
  readonly city: readonly [name: string, postalCode: string]
  readonly street: string
  readonly country: string
}

export function drawAddress(random: Random, culture: Culture): Address {
  const city = pickFrom(random, culture.cities) ?? ['', '']
  const street = `${pickFrom(random, culture.streets) ?? ''} ${1 + random.below(140)}`
  return { city, street, country: culture.country }
}

/** A postal address as OpenID Connect writes it: a JSON object in a string. */
export function postalAddress({ city: [locality, postalCode], street, country }: Address): string {
  return JSON.stringify({
    formatted: `${street}\n${postalCode} ${locality}\n${country}`,
    street_address: street,
    locality,
    postal_code: postalCode,
    country,
  })
}

export function pickFrom<Item>(random: Random, items: readonly Item[]): Item | undefined {
  return items[random.below(items.length)]
}

function spellings(name: string): Name {
  const [latin = '', native = latin] = name.split('|')
  return { native, ascii: ascii(latin), isForeign: native !== latin }
}

function ascii(name: string): string {
  return name
    .toLowerCase()
    .replace(/[ßłøđıæ]/g, (letter) => asciiSpellings[letter] ?? '')
    .normalize('NFD')
    .replace(/[^a-z]/g, '')
}
