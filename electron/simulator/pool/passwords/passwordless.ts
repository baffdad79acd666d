import type { PoolSettings } from '../settings.ts'

/** Whether a user with these attributes can do without a password: codes to an address let them in. */
export function needsNoPassword(
  { firstAuthFactors }: Pick<PoolSettings, 'firstAuthFactors'>,
  attributes: Readonly<Record<string, string>>,
): boolean {
  return (
    (firstAuthFactors.includes('EMAIL_OTP') && attributes.email !== undefined) ||
    (firstAuthFactors.includes('SMS_OTP') && attributes.phone_number !== undefined)
  )
}
