import type { Field, FieldType } from '../../../shared/admin/field.ts'
import { fieldOf, type ModelAdmin } from '../../../shared/admin/model-admin.ts'
import type { FieldValue, FieldValues, ValueChange } from '../../../shared/admin/row.ts'

/** Kept by Cognito or the cache themselves: they move with every change and tell nothing about it. */
const bookkeeping = ['created_at', 'updated_at', 'changed_at', 'synced_at', 'display_name']

/** A value as the audit writes it; null: there is none. */
export function auditText(value: FieldValue | undefined): string | null {
  if (value === undefined || value === null || value === '') return null
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(String).join(', ')
  return String(value)
}

/** Two values that mean the same: nothing, an empty text and an empty list are one; lists have no order. */
export function sameValue(one: FieldValue | undefined, other: FieldValue | undefined): boolean {
  return comparable(one) === comparable(other)
}

function comparable(value: FieldValue | undefined): string | null {
  return Array.isArray(value) ? auditText(value.map((item) => JSON.stringify(item)).sort()) : auditText(value)
}

/**
 * What changed between two states of an object, for the audit. Of a secret field it says that it changed and
 * no more.
 *
 * @param before null: the object was not there
 * @param after null: it is not there any more
 */
export function changesBetween(
  admin: ModelAdmin,
  before: FieldValues | null,
  after: FieldValues | null,
): ValueChange[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
  return [...names]
    .filter((name) => !bookkeeping.includes(name) && !sameValue(before?.[name], after?.[name]))
    .map((name) => changeOf(fieldOf(admin, name)?.type, name, before?.[name], after?.[name]))
}

/** What an action was given, for the audit: its parameters but for the secret ones. */
export function parameterChanges(parameters: readonly Field[], values: FieldValues): ValueChange[] {
  return parameters
    .filter((field) => field.type !== 'secret')
    .map((field) => ({ field: field.name, before: null, after: auditText(values[field.name]) }))
}

function changeOf(
  type: FieldType | undefined,
  field: string,
  before: FieldValue | undefined,
  after: FieldValue | undefined,
): ValueChange {
  if (type === 'secret') return { field, before: null, after: 'changed' }
  return { field, before: auditText(before), after: auditText(after) }
}
