import { fieldOf, type ModelAdmin } from '../../../shared/admin/model-admin.ts'
import type { FieldValues } from '../../../shared/admin/row.ts'
import { auditText, sameValue } from '../audit/changes.ts'
import { failureOf } from '../failure.ts'

/**
 * Refuses a change whose form was opened on values that are no longer there, and says what they are now.
 *
 * @param edit the values to write, and those the form had when it was opened
 * @param now the object's values as they were just read
 */
export function refuseConflicts(
  admin: ModelAdmin,
  edit: { readonly values: FieldValues; readonly previous: FieldValues },
  now: FieldValues,
): void {
  const fields: Record<string, string> = {}
  for (const name of Object.keys(edit.values)) {
    const field = fieldOf(admin, name)
    // Nobody can have seen a secret's value before.
    if (field?.type === 'secret' || sameValue(edit.previous[name], now[name])) continue
    // Somebody else wrote the same: there is nothing to lose.
    if (sameValue(edit.values[name], now[name])) continue
    fields[name] = `Changed in the meantime. It is now ${quoted(auditText(now[name]))}.`
  }
  if (Object.keys(fields).length === 0) return
  throw failureOf('conflict', `The ${admin.label} was changed by someone else while the form was open.`, {
    advice: 'Nothing was saved. Look at what it is now, and save again what you still want to change.',
    fields,
  })
}

/** The values that really differ from what is there. */
export function effectiveValues(values: FieldValues, now: FieldValues): FieldValues {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => !sameValue(value, now[name])))
}

function quoted(text: string | null): string {
  return text === null ? 'empty' : `“${text}”`
}
