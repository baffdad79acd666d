import { createHash } from 'node:crypto'
import type { Pool } from '../pool.ts'
import type { User } from '../users/user.ts'

export type SecondFactor = 'EMAIL_OTP' | 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA'

/** An authenticator app. */
export type SoftwareToken = {
  /** In base 32, as the app has it. */
  readonly secret: string
  /** Whether the app has shown that it knows the secret. */
  readonly verified: boolean
  /** What the user calls the device that the app runs on. */
  readonly deviceName?: string
}

/** How a user goes on after the password. */
export type Mfa = {
  /** The factors that the user has turned on. */
  readonly enabled: readonly SecondFactor[]
  readonly preferred?: SecondFactor
  readonly softwareToken?: SoftwareToken
  /** Whether AdminSetUserSettings, the way before there were preferences, has asked for SMS messages. */
  readonly smsBySettings: boolean
}

const noMfa: Mfa = { enabled: [], smsBySettings: false }

/** What follows from the record of a user whose factors have not been written since. */
export function initialMfa(user: User): Mfa {
  const [preferred, ...others] = user.mfa ?? []
  if (preferred === undefined) return noMfa
  const enabled = [preferred, ...others]
  if (!enabled.includes('SOFTWARE_TOKEN_MFA')) return { ...noMfa, enabled, preferred }
  return { ...noMfa, enabled, preferred, softwareToken: { secret: secretOf(user.sub), verified: true } }
}

/** The factors that a sign-in can ask for, whichever way they were turned on. */
export function secondFactorsOf(mfa: Mfa): readonly SecondFactor[] {
  return mfa.smsBySettings && !mfa.enabled.includes('SMS_MFA') ? [...mfa.enabled, 'SMS_MFA'] : mfa.enabled
}

/** Registers an authenticator app that has shown its code. The user still has to turn the factor on. */
export function registerSoftwareToken(pool: Pool, user: User, softwareToken: SoftwareToken): void {
  pool.mfa.put(user, { ...pool.mfa.of(user), softwareToken })
}

/** What AdminGetUser, AdminGetUserAuthFactors and GetUser tell of the factors. */
export function mfaSettings(mfa: Mfa): object {
  return {
    PreferredMfaSetting: mfa.preferred,
    UserMFASettingList: mfa.enabled.length === 0 ? undefined : mfa.enabled,
  }
}

/** The old way to say the same: AdminSetUserSettings and AdminGetUser know SMS messages only. */
export function mfaOptions(mfa: Mfa): object {
  if (!mfa.smsBySettings) return {}
  return { MFAOptions: [{ DeliveryMedium: 'SMS', AttributeName: 'phone_number' }] }
}

/** The secret of an app that was there before the simulator began. */
function secretOf(sub: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  return [...createHash('sha256').update(sub).digest()].map((byte) => alphabet.charAt(byte & 31)).join('')
}
