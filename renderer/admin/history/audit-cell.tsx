import type { ReactNode } from 'react'
import type { Field } from '../../../shared/admin/field.ts'
import { fieldOf } from '../../../shared/admin/model-admin.ts'
import { modelNameSchema } from '../../../shared/admin/model-name.ts'
import { registry } from '../../../shared/admin/registry.ts'
import type { Row } from '../../../shared/admin/row.ts'
import { FieldValueView, OneLine } from '../../components/values/FieldValueView.tsx'
import { AuditObject } from './AuditObject.tsx'
import { actionInWords } from './audit-entry.ts'

/** A cell of the audit log: actions and fields by the names the audited model gives them. */
export function auditCell(field: Field, entry: Row): ReactNode {
  const value = entry.values[field.name]
  switch (field.name) {
    case 'object_label':
      return <AuditObject entry={entry} />
    case 'action':
      return <OneLine text={actionInWords(entry)} />
    default:
      return <FieldValueView field={field} value={value} compact labelOf={fieldLabels(entry)} />
  }
}

/** What the fields of the audited model are called; one that is not declared keeps its own name. */
function fieldLabels(entry: Row): (name: string) => string {
  const model = modelNameSchema.safeParse(entry.values.model)
  return (name) => (model.success ? (fieldOf(registry[model.data], name)?.label ?? name) : name)
}
