import { type Account, findPool } from '../../pool/account.ts'
import { findUser, type Pool } from '../../pool/pool.ts'
import type { Mfa } from '../../pool/sign-in/mfa.ts'
import type { User } from '../../pool/users/user.ts'
import { invalidParameter, passwordResetRequired, userNotConfirmed } from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'
import { withOptions, withPreferences } from './preference.ts'

type UserReference = { readonly UserPoolId: string; readonly Username: string }

/** That these two states are refused follows from the exceptions it declares. */
export const adminSetUserMfaPreference = operation('AdminSetUserMFAPreference', (account, request) =>
  changeMfa(account, request, (mfa, user, pool) => {
    if (user.status === 'UNCONFIRMED') throw userNotConfirmed()
    if (user.status === 'RESET_REQUIRED') throw passwordResetRequired()
    return withPreferences(pool, user, mfa, request)
  }),
)

/** What it answers for a user without an authenticator app is not confirmed by any document. */
export const adminDeleteSoftwareToken = operation('AdminDeleteSoftwareToken', (account, request) =>
  changeMfa(account, request, (mfa, user) => {
    if (user.status === 'UNCONFIRMED') throw userNotConfirmed()
    const { softwareToken, preferred, ...rest } = mfa
    if (softwareToken === undefined) throw invalidParameter('User has not set up software token mfa')
    return {
      ...rest,
      enabled: mfa.enabled.filter((factor) => factor !== 'SOFTWARE_TOKEN_MFA'),
      ...(preferred === undefined || preferred === 'SOFTWARE_TOKEN_MFA' ? {} : { preferred }),
    }
  }),
)

export const adminSetUserSettings = operation('AdminSetUserSettings', (account, request) =>
  changeMfa(account, request, (mfa, user) => withOptions(user, mfa, request.MFAOptions)),
)

/** Second factors are no part of the profile: its modification date stays. */
function changeMfa(
  account: Account,
  request: UserReference,
  change: (mfa: Mfa, user: User, pool: Pool) => Mfa,
): object {
  const pool = findPool(account, request.UserPoolId)
  const user = findUser(pool, request.Username)
  pool.mfa.put(user, change(pool.mfa.of(user), user, pool))
  return {}
}
