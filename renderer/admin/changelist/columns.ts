import type { Field } from '../../../shared/admin/field.ts'
import { fieldOf, type ModelAdmin } from '../../../shared/admin/model-admin.ts'

export function columnsOf(admin: ModelAdmin): Field[] {
  return admin.listDisplay.flatMap((name) => fieldOf(admin, name) ?? [])
}

/** Columns whose width does not depend on their rows, so that rows can come and go without moving anything. */
export type ColumnWidth = 'narrow' | 'number' | 'time' | 'badge' | 'short' | 'text' | 'wide'

export function columnWidth(field: Field): ColumnWidth {
  switch (field.type) {
    case 'boolean':
      return 'narrow'
    case 'number':
      return 'number'
    case 'datetime':
      return 'time'
    case 'choice':
      return 'badge'
    case 'date':
    case 'phone':
      return 'short'
    case 'email':
    case 'multiline':
    case 'changes':
    case 'relation':
      return 'wide'
    case 'text':
    case 'url':
    case 'secret':
      return 'text'
  }
}
