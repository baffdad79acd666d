import { type Account, findPool } from '../../pool/account.ts'
import { refuseTakenAliases } from '../../pool/aliases.ts'
import { updatedAttributes } from '../../pool/attributes.ts'
import { mfaOptions, mfaSettings } from '../../pool/mfa.ts'
import { changeUser, findUser, type Pool } from '../../pool/pool.ts'
import type { User } from '../../pool/user.ts'
import { notAuthorized } from '../../protocol/exceptions.ts'
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

export const adminEnableUser = operation('AdminEnableUser', (account, request) =>
  change(account, request, () => ({ enabled: true })),
)

export const adminDisableUser = operation('AdminDisableUser', (account, request) =>
  change(account, request, () => ({ enabled: false })),
)

export const adminDeleteUser = operation('AdminDeleteUser', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const user = findUser(pool, request.Username)
  pool.groups.forgetUser(user.sub)
  pool.users.remove(user)
  return {}
})

/** Ends the user's tokens; the user as such stays as it is. */
export const adminUserGlobalSignOut = operation('AdminUserGlobalSignOut', (account, request) => {
  findUser(findPool(account, request.UserPoolId), request.Username)
  return {}
})

export const adminConfirmSignUp = operation('AdminConfirmSignUp', (account, request) =>
  change(account, request, (user) => {
    if (user.status !== 'UNCONFIRMED') {
      throw notAuthorized(`User cannot be confirmed. Current status is ${user.status}`)
    }
    return { status: 'CONFIRMED' }
  }),
)

function changeAttributes(
  account: Account,
  request: UserReference,
  given: readonly { readonly Name: string; readonly Value?: string | undefined }[],
): object {
  return change(account, request, (user, pool) => {
    const attributes = updatedAttributes(pool.settings.schema, user.attributes, given)
    refuseTakenAliases(pool, { ...user, attributes })
    return { attributes }
  })
}

/** Looks the user up, asks what changes, and puts it into the pool. All these operations answer with nothing. */
function change(
  account: Account,
  request: UserReference,
  changes: (user: User, pool: Pool) => Partial<User>,
): object {
  const pool = findPool(account, request.UserPoolId)
  const user = findUser(pool, request.Username)
  changeUser(pool, user, changes(user, pool), account.now())
  return {}
}
