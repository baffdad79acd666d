import type { Field } from '../../../shared/admin/field.ts'
import { fieldOf, type ModelAdmin } from '../../../shared/admin/model-admin.ts'

/** A column of a list. */
export type Column = {
  readonly field: Field
  /** Classes of its cells. */
  readonly className: string
}

export function columnsOf(admin: ModelAdmin): Column[] {
  const fields = admin.listDisplay.flatMap((name) => fieldOf(admin, name) ?? [])
  const firstTime = fields.find(({ type }) => type === 'datetime')
  return fields.map((field) => ({
    field,
    className:
      field.type === 'datetime' && field !== firstTime
        ? `cell-${field.type} later-time`
        : `cell-${field.type}`,
  }))
}

/** As many columns as a narrow window shows side by side. */
const columnsInReach = 7
/** And as many numbers as have room for thousands of millions each. */
const numbersInReach = 3

/** Classes of the table: several times have to do with less room each, and many columns scroll sideways. */
export function tableClasses(columns: readonly Column[]): string[] {
  const times = columns.filter(({ field }) => field.type === 'datetime').length
  const numbers = columns.filter(({ field }) => field.type === 'number').length
  return [
    'table table-sm table-hover result-table quiet-links',
    ...(times > 1 ? ['several-times'] : []),
    ...(columns.length > columnsInReach ? ['many-columns'] : []),
    ...(numbers > numbersInReach ? ['many-numbers'] : []),
  ]
}

/** Columns whose width does not depend on their rows, so that rows can come and go without moving anything. */
type ColumnWidth = 'narrow' | 'number' | 'time' | 'badge' | 'short' | 'text' | 'wide' | 'changes'

export function columnWidth(field: Field): ColumnWidth {
  switch (field.type) {
    case 'boolean':
      return 'narrow'
    case 'number':
      return 'number'
    case 'datetime':
      return 'time'
    case 'choice':
      return field.choices?.some(({ tone }) => tone !== undefined) ? 'badge' : 'text'
    case 'changes':
      return 'changes'
    case 'date':
    case 'phone':
      return 'short'
    case 'email':
    case 'multiline':
    case 'relation':
      return 'wide'
    case 'text':
    case 'url':
    case 'secret':
      return 'text'
  }
}
