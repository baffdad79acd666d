import type { Action } from '../../../shared/admin/action.ts'
import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import type { FieldValues, Row } from '../../../shared/admin/row.ts'
import type { CallContext } from '../call-context.ts'
import type { RequestId } from '../cognito/users.ts'
import type { ListReader } from '../store/pool-cache-types.ts'

/** What came of doing something to one object. */
export type Done = {
  /** The object as it is now; null: it is gone. */
  readonly row: Row | null
  readonly requestId: RequestId
}

/** What the window can ask of a model, whatever the model: its lists, its objects, and changing them. */
export type ModelAdapter = {
  /** The declaration, a pool's own schema merged in. */
  readonly admin: ModelAdmin
  /** Lists, counts and facets, out of the store. */
  readonly reader: ListReader
  /** One object; `fresh` reads it from where it really is. Rejects with not_found. */
  readonly get: (id: string, fresh: boolean, call: CallContext) => Promise<Row>
  readonly add: (values: FieldValues, call: CallContext) => Promise<Row>
  readonly change: (
    id: string,
    edit: { readonly values: FieldValues; readonly previous: FieldValues },
    call: CallContext,
  ) => Promise<Row>
  /** Deletes an object that was just read; the audit is the caller's. */
  readonly remove: (row: Row, call: CallContext) => Promise<Done>
  /** What makes the parameters of an action wrong, by name; empty: nothing. */
  readonly actionProblems: (action: Action, parameters: FieldValues) => Promise<Record<string, string>>
  /** Does an action to an object that was just read; the audit is the caller's. */
  readonly act: (action: Action, row: Row, parameters: FieldValues, call: CallContext) => Promise<Done>
}
