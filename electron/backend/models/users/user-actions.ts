import type { Action } from '../../../../shared/admin/action.ts'
import type { ModelAdmin } from '../../../../shared/admin/model-admin.ts'
import type { FieldValue, FieldValues, Row } from '../../../../shared/admin/row.ts'
import { passwordShortcomings } from '../../../../shared/domain/password.ts'
import type { CallContext } from '../../call-context.ts'
import {
  confirmSignUp,
  resendInvitation,
  resetUserPassword,
  setUserPassword,
  signOutUser,
} from '../../cognito/user-sign-in.ts'
import { type RequestId, setGroupMembership, setUserEnabled } from '../../cognito/users.ts'
import { failureOf } from '../../failure.ts'
import type { Done } from '../model-adapter.ts'
import type { PoolModelParts } from '../pool-model.ts'
import { parameterProblems } from '../validate.ts'
import { placed } from './placed-error.ts'
import { cachedRow, refreshAfterWrite, type Written } from './refresh-user.ts'

/** What makes the parameters of a user's action wrong: the declaration, and the pool's password policy. */
export async function userActionProblems(
  parts: PoolModelParts,
  action: Action,
  parameters: FieldValues,
): Promise<Record<string, string>> {
  const problems = parameterProblems(action.parameters, parameters)
  const password = parameters.password
  const asksForPassword = action.parameters.some((field) => field.name === 'password')
  if (!asksForPassword || typeof password !== 'string' || problems.password !== undefined) return problems
  const { password_policy } = await parts.open.pool()
  const shortcomings = passwordShortcomings(password, password_policy)
  return shortcomings.length === 0
    ? problems
    : { ...problems, password: `The pool’s policy asks for ${shortcomings.join(', ')}.` }
}

/** Does an action to one user, and brings the cache up to date. */
export async function actOnUser(
  parts: PoolModelParts,
  admin: ModelAdmin,
  action: Action,
  row: Row,
  parameters: FieldValues,
  call: CallContext,
): Promise<Done> {
  const effect = await perform(parts, action, row, parameters, call.signal).catch((thrown: unknown) => {
    throw placed(thrown, Object.keys(parameters))
  })
  switch (effect.changed) {
    case 'nothing':
      return { row, requestId: effect.requestId }
    case 'membership':
      await parts.open.cache.setMembership(row.id, effect.group, effect.member)
      return { row: await cachedRow(parts, admin, row.id), requestId: effect.requestId }
    case 'user': {
      const options = { written: effect.written, memberships: false }
      return {
        row: await refreshAfterWrite(parts, admin, row.id, options),
        requestId: effect.requestId,
      }
    }
  }
}

/** What an action changed, and so what the cache must learn. */
type Effect = { readonly requestId: RequestId } & (
  | { readonly changed: 'nothing' }
  | { readonly changed: 'user'; readonly written: Written }
  | { readonly changed: 'membership'; readonly group: string; readonly member: boolean }
)

async function perform(
  parts: PoolModelParts,
  action: Action,
  row: Row,
  parameters: FieldValues,
  signal: AbortSignal,
): Promise<Effect> {
  const { cognito } = parts.open
  const username = String(row.values.username)
  const user = (requestId: RequestId, written: Written = {}): Effect => ({
    changed: 'user',
    requestId,
    written,
  })
  switch (action.name) {
    case 'enable':
    case 'disable': {
      const enabled = action.name === 'enable'
      return user(await setUserEnabled(cognito, username, enabled, signal), { enabled })
    }
    case 'send_reset_code':
      return user(await resetUserPassword(cognito, username, signal), { status: 'RESET_REQUIRED' })
    case 'set_temporary_password':
      return user(
        await setUserPassword(
          cognito,
          username,
          { password: text(parameters.password), permanent: false },
          signal,
        ),
        { status: 'FORCE_CHANGE_PASSWORD' },
      )
    case 'set_permanent_password':
      return user(
        await setUserPassword(
          cognito,
          username,
          { password: text(parameters.password), permanent: true },
          signal,
        ),
        { status: 'CONFIRMED' },
      )
    case 'resend_invitation': {
      const delivery = text(parameters.delivery)
      const by = delivery === 'SMS' || delivery === 'BOTH' ? delivery : 'EMAIL'
      return user(await resendInvitation(cognito, username, by, signal))
    }
    case 'sign_out_everywhere':
      return { changed: 'nothing', requestId: await signOutUser(cognito, username, signal) }
    case 'confirm_sign_up':
      return user(await confirmSignUp(cognito, username, signal), { status: 'CONFIRMED' })
    case 'add_to_group':
    case 'remove_from_group': {
      const group = text(parameters.group)
      const member = action.name === 'add_to_group'
      const requestId = await setGroupMembership(cognito, username, { group, member }, signal)
      return { changed: 'membership', group, member, requestId }
    }
    default:
      throw failureOf('invalid_input', `Users have no action “${action.name}”.`, {
        advice: 'Reload the window.',
      })
  }
}

/** A relation's parameter may come as a list of one. */
function text(value: FieldValue | undefined): string {
  const single = Array.isArray(value) ? value[0] : value
  return typeof single === 'string' ? single : ''
}
