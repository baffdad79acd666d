import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import { registry } from '../../../shared/admin/registry.ts'
import type { FieldValue, FieldValues, Row } from '../../../shared/admin/row.ts'
import { changesBetween } from '../audit/changes.ts'
import type { CallContext } from '../call-context.ts'
import { toAppError } from '../cognito/errors.ts'
import { createGroup, deleteGroup, type GroupValues, readGroup, updateGroup } from '../cognito/groups.ts'
import { Failure, fieldsFailure } from '../failure.ts'
import { effectiveValues, refuseConflicts } from './conflicts.ts'
import type { ModelAdapter } from './model-adapter.ts'
import { announce, type PoolModelParts } from './pool-model.ts'
import { notOffered, notThere } from './read-only.ts'
import { addProblems, changeProblems, isEmpty, parameterProblems } from './validate.ts'

const admin = registry.groups

/** Groups of the open pool: lists from the cache, writes to Cognito first. */
export function groupsAdapter(parts: PoolModelParts): ModelAdapter {
  const { cache, cognito } = parts.open
  return {
    admin,
    reader: cache,
    get: async (name, fresh, call) => {
      if (fresh) return await refreshGroup(parts, name, call.signal)
      return (await cache.get(admin, name)) ?? missing(name)
    },
    add: (values, call) => addGroup(parts, values, call),
    change: (name, edit, call) => changeGroup(parts, name, edit, call),
    remove: async (row, call) => {
      const requestId = await deleteGroup(cognito, row.id, call.signal)
      await cache.removeGroup(row.id)
      announce(parts, 'groups', [row.id])
      announce(parts, 'users', null)
      return { row: null, requestId }
    },
    actionProblems: async (action, parameters) => parameterProblems(action.parameters, parameters),
    act: async () => {
      throw notOffered(admin, 'changed by actions')
    },
  }
}

async function refreshGroup(parts: PoolModelParts, name: string, signal?: AbortSignal): Promise<Row> {
  try {
    await parts.open.cache.putGroups([await readGroup(parts.open.cognito, name, signal)])
  } catch (thrown) {
    if (toAppError(thrown).code !== 'not_found') throw thrown
    await parts.open.cache.removeGroup(name)
    announce(parts, 'groups', [name])
    return missing(name)
  }
  return await cachedGroup(parts, name)
}

async function cachedGroup(parts: PoolModelParts, name: string): Promise<Row> {
  const row = (await parts.open.cache.get(admin, name)) ?? missing(name)
  announce(parts, 'groups', [name])
  return row
}

async function addGroup(parts: PoolModelParts, values: FieldValues, call: CallContext): Promise<Row> {
  refuse(addProblems(admin, values))
  const group = groupOf(values)
  const undertaking = {
    model: 'groups' as const,
    connection: parts.open.connection,
    objectId: group.name,
    objectLabel: group.name,
    action: 'add',
    changes: changesBetween(admin, null, values),
  }
  return await parts.audit(call, undertaking, async (report) => {
    const created = await createGroup(parts.open.cognito, group, call.signal).catch((thrown: unknown) => {
      throw atField(thrown)
    })
    if (created.requestId !== null) report({ requestId: created.requestId })
    await parts.open.cache.putGroups([created.group])
    return await cachedGroup(parts, group.name)
  })
}

async function changeGroup(
  parts: PoolModelParts,
  name: string,
  edit: { readonly values: FieldValues; readonly previous: FieldValues },
  call: CallContext,
): Promise<Row> {
  const before = await refreshGroup(parts, name, call.signal)
  refuse({ ...clearingProblems(admin, edit.values, before.values), ...changeProblems(admin, edit.values) })
  refuseConflicts(admin, edit, before.values)
  const values = effectiveValues(edit.values, before.values)
  if (Object.keys(values).length === 0) return before
  const undertaking = {
    model: 'groups' as const,
    connection: parts.open.connection,
    objectId: name,
    objectLabel: before.label,
    action: 'change',
    changes: changesBetween(admin, before.values, { ...before.values, ...values }),
  }
  return await parts.audit(call, undertaking, async (report) => {
    const group = groupOf({ ...before.values, ...values })
    const updated = await updateGroup(parts.open.cognito, group, call.signal).catch((thrown: unknown) => {
      throw atField(thrown)
    })
    if (updated.requestId !== null) report({ requestId: updated.requestId })
    await parts.open.cache.putGroups([updated.group])
    return await cachedGroup(parts, name)
  })
}

/** Cognito keeps what an update leaves out and has no word for “none”. */
function clearingProblems(
  declared: ModelAdmin,
  values: FieldValues,
  now: FieldValues,
): Record<string, string> {
  const cleared = ['precedence', 'role_arn'].filter(
    (name) => name in values && isEmpty(values[name]) && !isEmpty(now[name]),
  )
  return Object.fromEntries(
    cleared.map((name) => [
      name,
      `Cognito cannot take this away from a ${declared.label}: give another value, or delete the ${declared.label} and add it again.`,
    ]),
  )
}

function groupOf(values: FieldValues): GroupValues {
  const text = (value: FieldValue | undefined): string => (typeof value === 'string' ? value : '')
  const precedence = values.precedence
  return {
    name: text(values.name),
    description: text(values.description),
    precedence: isEmpty(precedence) ? null : Number(precedence),
    role_arn: text(values.role_arn) === '' ? null : text(values.role_arn),
  }
}

function atField(thrown: unknown): Failure {
  const error = toAppError(thrown)
  if (error.exception === 'GroupExistsException') {
    return new Failure({ ...error, fields: { name: error.message } })
  }
  return /\brole/i.test(error.message) && error.code === 'invalid_input'
    ? new Failure({ ...error, fields: { role_arn: error.message } })
    : new Failure(error)
}

function refuse(problems: Record<string, string>): void {
  if (Object.keys(problems).length > 0) throw fieldsFailure(problems)
}

function missing(name: string): never {
  throw notThere(admin, name)
}
