import { z } from 'zod'

/** A value before and after a change; null: there was none, or there is none now. */
export const valueChangeSchema = z.strictObject({
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
})
export type ValueChange = z.infer<typeof valueChangeSchema>

/** What a field of an object can hold. Datetimes are ISO 8601 in UTC; a relation is a list of ids. */
const fieldValueSchema = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string()),
  z.array(valueChangeSchema),
])
export type FieldValue = z.infer<typeof fieldValueSchema>

export const fieldValuesSchema = z.record(z.string(), fieldValueSchema)
export type FieldValues = z.infer<typeof fieldValuesSchema>

/** An object of any model, as lists and forms get it: its id, what to call it, and its values by field name. */
export const rowSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  values: fieldValuesSchema,
})
export type Row = z.infer<typeof rowSchema>
