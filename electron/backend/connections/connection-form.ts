import { registry } from '../../../shared/admin/registry.ts'
import type { FieldValue, FieldValues } from '../../../shared/admin/row.ts'
import {
  type AccessKeys,
  accessKeysSchema,
  type Connection,
  connectionSchema,
  defaultListCalls,
  listCallsProblem,
} from '../../../shared/domain/connection.ts'
import { fieldsFailure } from '../failure.ts'
import type { DemoPool } from './demo.ts'
import type { SecretStorage } from './secret-store.ts'

const secretNames = ['access_key_id', 'secret_access_key', 'session_token'] as const

/**
 * The connection that a form's values make. What the form hides for its source of credentials is left out.
 *
 * @throws Failure with a message at each field that is wrong
 */
export function connectionOf(
  values: FieldValues,
  kept: Pick<Connection, 'id' | 'created_at' | 'updated_at'>,
  demo: DemoPool | null,
): Connection {
  const source = values.credential_source
  const isDemo = source === 'demo' && demo !== null
  const parsed = connectionSchema.safeParse({
    id: kept.id,
    created_at: kept.created_at,
    updated_at: kept.updated_at,
    name: values.name ?? '',
    environment: values.environment ?? '',
    credential_source: source ?? '',
    region: isDemo ? demo.region : (values.region ?? ''),
    user_pool_id: isDemo ? demo.userPoolId : (values.user_pool_id ?? ''),
    profile: source === 'profile' ? (values.profile ?? null) : null,
    endpoint: isDemo || text(values.endpoint) === '' ? null : text(values.endpoint),
    list_calls_per_second: isNothing(values.list_calls_per_second)
      ? defaultListCalls
      : Number(values.list_calls_per_second),
  })
  const problems: Record<string, string> = {}
  for (const issue of parsed.error?.issues ?? []) {
    const name = String(issue.path[0] ?? 'name')
    problems[name] ??= isNothing(values[name]) ? 'This field is required.' : messageOf(name, issue.message)
  }
  if (source === 'profile' && text(values.profile) === '') problems.profile = 'Choose an AWS profile.'
  const tooMany = parsed.success ? listCallsProblem(parsed.data) : null
  if (tooMany !== null) problems.list_calls_per_second = tooMany
  if (!parsed.success || Object.keys(problems).length > 0) throw fieldsFailure(problems)
  return parsed.data
}

/**
 * The access keys after a form was filled in: an empty field keeps what is stored.
 *
 * @throws Failure when what was typed does not make a pair of keys
 */
export function keysAfter(values: FieldValues, stored: AccessKeys | null): AccessKeys | null {
  const typed = Object.fromEntries(secretNames.map((name) => [name, text(values[name])]))
  if (secretNames.every((name) => typed[name] === '')) return stored
  const newPair = typed.access_key_id !== '' || typed.secret_access_key !== ''
  const problems: Record<string, string> = {}
  if (newPair && typed.secret_access_key === '') {
    problems.secret_access_key = 'Give the secret access key that belongs to the access key ID.'
  }
  if (typed.access_key_id === '' && stored === null) {
    problems.access_key_id = 'Give the access key ID that belongs to the secret access key.'
  }
  const parsed = accessKeysSchema.safeParse({
    access_key_id: typed.access_key_id || (stored?.access_key_id ?? ''),
    secret_access_key: typed.secret_access_key || (stored?.secret_access_key ?? ''),
    // A session token belongs to the pair it was issued with.
    session_token: typed.session_token || (newPair ? null : (stored?.session_token ?? null)),
  })
  for (const issue of parsed.error?.issues ?? []) {
    problems[String(issue.path[0] ?? 'access_key_id')] ??= 'This does not look like a key of AWS: check it.'
  }
  if (!parsed.success || Object.keys(problems).length > 0) throw fieldsFailure(problems)
  return parsed.data
}

/** Where the form wants the keys to be kept. */
export function storageOf(values: FieldValues, otherwise: SecretStorage): SecretStorage {
  const value = values.secret_storage
  return value === 'memory' || value === 'keychain' ? value : otherwise
}

function messageOf(name: string, words: string): string {
  const choices = registry.connections.fields.find((field) => field.name === name)?.choices
  return choices === undefined ? words : 'This is not one of the choices.'
}

function isNothing(value: FieldValue | undefined): boolean {
  return value === undefined || value === null || value === ''
}

function text(value: FieldValue | undefined): string {
  return typeof value === 'string' ? value.trim() : ''
}
