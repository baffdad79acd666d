import { type Account, findPool } from '../../pool/account.ts'
import { changeUser, findUser, removeUser } from '../../pool/pool.ts'
import { mfaOptions, mfaSettings } from '../../pool/sign-in/mfa.ts'
import type { GivenAttributes } from '../../pool/users/attributes.ts'
import { setAttributes } from '../../pool/users/set-attributes.ts'
import { operation } from '../../protocol/operation.ts'
import { attributeList, timestamp } from '../output.ts'

type UserReference = { readonly UserPoolId: string; readonly Username: string }

export const adminGetUser = operation('AdminGetUser', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const user = findUser(pool, request.Username)
  const mfa = pool.mfa.of(user)
  return {
    Username: user.username,
    UserAttributes: attributeList(user),
    UserCreateDate: timestamp(user.createdAt),
    UserLastModifiedDate: timestamp(user.modifiedAt),
    Enabled: user.enabled,
    UserStatus: user.status,
    ...mfaSettings(mfa),
    ...mfaOptions(mfa),
  }
})

export const adminUpdateUserAttributes = operation('AdminUpdateUserAttributes', (account, request) => {
  return changeAttributes(account, request, request.UserAttributes)
})

export const adminDeleteUserAttributes = operation('AdminDeleteUserAttributes', (account, request) =>
  changeAttributes(
    account,
    request,
    request.UserAttributeNames.map((Name) => ({ Name })),
  ),
)

export const adminEnableUser = operation('AdminEnableUser', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  changeUser(pool, findUser(pool, request.Username), { enabled: true }, account.now())
  return {}
})

/** Ends the user's tokens too. */
export const adminDisableUser = operation('AdminDisableUser', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const user = findUser(pool, request.Username)
  const now = account.now()
  changeUser(pool, user, { enabled: false }, now)
  pool.sessions.endAll(user, now)
  return {}
})

export const adminDeleteUser = operation('AdminDeleteUser', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  removeUser(pool, findUser(pool, request.Username))
  return {}
})

function changeAttributes(account: Account, request: UserReference, given: GivenAttributes): object {
  const pool = findPool(account, request.UserPoolId)
  setAttributes(account, pool, findUser(pool, request.Username), given)
  return {}
}
