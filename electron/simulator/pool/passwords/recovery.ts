import { createHash } from 'node:crypto'
import { invalidParameter, notAuthorized, type ServiceException } from '../../protocol/exceptions.ts'
import {
  type CodeDeliveryDetails,
  contactAttribute,
  deliveryDetails,
  destination,
  type Medium,
} from '../delivery.ts'
import type { Pool } from '../pool.ts'
import type { PoolSettings } from '../settings.ts'
import { secondFactorsOf } from '../sign-in/mfa.ts'
import { emailFormat, phoneFormat } from '../users/contact-format.ts'
import type { User, UserStatus } from '../users/user.ts'

/** The states in which a user has a password of their own to forget. */
const resettable: ReadonlySet<UserStatus> = new Set(['CONFIRMED', 'RESET_REQUIRED', 'UNCONFIRMED'])

/** Without a setting, the legacy way: the phone number before the e-mail address. */
const legacyMedia: readonly Medium[] = ['SMS', 'EMAIL']

/** Throws NotAuthorizedException in a pool where only administrators reset passwords. */
export function refuseAdministratorsOnly({ settings }: Pool): void {
  const mechanisms = settings.accountRecovery?.RecoveryMechanisms ?? []
  if (mechanisms.some(({ Name }) => Name === 'admin_only')) {
    throw notAuthorized('Contact administrator to reset password.')
  }
}

/**
 * The medium that reaches a user with a code to reset the password. Or why there is none: NotAuthorizedException for
 * who is disabled or has no password to forget, InvalidParameterException for who has no verified address. That
 * UNCONFIRMED users are asked for an address, and FORCE_CHANGE_PASSWORD ones are not, is what reports of both show; of
 * the other states nothing is documented.
 */
export function recoveryMedium(pool: Pool, user: User): Medium | ServiceException {
  if (!user.enabled) return notAuthorized('User is disabled.')
  if (!resettable.has(user.status))
    return notAuthorized('User password cannot be reset in the current state.')
  const medium = recoveryMedia(pool.settings).find(
    (candidate) =>
      destination(user, candidate) !== undefined &&
      user.attributes[`${contactAttribute(candidate)}_verified`] === 'true' &&
      !isSecondFactor(pool, user, candidate),
  )
  return (
    medium ??
    invalidParameter(
      'Cannot reset password for the user as there is no registered/verified email or phone_number',
    )
  )
}

/**
 * What an answer says of a code that nobody gets, so that it does not tell who is in the pool. It follows from the
 * username as it was given: its form decides about the medium, otherwise the pool's first one. How Cognito makes up
 * the address is not documented.
 */
export function simulatedDelivery(username: string, media: readonly Medium[]): CodeDeliveryDetails {
  if (emailFormat.test(username)) return deliveryDetails('EMAIL', username)
  if (phoneFormat.test(username)) return deliveryDetails('SMS', username)
  const [medium = 'EMAIL'] = media
  const hash = createHash('sha256').update(username).digest()
  const address =
    medium === 'EMAIL'
      ? `${letter(hash[0])}@${letter(hash[1])}`
      : `+491510000${String(hash.readUInt16BE() % 10_000).padStart(4, '0')}`
  return deliveryDetails(medium, address)
}

/** The media that the pool sends recovery codes by, the preferred one first. */
export function recoveryMedia(settings: PoolSettings): readonly Medium[] {
  const mechanisms = settings.accountRecovery?.RecoveryMechanisms
  if (mechanisms === undefined) return legacyMedia
  return [...mechanisms]
    .sort((left, right) => left.Priority - right.Priority)
    .map(({ Name }) => (Name === 'verified_email' ? 'EMAIL' : 'SMS'))
}

/** A second factor cannot also recover the account, where the pool says how accounts are recovered. */
function isSecondFactor({ settings, mfa }: Pool, user: User, medium: Medium): boolean {
  const factor = medium === 'EMAIL' ? 'EMAIL_OTP' : 'SMS_MFA'
  return settings.accountRecovery !== undefined && secondFactorsOf(mfa.of(user)).includes(factor)
}

function letter(byte = 0): string {
  return String.fromCharCode('a'.charCodeAt(0) + (byte % 26))
}
