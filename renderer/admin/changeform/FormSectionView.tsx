import { type ReactNode, useId, useState } from 'react'
import { Icon } from '../../components/Icon.tsx'
import type { FormSection } from './form-fields.ts'

/** A fieldset. One that starts collapsed opens by itself when a field in it has an error. */
export function FormSectionView({
  section,
  hasErrors,
  children,
}: {
  section: Omit<FormSection, 'fields'>
  hasErrors: boolean
  children: ReactNode
}) {
  const id = useId()
  const [opened, setOpened] = useState(section.collapsed !== true)
  const open = opened || hasErrors
  const description =
    section.description === undefined ? null : <p className="form-section-help">{section.description}</p>
  if (section.title === null) {
    return (
      <div className="form-section">
        {description}
        {children}
      </div>
    )
  }
  return (
    <fieldset className="form-section">
      <legend>
        {section.collapsed === true ? (
          <button
            type="button"
            className="form-section-toggle"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpened(!open)}
          >
            <Icon name={open ? 'chevron-down' : 'chevron-right'} /> {section.title}
          </button>
        ) : (
          section.title
        )}
      </legend>
      <div id={id} hidden={!open}>
        {description}
        {children}
      </div>
    </fieldset>
  )
}
