import type { ReactNode } from 'react'
import { fieldOf, type ModelAdmin } from '../../../shared/admin/model-admin.ts'
import type { Row } from '../../../shared/admin/row.ts'
import { FormErrors } from './FormErrors.tsx'
import { FormField } from './FormField.tsx'
import { FormSectionView } from './FormSectionView.tsx'
import type { FormExtension } from './form-extension.ts'
import { type FormMode, type FormSection, isShown } from './form-fields.ts'
import type { ObjectForm as Form } from './use-object-form.ts'
import './changeform.css'

/** The fieldsets of an object, what is wrong with them, and the buttons below. */
export function ObjectForm({
  admin,
  mode,
  sections,
  row,
  form,
  extension,
  failureTitle,
  notice,
  children,
}: {
  admin: ModelAdmin
  mode: FormMode
  sections: readonly FormSection[]
  /** The object as it was read; null while it is added. */
  row: Row | null
  form: Form
  extension: FormExtension
  failureTitle: string
  notice?: ReactNode
  /** The buttons. */
  children: ReactNode
}) {
  const { Head, Foot, widgets, shownValues } = extension
  const part = { mode, row, inputs: form.inputs }
  return (
    <form
      className="object-form"
      aria-label={admin.label}
      aria-busy={form.saving}
      noValidate
      onSubmit={form.submit}
    >
      <FormErrors
        title={failureTitle}
        invalid={form.invalid}
        failure={form.failure}
        labelOf={(name) => fieldOf(admin, name)?.label ?? name}
      />
      {notice}
      {Head === undefined ? null : <Head {...part} />}
      <div inert={form.saving}>
        {sections.map((section) => {
          const shown = section.fields.filter((field) => isShown(field, form.inputs))
          if (shown.length === 0) return null
          return (
            <FormSectionView
              key={section.title ?? ''}
              section={section}
              hasErrors={shown.some((field) => form.invalid.has(field.name))}
            >
              {shown.map((field) => (
                <FormField
                  key={field.name}
                  field={field}
                  mode={mode}
                  row={row}
                  control={form.control}
                  widget={widgets?.[field.name]}
                  shown={shownValues?.[field.name]}
                />
              ))}
            </FormSectionView>
          )
        })}
      </div>
      {Foot === undefined ? null : <Foot {...part} />}
      {children}
    </form>
  )
}
