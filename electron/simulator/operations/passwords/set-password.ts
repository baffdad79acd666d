import { findPool } from '../../pool/account.ts'
import {
  permanentCredential,
  refuseFormerPassword,
  temporaryCredential,
} from '../../pool/passwords/credential.ts'
import { checkPassword } from '../../pool/passwords/password-policy.ts'
import { changeUser, findUser } from '../../pool/pool.ts'
import { operation } from '../../protocol/operation.ts'

export const adminSetUserPassword = operation('AdminSetUserPassword', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const user = findUser(pool, request.Username)
  const policy = pool.settings.passwordPolicy
  checkPassword(policy, request.Password)
  const now = account.now()
  if (request.Permanent !== true) {
    const credential = temporaryCredential(user, request.Password, policy, now)
    changeUser(pool, user, { status: 'FORCE_CHANGE_PASSWORD', credential }, now)
    return {}
  }
  refuseFormerPassword(user, request.Password, policy)
  const credential = permanentCredential(user, request.Password, policy)
  changeUser(pool, user, { status: 'CONFIRMED', credential }, now)
  return {}
})
