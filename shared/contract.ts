import { z } from 'zod'
import type { Permission } from './access.ts'
import { facetSchema } from './admin/facets.ts'
import { listQuerySchema } from './admin/list-query.ts'
import { modelAdminSchema } from './admin/model-admin.ts'
import { modelNameSchema } from './admin/model-name.ts'
import { fieldValuesSchema, rowSchema } from './admin/row.ts'
import type { ChannelName } from './channels.ts'
import { connectionIdSchema } from './domain/connection.ts'
import { poolSchema } from './domain/pool.ts'
import { sessionSchema } from './domain/session.ts'
import type { ConsoleEvent } from './events.ts'
import { appErrorSchema, type Result } from './result.ts'

type Channel<Input extends z.ZodType, Output extends z.ZodType> = {
  readonly input: Input
  readonly output: Output
  /** What the caller must be allowed to do. dispatch refuses a call whose permission is not named. */
  readonly permission: (input: z.output<Input>) => Permission
}

function channel<Input extends z.ZodType, Output extends z.ZodType>(
  definition: Channel<Input, Output>,
): Channel<Input, Output> {
  return definition
}

const nothing = z.strictObject({})
const everybody = (): Permission => 'console.use'

/** null for the console's own models; else the connection the screen shows, so that a late click cannot reach another pool. */
const connection = connectionIdSchema.nullable()
const target = { model: modelNameSchema, connection }
const objectId = z.string().min(1).max(2048)

const selectionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ids'), ids: z.array(objectId).min(1).max(10_000) }),
  /** All that a list would show, on every page. */
  z.strictObject({ kind: z.literal('query'), query: listQuerySchema }),
])
export type Selection = z.infer<typeof selectionSchema>

const bulkOutcomeSchema = z.strictObject({
  done: z.number().int(),
  failed: z.array(z.strictObject({ id: z.string(), label: z.string(), error: appErrorSchema })),
  /** Not tried, because the call was cancelled. */
  skipped: z.number().int(),
})
export type BulkOutcome = z.infer<typeof bulkOutcomeSchema>

/** Every channel once: what it takes, what it gives, and what the caller must be allowed to do. */
export const contract = {
  session: channel({ input: nothing, output: sessionSchema, permission: everybody }),
  openConnection: channel({
    input: z.strictObject({ id: connectionIdSchema }),
    output: sessionSchema,
    permission: () => 'connections.view',
  }),
  closeConnection: channel({ input: nothing, output: sessionSchema, permission: () => 'connections.view' }),
  /** Describes the pool with the values of a form that need not be saved; `id` lends stored keys to empty secret fields. */
  testConnection: channel({
    input: z.strictObject({ id: connectionIdSchema.nullable(), values: fieldValuesSchema }),
    output: z.strictObject({ pool: poolSchema }),
    permission: () => 'connections.change',
  }),
  awsProfiles: channel({
    input: nothing,
    output: z.strictObject({ profiles: z.array(z.string()) }),
    permission: () => 'connections.view',
  }),
  pool: channel({
    input: z.strictObject({ connection: connectionIdSchema }),
    output: poolSchema,
    permission: everybody,
  }),
  /** The model's declaration, the open pool's schema merged in. */
  describe: channel({
    input: z.strictObject(target),
    output: modelAdminSchema,
    permission: ({ model }) => `${model}.view`,
  }),
  /** A page of a list. The count is a channel of its own, so that rows never wait for it. */
  list: channel({
    input: z.strictObject({ ...target, query: listQuerySchema }),
    output: z.strictObject({ rows: z.array(rowSchema) }),
    permission: ({ model }) => `${model}.view`,
  }),
  count: channel({
    input: z.strictObject({ ...target, query: listQuerySchema }),
    output: z.strictObject({ matching: z.number().int(), total: z.number().int() }),
    permission: ({ model }) => `${model}.view`,
  }),
  facets: channel({
    input: z.strictObject({ ...target, query: listQuerySchema, counts: z.boolean() }),
    output: z.strictObject({ facets: z.array(facetSchema) }),
    permission: ({ model }) => `${model}.view`,
  }),
  /** One object; `fresh` reads it from Cognito first, as a form does before it edits. */
  get: channel({
    input: z.strictObject({ ...target, id: objectId, fresh: z.boolean() }),
    output: rowSchema,
    permission: ({ model }) => `${model}.view`,
  }),
  add: channel({
    input: z.strictObject({ ...target, values: fieldValuesSchema }),
    output: rowSchema,
    permission: ({ model }) => `${model}.add`,
  }),
  /** Only the values that changed, each with the value it had when the form was opened: what changed since is a conflict. */
  change: channel({
    input: z.strictObject({
      ...target,
      id: objectId,
      values: fieldValuesSchema,
      previous: fieldValuesSchema,
    }),
    output: rowSchema,
    permission: ({ model }) => `${model}.change`,
  }),
  delete: channel({
    input: z.strictObject({ ...target, selection: selectionSchema }),
    output: bulkOutcomeSchema,
    permission: ({ model }) => `${model}.delete`,
  }),
  action: channel({
    input: z.strictObject({
      ...target,
      action: z.string().min(1).max(64),
      selection: selectionSchema,
      parameters: fieldValuesSchema,
    }),
    output: bulkOutcomeSchema,
    permission: ({ model, action }) => `${model}.${action}`,
  }),
  startSync: channel({
    input: z.strictObject({ connection: connectionIdSchema }),
    output: sessionSchema,
    permission: () => 'users.view',
  }),
  cancelSync: channel({
    input: z.strictObject({ connection: connectionIdSchema }),
    output: sessionSchema,
    permission: () => 'users.view',
  }),
  /** A random password that meets the pool's policy. */
  generatePassword: channel({
    input: z.strictObject({ connection: connectionIdSchema }),
    output: z.strictObject({ password: z.string() }),
    permission: everybody,
  }),
  /** Copies to the clipboard and clears it after `seconds`, unless something else was copied since. */
  copySecret: channel({
    input: z.strictObject({ text: z.string().min(1).max(8192) }),
    output: z.strictObject({ seconds: z.number().int() }),
    permission: everybody,
  }),
  openLink: channel({
    input: z.strictObject({ url: z.string().max(2048) }),
    output: nothing,
    permission: everybody,
  }),
  /** Stops a call of the same window; what Cognito was already asked to do is not undone. */
  cancel: channel({
    input: z.strictObject({ callId: z.string().min(1).max(64) }),
    output: nothing,
    permission: everybody,
  }),
} satisfies Record<ChannelName, unknown>

type Contract = typeof contract
export type InputOf<Name extends ChannelName> = z.output<Contract[Name]['input']>
export type OutputOf<Name extends ChannelName> = z.output<Contract[Name]['output']>

/** How a call crosses the bridge. The id is the window's own and lets it cancel the call. */
export const callSchema = z.strictObject({ callId: z.string().min(1).max(64), input: z.unknown() })

/** `window.api`: a named function for each channel, and one to listen with. */
export type Api = {
  readonly [Name in ChannelName]: (call: {
    callId: string
    input: InputOf<Name>
  }) => Promise<Result<OutputOf<Name>>>
} & {
  /** Calls the listener for each event until the returned function is called. */
  readonly onEvent: (listener: (event: ConsoleEvent) => void) => () => void
}
