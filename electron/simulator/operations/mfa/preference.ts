import type { Pool } from '../../pool/pool.ts'
import type { Mfa, SecondFactor } from '../../pool/sign-in/mfa.ts'
import type { User } from '../../pool/users/user.ts'
import { invalidParameter } from '../../protocol/exceptions.ts'
import type { InputOf } from '../../protocol/input.ts'

type Preferences = Pick<
  InputOf<'AdminSetUserMFAPreference'>,
  'SMSMfaSettings' | 'SoftwareTokenMfaSettings' | 'EmailMfaSettings' | 'WebAuthnMfaSettings'
>

/** The order in which UserMFASettingList has them. */
const settings = [
  ['SMS_MFA', 'SMSMfaSettings'],
  ['SOFTWARE_TOKEN_MFA', 'SoftwareTokenMfaSettings'],
  ['EMAIL_OTP', 'EmailMfaSettings'],
] as const

/**
 * A user's factors after a request; those that it does not mention stay as they are. A phone number or e-mail address
 * need not be verified: the first code that the user gives back verifies it. Throws InvalidParameterException. The
 * refusal of a preference for a factor that is off, or for two, is not confirmed by any document.
 */
export function withPreferences(pool: Pool, user: User, before: Mfa, given: Preferences): Mfa {
  if (given.WebAuthnMfaSettings?.Enabled === true) throw notSetUp('WEB_AUTHN')
  if (given.EmailMfaSettings?.Enabled === true && pool.settings.tier === 'LITE') {
    throw invalidParameter('Email MFA is not available in the LITE tier.')
  }
  const mentioned = settings.flatMap(([factor, member]) => {
    const setting = given[member]
    return setting === undefined ? [] : [{ factor, ...setting }]
  })
  for (const { factor, Enabled = false, PreferredMfa = false } of mentioned) {
    if (Enabled && !isSetUp(user, before, factor)) throw notSetUp(factor)
    if (PreferredMfa && !Enabled) throw invalidParameter(`${factor} must be enabled to be preferred.`)
  }
  const [preferred, ...others] = mentioned.filter(({ PreferredMfa }) => PreferredMfa === true)
  if (others.length > 0) throw invalidParameter('Only one MFA method can be preferred.')

  const enabled = settings.flatMap(([factor]) => {
    const setting = mentioned.find((entry) => entry.factor === factor)
    const isEnabled = setting === undefined ? before.enabled.includes(factor) : setting.Enabled === true
    return isEnabled ? [factor] : []
  })
  const isKept = !mentioned.some(({ factor }) => factor === before.preferred)
  const { preferred: preferredBefore, ...rest } = before
  return {
    ...rest,
    enabled,
    ...preference(preferred?.factor ?? (isKept ? preferredBefore : undefined)),
  }
}

/** A user's factors after a request in the old way, which knows SMS messages only; an empty list turns them off. */
export function withOptions(
  user: User,
  before: Mfa,
  options: InputOf<'AdminSetUserSettings'>['MFAOptions'],
): Mfa {
  for (const { DeliveryMedium, AttributeName } of options) {
    if (DeliveryMedium !== 'SMS' || AttributeName !== 'phone_number') {
      throw invalidParameter('Only SMS to the phone_number attribute is supported as an MFA option.')
    }
    if (!isSetUp(user, before, 'SMS_MFA')) throw notSetUp('SMS_MFA')
  }
  return { ...before, smsBySettings: options.length > 0 }
}

function preference(preferred: SecondFactor | undefined): Pick<Mfa, 'preferred'> {
  return preferred === undefined ? {} : { preferred }
}

function isSetUp(user: User, mfa: Mfa, factor: SecondFactor): boolean {
  switch (factor) {
    case 'SMS_MFA':
      return user.attributes.phone_number !== undefined
    case 'EMAIL_OTP':
      return user.attributes.email !== undefined
    case 'SOFTWARE_TOKEN_MFA':
      return mfa.softwareToken?.verified === true
  }
}

function notSetUp(factor: SecondFactor | 'WEB_AUTHN') {
  return invalidParameter(`User does not have delivery config set to turn on ${factor}`)
}
