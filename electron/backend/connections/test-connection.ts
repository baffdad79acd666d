import type { FieldValues } from '../../../shared/admin/row.ts'
import { type ConnectionId, connectionIdSchema } from '../../../shared/domain/connection.ts'
import type { Pool } from '../../../shared/domain/pool.ts'
import { toAppError } from '../cognito/errors.ts'
import { describePool } from '../cognito/pool.ts'
import { Failure } from '../failure.ts'
import type { ConsoleStore } from '../store/console-store-types.ts'
import { connectionOf, keysAfter } from './connection-form.ts'
import { type ReachParts, reachPool } from './reach.ts'
import type { SecretStore } from './secret-store.ts'

const unsaved = connectionIdSchema.parse('unsaved')

/** Describes the pool that a form's values lead to; nothing is saved. Its failure names the cause. */
export async function testConnection(
  parts: {
    readonly reach: ReachParts
    readonly secrets: SecretStore
    readonly store: Pick<ConsoleStore, 'connection'>
  },
  form: { readonly id: ConnectionId | null; readonly values: FieldValues },
  signal: AbortSignal,
): Promise<Pool> {
  const saved = form.id === null ? null : await parts.store.connection(form.id)
  const values = { name: 'Unsaved', environment: 'development', ...saved, ...given(form.values) }
  const demo = values.credential_source === 'demo' ? await parts.reach.demoPool() : null
  const connection = connectionOf(values, { id: saved?.id ?? unsaved, created_at: '', updated_at: '' }, demo)
  const readKeys = async () => {
    const kept = saved === null ? null : await parts.secrets.read(saved.id)
    return keysAfter(form.values, kept?.keys ?? null)
  }
  // What is wrong with the typed keys belongs to the fields; it is found before anything is sent.
  const keys = connection.credential_source === 'keychain' ? await readKeys() : null
  const typed = keys === null ? [] : Object.values(keys).filter((value) => value !== null)
  const reach = { ...parts.reach, knownSecrets: () => [...parts.reach.knownSecrets(), ...typed] }
  const { cognito } = await reachPool(reach, connection, async () => keys, 2)
  try {
    return await describePool(cognito, signal)
  } catch (thrown) {
    const error = toAppError(thrown)
    const regionOfId = /^([a-z]{2}(?:-[a-z]+)+-\d+)_/.exec(connection.user_pool_id)?.[1]
    if (error.code !== 'pool_not_found' || regionOfId === undefined || regionOfId === connection.region) {
      throw thrown
    }
    throw new Failure({
      ...error,
      advice: `The user pool ID is of the region ${regionOfId}, but the connection says ${connection.region}. ${error.advice ?? ''}`,
      fields: { region: `The user pool ID is of the region ${regionOfId}.` },
    })
  } finally {
    cognito.close()
  }
}

/** A name is not needed to test; an empty one does not replace what stands in for it. */
function given(values: FieldValues): FieldValues {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => name !== 'name' || (value !== '' && value !== null)),
  )
}
