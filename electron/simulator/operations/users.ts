import { z } from 'zod'
import { type Account, findPool } from '../pool/account.ts'
import { refuseTakenAliases } from '../pool/aliases.ts'
import { updatedAttributes } from '../pool/attributes.ts'
import { changeUser, findUser, type Pool } from '../pool/pool.ts'
import type { User } from '../pool/user.ts'
import { notAuthorized } from '../protocol/exceptions.ts'
import { attributeName, attributes, clientMetadata, username, userPoolId } from '../protocol/members.ts'
import { operation } from '../protocol/operation.ts'
import { attributeList, timestamp } from './output.ts'

const oneUser = z.object({ UserPoolId: userPoolId, Username: username })

export const adminGetUser = operation('AdminGetUser', oneUser, (account, request) => {
  const user = findUser(findPool(account, request.UserPoolId), request.Username)
  return {
    Username: user.username,
    UserAttributes: attributeList(user),
    UserCreateDate: timestamp(user.createdAt),
    UserLastModifiedDate: timestamp(user.modifiedAt),
    Enabled: user.enabled,
    UserStatus: user.status,
    ...(user.mfa === undefined ? {} : { PreferredMfaSetting: user.mfa[0], UserMFASettingList: user.mfa }),
  }
})

const attributeUpdate = oneUser.extend({ UserAttributes: attributes, ClientMetadata: clientMetadata })

export const adminUpdateUserAttributes = operation(
  'AdminUpdateUserAttributes',
  attributeUpdate,
  (account, request) => {
    return changeAttributes(account, request, request.UserAttributes)
  },
)

const attributeDeletion = oneUser.extend({ UserAttributeNames: z.array(attributeName) })

export const adminDeleteUserAttributes = operation(
  'AdminDeleteUserAttributes',
  attributeDeletion,
  (account, request) =>
    changeAttributes(
      account,
      request,
      request.UserAttributeNames.map((Name) => ({ Name })),
    ),
)

export const adminEnableUser = operation('AdminEnableUser', oneUser, (account, request) =>
  change(account, request, () => ({ enabled: true })),
)

export const adminDisableUser = operation('AdminDisableUser', oneUser, (account, request) =>
  change(account, request, () => ({ enabled: false })),
)

export const adminDeleteUser = operation('AdminDeleteUser', oneUser, (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const user = findUser(pool, request.Username)
  pool.groups.forgetUser(user.sub)
  pool.users.remove(user)
  return {}
})

/** Ends the user's tokens; the user as such stays as it is. */
export const adminUserGlobalSignOut = operation('AdminUserGlobalSignOut', oneUser, (account, request) => {
  findUser(findPool(account, request.UserPoolId), request.Username)
  return {}
})

const confirmation = oneUser.extend({ ClientMetadata: clientMetadata })

export const adminConfirmSignUp = operation('AdminConfirmSignUp', confirmation, (account, request) =>
  change(account, request, (user) => {
    if (user.status !== 'UNCONFIRMED') {
      throw notAuthorized(`User cannot be confirmed. Current status is ${user.status}`)
    }
    return { status: 'CONFIRMED' }
  }),
)

function changeAttributes(
  account: Account,
  request: z.infer<typeof oneUser>,
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
  request: z.infer<typeof oneUser>,
  changes: (user: User, pool: Pool) => Partial<User>,
): object {
  const pool = findPool(account, request.UserPoolId)
  const user = findUser(pool, request.Username)
  changeUser(pool, user, changes(user, pool), account.now())
  return {}
}
