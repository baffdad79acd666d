import type { Field } from '../../../shared/admin/field.ts'
import { type Fieldset, fieldOf, type ModelAdmin } from '../../../shared/admin/model-admin.ts'
import { type Inputs, inputName } from './input-value.ts'

/** Whether a form adds an object, changes one, or only shows it. */
export type FormMode = 'add' | 'change' | 'view'

/** A fieldset with its fields' declarations in place of their names. */
export type FormSection = Omit<Fieldset, 'fields'> & { readonly fields: readonly Field[] }

/** The sections of a form, in the declaration's order. What only the add form asks is not part of the others. */
export function sectionsOf(admin: ModelAdmin, mode: FormMode): FormSection[] {
  const fieldsets = mode === 'add' ? admin.addFieldsets : admin.fieldsets
  return fieldsets
    .map((fieldset) => ({
      ...fieldset,
      fields: fieldset.fields
        .map((name) => fieldOf(admin, name))
        .filter((field) => field !== undefined)
        .filter((field) => mode === 'add' || field.addOnly !== true),
    }))
    .filter((section) => section.fields.length > 0)
}

/** Whether a field is shown but cannot be typed into. */
export function isFixed(field: Field, mode: FormMode): boolean {
  if (field.readOnly === true || field.type === 'changes' || mode === 'view') return true
  return mode === 'change' && field.immutable === true
}

/** The fields a form can change: all of its sections but the fixed ones. */
export function editableFields(sections: readonly FormSection[], mode: FormMode): Field[] {
  return sections.flatMap((section) => section.fields).filter((field) => !isFixed(field, mode))
}

/** Whether a field is offered while the form's other inputs are as they are. */
export function isShown(field: Field, inputs: Inputs): boolean {
  if (field.showWhen === undefined) return true
  const other = inputs[inputName(field.showWhen.field)]
  return typeof other === 'string' && field.showWhen.values.includes(other)
}
