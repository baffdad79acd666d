import { findPool } from '../../pool/account.ts'
import { findUser, type Pool } from '../../pool/pool.ts'
import { type Mfa, mfaSettings, secondFactorsOf } from '../../pool/sign-in/mfa.ts'
import type { User } from '../../pool/users/user.ts'
import { operation } from '../../protocol/operation.ts'

export const adminGetUserAuthFactors = operation('AdminGetUserAuthFactors', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  return authFactors(pool, findUser(pool, request.Username))
})

/** What AdminGetUserAuthFactors and GetUserAuthFactors tell of a user. */
export function authFactors(pool: Pool, user: User): object {
  const mfa = pool.mfa.of(user)
  return {
    Username: user.username,
    ...mfaSettings(mfa),
    ConfiguredUserAuthFactors: configuredFactors(pool, user, mfa),
  }
}

/**
 * What a user can sign in with where the choice is the user's: a password; a code, where the pool takes one as the
 * first factor or the user has turned it on as the second; an authenticator app. That a code as the first factor
 * needs a verified address is not confirmed by any document.
 */
function configuredFactors(pool: Pool, user: User, mfa: Mfa): string[] {
  const { firstAuthFactors } = pool.settings
  const second = secondFactorsOf(mfa)
  const factors = {
    PASSWORD: user.status !== 'EXTERNAL_PROVIDER' && firstAuthFactors.includes('PASSWORD'),
    EMAIL_OTP:
      second.includes('EMAIL_OTP') ||
      (firstAuthFactors.includes('EMAIL_OTP') && user.attributes.email_verified === 'true'),
    SMS_OTP:
      second.includes('SMS_MFA') ||
      (firstAuthFactors.includes('SMS_OTP') && user.attributes.phone_number_verified === 'true'),
    SOFTWARE_TOKEN: mfa.softwareToken?.verified === true,
  }
  return Object.entries(factors).flatMap(([factor, isConfigured]) => (isConfigured ? [factor] : []))
}
