import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { registry } from '../../../shared/admin/registry.ts'
import type { FieldValues, Row } from '../../../shared/admin/row.ts'
import { type Connection, connectionIdSchema } from '../../../shared/domain/connection.ts'
import type { Audit } from '../audit/audit.ts'
import { changesBetween } from '../audit/changes.ts'
import type { CallContext } from '../call-context.ts'
import { toAppError } from '../cognito/errors.ts'
import { connectionOf, keysAfter, storageOf } from '../connections/connection-form.ts'
import { type DemoPool, demoConnectionId } from '../connections/demo.ts'
import type { Desk } from '../connections/desk.ts'
import { removeUnusedCache } from '../connections/pool-caches.ts'
import type { SecretStorage, SecretStore } from '../connections/secret-store.ts'
import type { EventHub } from '../event-hub.ts'
import { Failure, failureOf, fieldsFailure } from '../failure.ts'
import type { ConsoleStore } from '../store/console-store-types.ts'
import { effectiveValues, refuseConflicts } from './conflicts.ts'
import type { ModelAdapter } from './model-adapter.ts'
import { notOffered, notThere } from './read-only.ts'
import { addProblems, changeProblems, parameterProblems } from './validate.ts'

const admin = registry.connections

export type ConnectionsParts = {
  readonly store: ConsoleStore
  readonly secrets: SecretStore
  readonly desk: Desk
  readonly audit: Audit
  readonly events: EventHub
  readonly demoPool: () => Promise<DemoPool>
  readonly cacheFolder: string
}

/** The connections of this console: rows in console.db, keys in the keychain or in memory. */
export function connectionsAdapter(parts: ConnectionsParts): ModelAdapter {
  return {
    admin,
    reader: parts.store,
    get: (id) => rowOf(parts, id),
    add: (values, call) => addConnection(parts, values, call),
    change: (id, edit, call) => changeConnection(parts, id, edit, call),
    remove: async (row) => {
      await removeConnection(parts, await connectionOfRow(parts, row.id))
      return { row: null, requestId: null }
    },
    actionProblems: async (action, parameters) => parameterProblems(action.parameters, parameters),
    act: async () => {
      throw notOffered(admin, 'changed by actions')
    },
  }
}

async function connectionOfRow(parts: ConnectionsParts, id: string): Promise<Connection> {
  const parsed = connectionIdSchema.safeParse(id)
  const connection = parsed.success ? await parts.store.connection(parsed.data) : null
  if (connection === null) throw notThere(admin, id)
  return connection
}

/** The connection as its form shows it: whether there are keys, and never the keys. */
async function rowOf(parts: ConnectionsParts, id: string): Promise<Row> {
  const connection = await connectionOfRow(parts, id)
  const kept =
    connection.credential_source === 'keychain'
      ? await parts.secrets.read(connection.id).catch(() => null)
      : null
  return {
    id: connection.id,
    label: connection.name,
    values: {
      ...connection,
      has_keys: kept !== null,
      secret_storage: kept?.storage ?? (await storageSetting(parts, connection)) ?? 'keychain',
    },
  }
}

async function addConnection(parts: ConnectionsParts, values: FieldValues, call: CallContext): Promise<Row> {
  refuse(addProblems(admin, values))
  const id = connectionIdSchema.parse(randomUUID())
  const now = new Date().toISOString()
  const connection = connectionOf(
    values,
    { id, created_at: now, updated_at: now },
    await demoFor(parts, values),
  )
  const undertaking = {
    model: 'connections' as const,
    connection: null,
    objectId: id,
    objectLabel: connection.name,
    action: 'add',
    changes: changesBetween(admin, null, values),
  }
  return await parts.audit(call, undertaking, async () => {
    // The keys first: a connection without its keys would look complete.
    await keepKeys(parts, connection, values, 'keychain')
    try {
      await parts.store.putConnection(connection)
    } catch (thrown) {
      await dropKeys(parts, connection).catch(() => undefined)
      throw thrown
    }
    announce(parts, id)
    return await rowOf(parts, id)
  })
}

