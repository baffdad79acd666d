import { createHash } from 'node:crypto'
import { passwordInHistory } from '../../protocol/exceptions.ts'
import type { PasswordPolicy } from '../settings.ts'
import type { Credential, User } from '../users/user.ts'

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

/**
 * Throws PasswordHistoryPolicyViolationException for a password that the user has had, as far back as the policy
 * looks. Temporary passwords do not count.
 */
export function refuseFormerPassword(user: User, password: string, policy: PasswordPolicy): void {
  const history = permanentDigests(user).slice(0, policy.PasswordHistorySize ?? 0)
  if (history.some((stored) => matches(stored, user, password))) throw passwordInHistory()
}

/** Whether it is the user's password: the temporary one while there is one, however old. */
export function isPassword(user: User, password: string): boolean {
  const stored = user.credential?.temporaryDigest ?? permanentDigests(user)[0]
  return stored !== undefined && matches(stored, user, password)
}

/** Whether the user has a temporary password that has run out. */
export function isTemporaryExpired({ credential }: User, now: number): boolean {
  return credential?.expiresAt !== undefined && now >= credential.expiresAt
}

/** The digest of a password that is the same for many users, so that it need not be made for each of them. */
export function sharedDigest(password: string): string {
  return digest('', password)
}

function matches(stored: string, { sub }: User, password: string): boolean {
  return stored === digest(sub, password) || stored === sharedDigest(password)
}

function permanentDigests(user: User): readonly string[] {
  return user.credential?.digests ?? []
}

function digest(sub: string, password: string): string {
  return createHash('sha256').update(`${sub}/${password}`).digest('base64')
}
