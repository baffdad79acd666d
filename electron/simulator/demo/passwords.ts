import { sharedDigest } from '../pool/passwords/credential.ts'
import type { Credential, User } from '../pool/users/user.ts'
import type { UserSource } from '../pool/users/user-source.ts'

/**
 * What every demo user signs in with who has a password: those who are CONFIRMED or UNCONFIRMED, or have to reset it,
 * as the password of their own; those in FORCE_CHANGE_PASSWORD as the temporary one. About one in seven CONFIRMED users
 * also has an authenticator app, whose codes nobody knows.
 */
export const demoPassword = 'Demo-Password-1'

const digest = sharedDigest(demoPassword)
const permanent: Credential = { digests: [digest] }
const lifetime = 7 * 24 * 60 * 60 * 1000

/** The users of a source with what they have of passwords: the same digest for all, so that none is made for each. */
export function withPasswords(source: UserSource): UserSource {
  return {
    ...source,
    user(number) {
      const user = source.user(number)
      const credential = credentialOf(user)
      return credential === undefined ? user : { ...user, credential }
    },
  }
}

function credentialOf({ status, createdAt }: User): Credential | undefined {
  switch (status) {
    case 'CONFIRMED':
    case 'UNCONFIRMED':
    case 'RESET_REQUIRED':
      return permanent
    case 'FORCE_CHANGE_PASSWORD':
      return { digests: [], temporaryDigest: digest, expiresAt: createdAt + lifetime }
    default:
      return undefined
  }
}
