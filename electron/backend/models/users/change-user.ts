import { fieldOf, type ModelAdmin } from '../../../../shared/admin/model-admin.ts'
import type { FieldValues, Row } from '../../../../shared/admin/row.ts'
import { changesBetween } from '../../audit/changes.ts'
import type { CallContext } from '../../call-context.ts'
import { toAppError } from '../../cognito/errors.ts'
import {
  type RequestId,
  setGroupMembership,
  setUserEnabled,
  updateUserAttributes,
} from '../../cognito/users.ts'
import { Failure, fieldsFailure, throwIfCancelled } from '../../failure.ts'
import { effectiveValues, refuseConflicts } from '../conflicts.ts'
import type { PoolModelParts } from '../pool-model.ts'
import { notThere } from '../read-only.ts'
import { changeProblems } from '../validate.ts'
import { attributesOf, schemaProblems } from './attributes.ts'
import { placed } from './placed-error.ts'
import { refreshAfterWrite, refreshUser, type Written } from './refresh-user.ts'

/** One call that is part of a change. */
type Step = {
  /** The fields it writes, as the operator knows them. */
  readonly labels: readonly string[]
  readonly run: () => Promise<RequestId>
  readonly written?: Written
}

/** Writes what a change form changed, unless somebody else changed the same since it was opened. */
export async function changeUser(
  parts: PoolModelParts,
  admin: ModelAdmin,
  sub: string,
  edit: { readonly values: FieldValues; readonly previous: FieldValues },
  call: CallContext,
): Promise<Row> {
  const pool = await parts.open.pool()
  const before = await refreshUser(parts, admin, sub, { memberships: true }, call.signal)
  const problems = {
    ...schemaProblems(admin, pool, edit.values, before.values),
    ...changeProblems(admin, edit.values),
  }
  if (Object.keys(problems).length > 0) throw fieldsFailure(problems)
  refuseConflicts(admin, edit, before.values)
  const values = withMarks(edit.values, effectiveValues(edit.values, before.values))
  if (Object.keys(values).length === 0) return before

  const undertaking = {
    model: 'users' as const,
    connection: parts.open.connection,
    objectId: sub,
    objectLabel: before.label,
    action: 'change',
    changes: changesBetween(admin, pick(before.values, Object.keys(values)), values),
  }
  return await parts.audit(call, undertaking, async (report) => {
    const steps = stepsOf(parts, admin, before, values, call.signal)
    const result = await runSteps(steps, call.signal)
    const written = Object.assign({}, ...result.done.map((step) => step.written ?? {}))
    // Without the call's signal: also after a cancellation, what has been done must show.
    const after = await refreshAfterWrite(parts, admin, sub, { written, memberships: true })
    report({
      ...(result.requestId === null ? {} : { requestId: result.requestId }),
      // What failed at once keeps the changes that were wanted; of what got somewhere, it says how far.
      ...(after === null || result.done.length === 0
        ? {}
        : { changes: changesBetween(admin, before.values, after.values) }),
    })
    if (result.thrown !== null) throw partialFailure(result, steps, Object.keys(values))
    if (after === null) throw notThere(admin, sub)
    return after
  })
}

function stepsOf(
  parts: PoolModelParts,
  admin: ModelAdmin,
  before: Row,
  values: FieldValues,
  signal: AbortSignal,
): Step[] {
  const { cache, cognito } = parts.open
  const username = String(before.values.username)
  const label = (name: string): string => fieldOf(admin, name)?.label ?? name
  const steps: Step[] = []
  const attributes = withVerifiedValues(attributesOf(values), before.values)
  if (Object.keys(attributes).length > 0) {
    steps.push({
      labels: Object.keys(attributes).map(label),
      run: () => updateUserAttributes(cognito, username, attributes, signal),
      written: { attributes },
    })
  }
  const enabled = values.enabled
  if (typeof enabled === 'boolean') {
    steps.push({
      labels: [label('enabled')],
      run: () => setUserEnabled(cognito, username, enabled, signal),
      written: { enabled },
    })
  }
  if ('groups' in values) {
    const wanted = namesOf(values.groups)
    const present = namesOf(before.values.groups)
    const moves = [
      ...wanted.filter((group) => !present.includes(group)).map((group) => ({ group, member: true })),
      ...present.filter((group) => !wanted.includes(group)).map((group) => ({ group, member: false })),
    ]
    for (const move of moves) {
      steps.push({
        labels: [`${label('groups')} (${move.member ? 'add to' : 'remove from'} ${move.group})`],
        run: async () => {
          const requestId = await setGroupMembership(cognito, username, move, signal)
          await cache.setMembership(before.id, move.group, move.member)
          return requestId
        },
      })
    }
  }
  return steps
}

/** Cognito unmarks an address that changes: a form that says “verified” means the new one. */
function withMarks(given: FieldValues, effective: FieldValues): FieldValues {
  const marks = ['email', 'phone_number']
    .filter((name) => name in effective && given[`${name}_verified`] === true)
    .map((name) => [`${name}_verified`, true])
  return { ...effective, ...Object.fromEntries(marks) }
}

/** A mark goes along with what it marks: not every service takes “verified” on its own. */
function withVerifiedValues(attributes: Record<string, string>, now: FieldValues): Record<string, string> {
  const completed = { ...attributes }
  for (const name of ['email', 'phone_number']) {
    const present = now[name]
    if (attributes[`${name}_verified`] === 'true' && !(name in attributes) && typeof present === 'string') {
      completed[name] = present
    }
  }
  return completed
}

type StepsResult = {
  readonly done: readonly Step[]
  readonly requestId: RequestId
  /** What ended the run early; null: nothing. */
  readonly thrown: unknown
}

async function runSteps(steps: readonly Step[], signal: AbortSignal): Promise<StepsResult> {
  const done: Step[] = []
  let requestId: RequestId = null
  for (const step of steps) {
    try {
      throwIfCancelled(signal)
      requestId = (await step.run()) ?? requestId
      done.push(step)
    } catch (thrown) {
      return { done, requestId, thrown }
    }
  }
  return { done, requestId, thrown: null }
}

/** The failure of the step that failed, with what was done before it and what was not. */
function partialFailure(result: StepsResult, steps: readonly Step[], fieldNames: readonly string[]): Failure {
  const failure = placed(result.thrown, fieldNames)
  if (result.done.length === 0) return failure
  const names = (of: readonly Step[]): string => of.flatMap((step) => step.labels).join(', ')
  const notDone = steps.filter((step) => !result.done.includes(step))
  const error = toAppError(failure)
  return new Failure({
    ...error,
    message: `${error.message} Saved before that: ${names(result.done)}. Not saved: ${names(notDone)}.`,
  })
}

function namesOf(value: FieldValues[string] | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

function pick(values: FieldValues, names: readonly string[]): FieldValues {
  return Object.fromEntries(names.map((name) => [name, values[name] ?? null]))
}
