import { type User, userStatuses } from '../../shared/domain/user.ts'

const givenNames = (
  'Maria Jose Anna Luca Sofia Noah Emma Liam Olivia Mateo Lucia Hugo Martina Leon Mia Finn Hannah Paul Lena Jonas ' +
  'Laura Felix Clara Emil Charlotte Oscar Alice William Elsa Axel Freja Aksel Ingrid Nora Jakub Zuzanna Antoni Julia ' +
  'Yuki Haruto Sakura Ren Wei Li Mei Jun Arjun Priya Rohan Ananya Omar Fatima Yusuf Layla Kofi Ama Chidi Ngozi ' +
  'Thiago Camila Diego Valentina Émile Zoë Ángel Björn Łukasz Șerban Özlem İpek Đorđe Ægir'
).split(' ')
const familyNames = (
  'Garcia Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Hoffmann Rossi Russo Ferrari Esposito Bianchi ' +
  'Dubois Martin Bernard Petit Durand Leroy Moreau Jansen de-Vries Bakker Visser Andersson Johansson Nilsson Larsen ' +
  'Hansen Olsen Nowak Kowalski Wiśniewski Novák Horváth Popescu Ivanov Petrov Tanaka Suzuki Watanabe Yamamoto Wang ' +
  'Zhang Chen Liu Kim Park Choi Patel Sharma Singh Gupta Khan Hussain Ahmed Ali Mensah Okafor Adeyemi Silva Santos ' +
  'Oliveira Pereira Gonzalez Rodriguez Fernandez Lopez Perez Smith Johnson Williams Brown Jones Davis Miller Wilson ' +
  'Taylor Anderson Thomas Moore Jackson White Harris Clark Lewis Robinson Walker Young King Wright'
).split(' ')
const domains = [
  'example.com',
  'example.org',
  'example.net',
  'mail.example.com',
  'post.example.de',
  'correo.example.es',
]
const departments = [
  'Support',
  'Sales',
  'Engineering',
  'Finance',
  'Logistics',
  'Marketing',
  'Legal',
  'Operations',
]
const locales = ['en-US', 'de-DE', 'es-ES', 'fr-FR', 'it-IT', 'nl-NL', 'pl-PL', 'ja-JP']
const zones = ['Europe/Berlin', 'Europe/Madrid', 'America/New_York', 'Asia/Tokyo', 'Africa/Lagos']

/** The groups of the generated pool, the first being the largest. */
export const generatedGroups = [
  'customers',
  'newsletter',
  'beta-testers',
  'staff',
  'support',
  'partners',
  'resellers',
  'auditors',
  'admins',
  'finance',
  'on-call',
  'board',
]

/** The instant the generated pool ends at: every date lies in the six years before. */
export const generatedNow = Date.UTC(2026, 5, 15, 12)

const sixYears = 6 * 365 * 24 * 3600 * 1000

/** Users by number, the same for every run: user 17 is the same person in a pool of 100 and of 1,000,000. */
export function generatedUser(number: number): User {
  const random = randomOf(number)
  const given = pick(givenNames, random())
  const family = pick(familyNames, random())
  const created = generatedNow - Math.floor(random() * sixYears)
  const updated = created + Math.floor(random() * random() * (generatedNow - created))
  const handle = `${plain(given)}.${plain(family)}${number}`
  const attributes: Record<string, string> = {
    email: `${handle}@${pick(domains, random() ** 2)}`,
    email_verified: random() < 0.9 ? 'true' : 'false',
    given_name: given,
    family_name: family,
    locale: pick(locales, random() ** 2),
    'custom:department': pick(departments, random()),
    'custom:employee_number': String(100_000 + Math.floor(random() * 900_000)),
  }
  if (random() < 0.6) attributes.phone_number = `+49151${Math.floor(random() * 90_000_000) + 10_000_000}`
  if (random() < 0.3) attributes.zoneinfo = pick(zones, random())
  return {
    sub: uuid(random),
    username: random() < 0.7 ? handle : `${plain(family)}-${number}`,
    status: statusOf(random()),
    enabled: random() < 0.96,
    created_at: new Date(created).toISOString(),
    updated_at: new Date(updated).toISOString(),
    attributes,
  }
}

/** The groups of a generated user; half of the users have none. */
export function generatedMemberships(number: number): string[] {
  const random = randomOf(number + 0x5f3759df)
  if (random() < 0.5) return []
  const first = pick(generatedGroups, random() ** 4)
  const second = pick(generatedGroups, random() ** 2)
  return random() < 0.3 && second !== first ? [first, second] : [first]
}

function statusOf(share: number): User['status'] {
  const [confirmed, mustChange, unconfirmed, reset, federated, archived, compromised, unknown] = userStatuses
  if (share < 0.82) return confirmed
  if (share < 0.89) return mustChange
  if (share < 0.94) return unconfirmed
  if (share < 0.97) return reset
  if (share < 0.995) return federated
  if (share < 0.998) return archived
  return share < 0.9995 ? compromised : unknown
}

function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z]/g, '')
    .toLowerCase()
}

function pick<Item>(items: readonly Item[], share: number): Item {
  const item = items[Math.floor(share * items.length)]
  if (item === undefined) throw new RangeError(`No item at ${share}.`)
  return item
}

function uuid(random: () => number): string {
  const hex = Array.from({ length: 4 }, () =>
    Math.floor(random() * 0x1_0000_0000)
      .toString(16)
      .padStart(8, '0'),
  ).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The mulberry32 generator: between 0 and 1, from a seed. */
function randomOf(seed: number): () => number {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