async function changeConnection(
  parts: ConnectionsParts,
  id: string,
  edit: { readonly values: FieldValues; readonly previous: FieldValues },
  call: CallContext,
): Promise<Row> {
  const connection = await connectionOfRow(parts, id)
  const before = await rowOf(parts, id)
  const merged = { ...before.values, ...edit.values }
  refuse(hiddenAside(merged, changeProblems(admin, edit.values)))
  refuseConflicts(admin, edit, before.values)
  const values = effectiveValues(edit.values, before.values)
  if (Object.keys(values).length === 0) return before
  refuseForDemo(connection, values)
  const kept = { ...connection, updated_at: new Date().toISOString() }
  const changed = connectionOf(merged, kept, await demoFor(parts, merged))
  const undertaking = {
    model: 'connections' as const,
    connection: null,
    objectId: id,
    objectLabel: before.label,
    action: 'change',
    changes: changesBetween(admin, before.values, { ...before.values, ...values }),
  }
  return await parts.audit(call, undertaking, async () => {
    await keepKeys(parts, changed, edit.values, storageOf(before.values, 'keychain'))
    await parts.store.putConnection(changed)
    announce(parts, id)
    // What needs no new client need not stop a run that is under way.
    if (Object.keys(values).every((name) => name === 'list_calls_per_second')) {
      await parts.desk.setListCeiling(changed.id, changed.list_calls_per_second)
    } else await parts.desk.reopen(changed.id)
    await removeUnusedCache(parts.cacheFolder, connection, await parts.store.connections())
    return await rowOf(parts, id)
  })
}

/** Writes the keys where the form wants them; of another source of credentials, none are kept. */
async function keepKeys(
  parts: ConnectionsParts,
  connection: Connection,
  values: FieldValues,
  present: SecretStorage,
): Promise<void> {
  if (connection.credential_source !== 'keychain') {
    if ((await storageSetting(parts, connection)) !== null) await dropKeys(parts, connection)
    return
  }
  const storage = storageOf(values, present)
  try {
    const kept =
      (await storageSetting(parts, connection)) === null ? null : await parts.secrets.read(connection.id)
    const keys = keysAfter(values, kept?.keys ?? null)
    if (keys === null) {
      throw fieldsFailure({
        access_key_id: 'This field is required.',
        secret_access_key: 'This field is required.',
      })
    }
    if (keys === kept?.keys && storage === kept.storage) return
    await parts.secrets.write(connection.id, keys, storage)
    await parts.store.setSetting(storageKey(connection), storage)
  } catch (thrown) {
    const error = toAppError(thrown)
    if (error.code !== 'keychain_unavailable') throw thrown
    throw new Failure({ ...error, fields: { secret_storage: error.message } })
  }
}

async function removeConnection(parts: ConnectionsParts, connection: Connection): Promise<void> {
  if (connection.id === demoConnectionId) {
    throw failureOf('refused_by_state', 'The demo connection is built in and cannot be deleted.', {
      advice: 'It costs nothing and reaches no network; leave it.',
    })
  }
  await parts.desk.abandon(connection.id, `The connection “${connection.name}” was deleted.`)
  await dropKeys(parts, connection)
  await parts.store.removeConnection(connection.id)
  await removeUnusedCache(parts.cacheFolder, connection, await parts.store.connections())
  announce(parts, connection.id)
}

/** Removes the keys. Keys that are in the keychain must go: without the keychain it fails, and nothing is lost. */
async function dropKeys(parts: ConnectionsParts, connection: Connection): Promise<void> {
  const where = await storageSetting(parts, connection)
  await parts.secrets.remove(connection.id, where)
  if (where !== null) await parts.store.setSetting(storageKey(connection), null)
}

/** Where keys were last put, which outlives those in memory; null: nowhere. */
async function storageSetting(
  parts: ConnectionsParts,
  connection: Connection,
): Promise<SecretStorage | null> {
  return await parts.store.setting(storageKey(connection), z.enum(['keychain', 'memory']).nullable())
}

function storageKey(connection: Connection): string {
  return `keys/${connection.id}`
}

function refuseForDemo(connection: Connection, values: FieldValues): void {
  if (connection.id !== demoConnectionId) return
  const fixed = Object.keys(values).filter((name) => name !== 'name' && name !== 'environment')
  refuse(Object.fromEntries(fixed.map((name) => [name, 'The built-in demo connection keeps this as it is.'])))
}

/** What the form does not show for the chosen source may be empty. */
function hiddenAside(values: FieldValues, problems: Record<string, string>): Record<string, string> {
  if (values.credential_source !== 'demo') return problems
  return Object.fromEntries(
    Object.entries(problems).filter(([name]) => name !== 'region' && name !== 'user_pool_id'),
  )
}

async function demoFor(parts: ConnectionsParts, values: FieldValues): Promise<DemoPool | null> {
  return values.credential_source === 'demo' ? await parts.demoPool() : null
}

function announce(parts: ConnectionsParts, id: string): void {
  parts.events.emit({ type: 'cacheChanged', connection: null, model: 'connections', ids: [id] })
}

function refuse(problems: Record<string, string>): void {
  if (Object.keys(problems).length > 0) throw fieldsFailure(problems)
}
