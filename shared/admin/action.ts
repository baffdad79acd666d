import { z } from 'zod'
import { fieldSchema } from './field.ts'
import type { FieldValues } from './row.ts'

/** A state of the object in which Cognito would refuse the action, and how to say so. */
const refusalSchema = z.strictObject({
  field: z.string(),
  values: z.array(z.union([z.string(), z.boolean()])),
  reason: z.string(),
})

/** Something that can be done to objects beside changing and deleting them. */
export const actionSchema = z.strictObject({
  name: z.string(),
  label: z.string(),
  /** What will happen to the object, said before it happens. */
  description: z.string(),
  /** Offered in the changelist for the selection. */
  bulk: z.boolean(),
  /** How strongly to ask first. */
  confirm: z.enum(['none', 'ask', 'danger']),
  parameters: z.array(fieldSchema),
  refusedWhen: z.array(refusalSchema),
  /** Said when it was done; `{count}` is the number of objects, `{label}` the object's name. */
  doneMessage: z.string(),
})
export type Action = z.infer<typeof actionSchema>

/** Why an action is off for an object in its present state; null: it is on. */
export function whyRefused(action: Action, values: FieldValues): string | null {
  for (const refusal of action.refusedWhen) {
    const value = values[refusal.field]
    if ((typeof value === 'string' || typeof value === 'boolean') && refusal.values.includes(value)) {
      return refusal.reason
    }
  }
  return null
}
