import { z } from 'zod'
import { modelNameSchema } from './model-name.ts'

const fieldTypes = [
  'text',
  'multiline',
  'email',
  'phone',
  'url',
  'number',
  'boolean',
  'date',
  'datetime',
  'choice',
  /** A list of another model's ids. */
  'relation',
  /** Goes in, never comes out: an access key, a password. */
  'secret',
  /** What a change changed: field, value before, value after. */
  'changes',
] as const
const fieldTypeSchema = z.enum(fieldTypes)
export type FieldType = z.infer<typeof fieldTypeSchema>

/** How a choice is coloured where it shows as a badge. */
const tones = ['neutral', 'good', 'warning', 'bad', 'info'] as const
const toneSchema = z.enum(tones)

const choiceSchema = z.strictObject({
  value: z.string(),
  label: z.string(),
  tone: toneSchema.optional(),
  /** What the value means, for whoever does not know the term. */
  help: z.string().optional(),
})
export type Choice = z.infer<typeof choiceSchema>

/** One field of a model. Its name is the key of an object's values and of a list's address. */
export const fieldSchema = z.strictObject({
  name: z.string().min(1),
  label: z.string().min(1),
  type: fieldTypeSchema,
  helpText: z.string().optional(),
  choices: z.array(choiceSchema).optional(),
  /** The model whose ids a relation holds. */
  relation: modelNameSchema.optional(),
  required: z.boolean().optional(),
  /** Shown, never changed by a form. */
  readOnly: z.boolean().optional(),
  /** Can be given when the object is added, and never changed afterwards. */
  immutable: z.boolean().optional(),
  /** Part of the add form only; not a value of the object, such as how to send an invitation. */
  addOnly: z.boolean().optional(),
  /** What the add form starts with. */
  initial: z.union([z.string(), z.boolean(), z.number()]).optional(),
  /** Offered only while another field of the form has one of these values. */
  showWhen: z.strictObject({ field: z.string(), values: z.array(z.string()) }).optional(),
  minLength: z.number().int().optional(),
  maxLength: z.number().int().optional(),
  minValue: z.number().optional(),
  maxValue: z.number().optional(),
  /** A regular expression the whole value must match, and what to say when it does not. */
  pattern: z.strictObject({ source: z.string(), message: z.string() }).optional(),
  sortable: z.boolean().optional(),
  filterable: z.boolean().optional(),
})
export type Field = z.infer<typeof fieldSchema>
