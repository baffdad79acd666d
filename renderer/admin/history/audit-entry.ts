import { modelNameSchema } from '../../../shared/admin/model-name.ts'
import { registry } from '../../../shared/admin/registry.ts'
import type { Row } from '../../../shared/admin/row.ts'

const ownWords: Record<string, string> = { add: 'Added', change: 'Changed', delete: 'Deleted' }

/** What was done, in the words of the model's declaration. */
export function actionInWords(entry: Row): string {
  const action = String(entry.values.action ?? '')
  const model = modelNameSchema.safeParse(entry.values.model)
  const declared = model.success
    ? registry[model.data].actions.find(({ name }) => name === action)
    : undefined
  return ownWords[action] ?? declared?.label ?? action
}
