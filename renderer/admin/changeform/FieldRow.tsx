import type { ReactNode } from 'react'
import type { Field } from '../../../shared/admin/field.ts'
import { Icon } from '../../components/Icon.tsx'
import { inputName } from './input-value.ts'

/** How a field's input is tied to its label, help and error. */
export type FieldIds = {
  /** The input's, as Django names it. */
  readonly id: string
  readonly labelId: string
  /** Of the error and the help text. */
  readonly describedBy: string | undefined
}

/** A line of a form: the label beside its input, or above it where the window is narrow; error and help below. */
export function FieldRow({
  field,
  fixed,
  error,
  children,
}: {
  field: Field
  /** Shown, not typed into: there is no input that the label could name. */
  fixed: boolean
  error: string | undefined
  children: (ids: FieldIds) => ReactNode
}) {
  const id = `id_${inputName(field.name)}`
  const described = [
    error === undefined ? '' : `${id}_error`,
    field.helpText === undefined ? '' : `${id}_help`,
  ]
  const required = !fixed && field.required === true
  const isGroup = field.type === 'relation' || (field.type === 'choice' && required)
  const label = (
    <>
      {field.label}
      {required ? (
        <>
          <span className="required-mark" aria-hidden="true">
            *
          </span>
          {/* Inputs say it themselves; a group of them is read out by its label. */}
          {isGroup ? <span className="visually-hidden"> (required)</span> : null}
        </>
      ) : null}
    </>
  )
  return (
    <div className={`field-row${error === undefined ? '' : ' field-row-invalid'}`}>
      {fixed || isGroup ? (
        <div className="field-label" id={`${id}_label`}>
          {label}
        </div>
      ) : (
        <label className="field-label" htmlFor={id} id={`${id}_label`}>
          {label}
        </label>
      )}
      <div className="field-body">
        {children({
          id,
          labelId: `${id}_label`,
          describedBy: described.filter(Boolean).join(' ') || undefined,
        })}
        {error === undefined ? null : (
          <p className="field-error" id={`${id}_error`}>
            <Icon name="exclamation-circle" className="me-1" />
            {error}
          </p>
        )}
        {field.helpText === undefined ? null : (
          <p className="field-help" id={`${id}_help`}>
            {field.helpText}
          </p>
        )}
      </div>
    </div>
  )
}
