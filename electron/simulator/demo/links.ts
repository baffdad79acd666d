import type { Identity } from '../pool/providers/identities.ts'
import type { User } from '../pool/users/user.ts'
import type { UserSource } from '../pool/users/user-source.ts'
import { createRandom } from '../random.ts'

const providers: readonly string[] = ['Google', 'Facebook']

/** What the numbers of the users are hidden in, to look like a provider's. */
const mask = 0x2545f491
const firstSubject = 300_000_000_000
const spread = 7

/** The identities that are linked to a demo user, who signed up with a password. */
export function demoLinks(seed: number, number: number, user: User): readonly Identity[] {
  const random = createRandom(seed ^ mask, number + 1)
  if (user.status !== 'CONFIRMED' || !random.chance(0.03)) return []
  const count = random.chance(0.3) ? 2 : 1
  return providers.slice(0, count).map((providerName) => ({
    userId: subjectOf(number, providerName),
    providerName,
    providerType: providerName,
    issuer: null,
    primary: false,
    dateCreated: user.modifiedAt,
  }))
}

/** The number of the demo user to whom an identity is linked. */
export function linkedNumber(
  source: UserSource,
  seed: number,
  identity: Pick<Identity, 'providerName' | 'userId'>,
): number | undefined {
  const place = providers.indexOf(identity.providerName)
  const number = ((Number(identity.userId) - firstSubject - place) / spread) ^ mask
  if (place === -1 || number < 0 || number >= source.size) return undefined
  const isSame = ({ providerName, userId }: Identity) =>
    providerName === identity.providerName && userId === identity.userId
  return demoLinks(seed, number, source.user(number)).some(isSame) ? number : undefined
}

function subjectOf(number: number, providerName: string): string {
  return String(firstSubject + (number ^ mask) * spread + providers.indexOf(providerName))
}
