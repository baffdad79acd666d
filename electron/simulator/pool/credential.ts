import { createHash } from 'node:crypto'
import type { PasswordPolicy } from './settings.ts'
import type { Credential, User } from './user.ts'

const day = 24 * 60 * 60 * 1000

/** A permanent password; the earlier ones are kept as far back as the policy looks. */
export function permanentCredential(user: User, password: string, policy: PasswordPolicy): Credential {
  const kept = Math.max(1, policy.PasswordHistorySize ?? 0)
  return { digests: [digest(user.sub, password), ...permanentDigests(user)].slice(0, kept) }
}

/** A password that the user has to change, and that stops working after the policy's days. */
export function temporaryCredential(
  user: User,
  password: string,
  policy: PasswordPolicy,
  now: number,
): Credential {
  return {
    digests: permanentDigests(user),
    temporaryDigest: digest(user.sub, password),
    expiresAt: now + policy.TemporaryPasswordValidityDays * day,
  }
}

/** Whether the policy forbids the password because the user has had it. Temporary passwords do not count. */
export function isInHistory(user: User, password: string, policy: PasswordPolicy): boolean {
  const history = permanentDigests(user).slice(0, policy.PasswordHistorySize ?? 0)
  return history.includes(digest(user.sub, password))
}

function permanentDigests(user: User): readonly string[] {
  return user.credential?.digests ?? []
}

function digest(sub: string, password: string): string {
  return createHash('sha256').update(`${sub}/${password}`).digest('base64')
}
