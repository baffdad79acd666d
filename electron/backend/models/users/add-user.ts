import type { ModelAdmin } from '../../../../shared/admin/model-admin.ts'
import type { FieldValues, Row } from '../../../../shared/admin/row.ts'
import { passwordShortcomings } from '../../../../shared/domain/password.ts'
import type { Pool } from '../../../../shared/domain/pool.ts'
import { changesBetween } from '../../audit/changes.ts'
import type { CallContext } from '../../call-context.ts'
import type { Delivery } from '../../cognito/delivery.ts'
import { createUser, type NewUser } from '../../cognito/users.ts'
import { fieldsFailure } from '../../failure.ts'
import type { PoolModelParts } from '../pool-model.ts'
import { addProblems, isEmpty } from '../validate.ts'
import { attributesOf, schemaProblems } from './attributes.ts'
import { placed } from './placed-error.ts'
import { cachedRow } from './refresh-user.ts'

/** Creates a user out of the add form's values. */
export async function addUser(
  parts: PoolModelParts,
  admin: ModelAdmin,
  given: FieldValues,
  call: CallContext,
): Promise<Row> {
  const pool = await parts.open.pool()
  const values = withSignInAttribute(pool, given)
  const problems = {
    ...schemaProblems(admin, pool, values, {}),
    ...signInProblems(pool, values),
    ...passwordProblems(pool, values),
    ...addProblems(admin, values),
  }
  if (Object.keys(problems).length > 0) throw fieldsFailure(problems)

  const user = newUserOf(values)
  const undertaking = {
    model: 'users' as const,
    connection: parts.open.connection,
    objectId: '',
    objectLabel: user.username,
    action: 'add',
    changes: changesBetween(admin, null, values),
  }
  return await parts.audit(call, undertaking, async (report) => {
    const created = await createUser(parts.open.cognito, user, call.signal).catch((thrown: unknown) => {
      throw placed(thrown, Object.keys(values))
    })
    report({
      objectId: created.user.sub,
      ...(created.requestId === null ? {} : { requestId: created.requestId }),
    })
    // The answer carries the whole user: a list might not show a user this new yet.
    await parts.open.cache.putUsers([created.user])
    return await cachedRow(parts, admin, created.user.sub)
  })
}

/** In a pool that signs in with an address or number, the username is that attribute's value. */
function withSignInAttribute(pool: Pool, values: FieldValues): FieldValues {
  const attribute = signInAttribute(pool, values)
  return attribute !== null && isEmpty(values[attribute])
    ? { ...values, [attribute]: values.username ?? null }
    : values
}

function signInAttribute(pool: Pool, values: FieldValues): 'email' | 'phone_number' | null {
  const username = values.username
  if (typeof username !== 'string' || username === '' || pool.username_attributes.length === 0) return null
  const name = username.startsWith('+') ? 'phone_number' : 'email'
  return pool.username_attributes.includes(name) ? name : (pool.username_attributes[0] ?? null)
}

function signInProblems(pool: Pool, values: FieldValues): Record<string, string> {
  const attribute = signInAttribute(pool, values)
  if (attribute === null || values[attribute] === values.username) return {}
  const what = attribute === 'email' ? 'email address' : 'phone number'
  return { username: `In this pool users sign in with their ${what}: give the same in both fields.` }
}

function passwordProblems(pool: Pool, values: FieldValues): Record<string, string> {
  const password = values.temporary_password
  if (typeof password !== 'string' || password === '') return {}
  const shortcomings = passwordShortcomings(password, pool.password_policy)
  return shortcomings.length === 0
    ? {}
    : { temporary_password: `The pool’s policy asks for ${shortcomings.join(', ')}.` }
}

function newUserOf(values: FieldValues): NewUser {
  const attributes = Object.entries(attributesOf(values)).filter(
    // An unset mark is Cognito's own default, and it refuses one for an address that is not given.
    ([name, value]) => value !== '' && !(name.endsWith('_verified') && value === 'false'),
  )
  const password = values.temporary_password
  return {
    username: String(values.username),
    attributes: Object.fromEntries(attributes),
    invitation: invitationOf(String(values.invitation)),
    ...(typeof password === 'string' && password !== '' ? { temporaryPassword: password } : {}),
  }
}

function invitationOf(value: string): Delivery | null {
  return value === 'EMAIL' || value === 'SMS' || value === 'BOTH' ? value : null
}
