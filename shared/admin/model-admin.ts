import { z } from 'zod'
import { actionSchema } from './action.ts'
import { type Field, fieldSchema } from './field.ts'
import { modelNameSchema } from './model-name.ts'

const fieldsetSchema = z.strictObject({
  /** null: the first, untitled one. */
  title: z.string().nullable(),
  description: z.string().optional(),
  fields: z.array(z.string()),
  collapsed: z.boolean().optional(),
})
export type Fieldset = z.infer<typeof fieldsetSchema>

const orderingSchema = z.strictObject({ field: z.string(), descending: z.boolean() })
export type Ordering = z.infer<typeof orderingSchema>

/**
 * The declaration of a model, as a Django ModelAdmin: both sides obey it. It is data, so that a pool's own
 * schema can be merged in and the whole can cross the bridge.
 */
export const modelAdminSchema = z.strictObject({
  name: modelNameSchema,
  app: z.enum(['cognito', 'console']),
  /** The model that keeps its objects for a while after they are gone, under the same ids. */
  keptAs: modelNameSchema.optional(),
  /** Whether its objects belong to the open pool or to the console itself. */
  scope: z.enum(['pool', 'console']),
  label: z.string(),
  labelPlural: z.string(),
  description: z.string(),
  /** Bootstrap icon's name. */
  icon: z.string(),
  fields: z.array(fieldSchema),
  listDisplay: z.array(z.string()),
  listFilter: z.array(z.string()),
  searchFields: z.array(z.string()),
  /** What the search box says it searches. */
  searchHelp: z.string(),
  ordering: z.array(orderingSchema),
  listPerPage: z.number().int().positive(),
  /** An empty list of fieldsets: the model has no form. */
  fieldsets: z.array(fieldsetSchema),
  addFieldsets: z.array(fieldsetSchema),
  can: z.strictObject({ add: z.boolean(), change: z.boolean(), delete: z.boolean() }),
  /** What else goes when an object is deleted, said on the delete page. */
  deleteNotice: z.string(),
  actions: z.array(actionSchema),
})
export type ModelAdmin = z.infer<typeof modelAdminSchema>

/** The field of that name; undefined when the model does not declare it. */
export function fieldOf(admin: ModelAdmin, name: string): Field | undefined {
  return admin.fields.find((field) => field.name === name)
}
