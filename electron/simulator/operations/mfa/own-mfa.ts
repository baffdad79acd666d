import type { Account } from '../../pool/account.ts'
import type { Mfa } from '../../pool/sign-in/mfa.ts'
import type { OperationName } from '../../protocol/input.ts'
import { operation } from '../../protocol/operation.ts'
import { type SignedIn, signedIn } from '../sign-in/signed-in.ts'
import { authFactors } from './auth-factors.ts'
import { withOptions, withPreferences } from './preference.ts'

export const setUserMfaPreference = operation('SetUserMFAPreference', (account, request) =>
  changeOwnMfa(account, 'SetUserMFAPreference', request.AccessToken, (mfa, { pool, user }) =>
    withPreferences(pool, user, mfa, request),
  ),
)

export const setUserSettings = operation('SetUserSettings', (account, request) =>
  changeOwnMfa(account, 'SetUserSettings', request.AccessToken, (mfa, { user }) =>
    withOptions(user, mfa, request.MFAOptions),
  ),
)

export const getUserAuthFactors = operation('GetUserAuthFactors', async (account, request) => {
  const { pool, user } = await signedIn(account, 'GetUserAuthFactors', request.AccessToken)
  return authFactors(pool, user)
})

async function changeOwnMfa(
  account: Account,
  name: OperationName,
  token: string,
  change: (mfa: Mfa, owner: SignedIn) => Mfa,
): Promise<object> {
  const owner = await signedIn(account, name, token)
  const { mfa } = owner.pool
  mfa.put(owner.user, change(mfa.of(owner.user), owner))
  return {}
}
