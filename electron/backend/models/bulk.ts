import type { Row, ValueChange } from '../../../shared/admin/row.ts'
import type { BulkOutcome, Selection } from '../../../shared/contract.ts'
import type { Connection } from '../../../shared/domain/connection.ts'
import type { AppError, ErrorCode } from '../../../shared/result.ts'
import type { Audit } from '../audit/audit.ts'
import { changesBetween } from '../audit/changes.ts'
import type { CallContext } from '../call-context.ts'
import { toAppError } from '../cognito/errors.ts'
import type { EventHub } from '../event-hub.ts'
import { failureOf } from '../failure.ts'
import type { RowReference } from '../store/pool-cache-types.ts'
import type { Done, ModelAdapter } from './model-adapter.ts'

/** Objects that are worked on at the same time; the quota decides how fast they get on. */
const atATime = 4
/** Milliseconds between two events about the progress. */
const progressInterval = 100

/** Failures that the next object would meet as well. */
const hopeless: readonly ErrorCode[] = [
  'credentials_missing',
  'credentials_invalid',
  'credentials_expired',
  'access_denied',
  'pool_not_found',
  'unreachable',
  'clock_skewed',
  'keychain_unavailable',
  'storage_failed',
]

const neverAborted = new AbortController().signal

export type BulkParts = {
  readonly adapter: ModelAdapter
  /** null: the console's own objects. */
  readonly connection: Pick<Connection, 'id' | 'name'> | null
  readonly audit: Audit
  readonly events: EventHub
}

/** What is done to each object of a selection. */
export type BulkWork = {
  /** `delete` or the action's name, for the audit. */
  readonly action: string
  /** Why this object is not touched; null: it is. */
  readonly refusal: (row: Row) => string | null
  /** What is known to change before it is done. */
  readonly changes: (row: Row) => readonly ValueChange[]
  readonly perform: (row: Row, call: CallContext) => Promise<Done>
}

/**
 * Does something to every object of a selection, each with an audit entry of its own, and gives what came of
 * each. Cancelling stops it between two objects, so that of none it is unknown what came of it; a single
 * object is cancelled in the middle, because there is nothing after it to stop.
 */
export async function runBulk(
  parts: BulkParts,
  selection: Selection,
  work: BulkWork,
  call: CallContext,
): Promise<BulkOutcome> {
  const references = await referencesOf(parts.adapter, selection)
  const failed: BulkOutcome['failed'] = []
  let done = 0
  let next = 0
  let stopped = false
  let toldAt = Number.NEGATIVE_INFINITY
  const tell = (): void => {
    const last = done + failed.length === references.length
    if (!last && performance.now() - toldAt < progressInterval) return
    toldAt = performance.now()
    const total = references.length
    parts.events.emit({ type: 'actionProgress', callId: call.callId, done, failed: failed.length, total })
  }
  const worker = async (): Promise<void> => {
    while (!stopped && !call.signal.aborted) {
      const reference = references[next]
      next += 1
      if (reference === undefined) return
      const { label, error } = await attempt(parts, reference, references.length === 1, work, call)
      if (error === null) done += 1
      else {
        failed.push({ id: reference.id, label, error })
        stopped ||= hopeless.includes(error.code)
      }
      tell()
    }
  }
  await Promise.all(Array.from({ length: Math.min(atATime, references.length) }, worker))
  return { done, failed, skipped: references.length - done - failed.length }
}

async function referencesOf(adapter: ModelAdapter, selection: Selection): Promise<RowReference[]> {
  if (selection.kind === 'query') return await adapter.reader.ids(adapter.admin, selection.query)
  return [...new Set(selection.ids)].map((id) => ({ id, label: id }))
}

async function attempt(
  parts: BulkParts,
  reference: RowReference,
  alone: boolean,
  work: BulkWork,
  call: CallContext,
): Promise<{ label: string; error: AppError | null }> {
  const own = alone ? call : { ...call, signal: neverAborted }
  let label = reference.label
  try {
    const row = await read(parts.adapter, reference.id, alone, own)
    label = row.label
    const refusal = work.refusal(row)
    if (refusal !== null) {
      throw failureOf('refused_by_state', refusal, {
        advice: 'Choose an action that fits the object’s state.',
      })
    }
    const undertaking = {
      model: parts.adapter.admin.name,
      connection: parts.connection,
      objectId: row.id,
      objectLabel: row.label,
      action: work.action,
      changes: work.changes(row),
    }
    await parts.audit(call, undertaking, async (report) => {
      const { row: after, requestId } = await work.perform(row, own)
      const seen = after === null ? [] : changesBetween(parts.adapter.admin, row.values, after.values)
      report({
        ...(requestId === null ? {} : { requestId }),
        changes: [...undertaking.changes, ...seen],
      })
    })
    return { label, error: null }
  } catch (thrown) {
    const error = toAppError(thrown, { secrets: call.secrets })
    // Gone from Cognito, but not from the list: the fresh read takes it out there as well.
    if (error.code === 'not_found') await parts.adapter.get(reference.id, true, own).catch(() => undefined)
    return { label, error }
  }
}

/** One object is read as it is now; of many, those in the cache are taken as they are there. */
async function read(adapter: ModelAdapter, id: string, alone: boolean, call: CallContext): Promise<Row> {
  if (alone) return await adapter.get(id, true, call)
  try {
    return await adapter.get(id, false, call)
  } catch (thrown) {
    if (toAppError(thrown).code !== 'not_found') throw thrown
    return await adapter.get(id, true, call)
  }
}
