import { searchValue } from '../pool/users/search-value.ts'
import type { User } from '../pool/users/user.ts'
import type { UserSource } from '../pool/users/user-source.ts'

type Difficulty = Pick<User, 'username'> & { readonly attributes: Readonly<Record<string, string>> }

const longWord = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'

/** Values that have broken user interfaces and exports before; each replaces what a demo user would have had. */
const difficulties: readonly Difficulty[] = [
  {
    username: 'markup',
    attributes: {
      name: `<script>alert('name')</script>`,
      given_name: '<b>Bold</b>',
      family_name: '<img src=x onerror=alert(1)>',
    },
  },
  {
    username: 'right-to-left',
    attributes: { name: 'נועה בן־דוד', given_name: 'נועה', family_name: 'בן־דוד' },
  },
  {
    username: 'bidi-override',
    attributes: { name: 'Invoice \u202Egpj.exe', nickname: '\u2066hidden\u2069' },
  },
  { username: 'emoji', attributes: { name: '🦄 Ünïcörn 👩‍👩‍👧‍👦', nickname: '🏳️‍🌈🇪🇺' } },
  { username: '李小龍', attributes: { name: '李小龍', given_name: '小龍', family_name: '李' } },
  {
    username: 'long-note',
    attributes: { 'custom:notes': 'Called again about the same order. '.repeat(59).slice(0, 2048) },
  },
  { username: 'long-word', attributes: { name: longWord, nickname: longWord.repeat(4) } },
  {
    username: 'spreadsheet',
    attributes: {
      name: '=HYPERLINK("https://attacker.example","Refund")',
      nickname: '+1+1',
      'custom:notes': '@SUM(A1:A9)',
    },
  },
  {
    username: 'quotes-and-commas',
    attributes: { name: 'Robert "Bobby" O\'Neil, Jr.; C:\\temp', 'custom:notes': 'one\r\ntwo\tthree' },
  },
  {
    username: 'only-an-email',
    attributes: { name: '', given_name: '', family_name: '', phone_number: '', address: '' },
  },
  { username: 'Case.Twin', attributes: { email: 'case.twin@example.com', email_verified: 'true' } },
  { username: 'case.twin', attributes: { email: 'Case.Twin@example.com', email_verified: 'true' } },
  { username: 'admin', attributes: { name: 'Аdmin', nickname: 'the first letter is Cyrillic' } },
  { username: 'zero-width', attributes: { name: 'Ze\u200bro Width', nickname: ' leading and trailing ' } },
]

/** The difficult ones are spread over the pool, and left out of pools too small to spread them. */
const stride = 7
const first = 3

/** The users of a source, some of them with difficult values. */
export function withDifficulties(source: UserSource): UserSource {
  if (source.size < difficulties.length * stride) return source
  const difficult = new Map(
    difficulties.map((difficulty, place) => {
      const number = first + place * stride
      return [number, makeDifficult(source.user(number), difficulty)]
    }),
  )
  return {
    size: source.size,
    user: (number) => difficult.get(number) ?? source.user(number),
    value(number, name) {
      const user = difficult.get(number)
      return user === undefined ? source.value(number, name) : searchValue(user, name)
    },
  }
}

function makeDifficult(user: User, difficulty: Difficulty): User {
  const { identities: _, ...ordinary } = user.attributes
  const merged = Object.entries({ ...ordinary, ...difficulty.attributes })
  const attributes = Object.fromEntries(merged.filter(([, value]) => value !== ''))
  return { ...user, username: difficulty.username, attributes, status: 'CONFIRMED', enabled: true }
}
