import type { ReactNode } from 'react'
import Button from 'react-bootstrap/Button'
import Spinner from 'react-bootstrap/Spinner'
import { Link } from 'react-router'
import type { Intent } from './intent.ts'

const labels: Record<Intent, string> = {
  save: 'Save',
  addAnother: 'Save and add another',
  continue: 'Save and continue editing',
}

/** The buttons below a form. Save comes first: it is what Enter does. */
export function SubmitRow({
  intents,
  saving,
  deleteTo,
  closeTo,
  children,
}: {
  intents: readonly Intent[]
  saving: boolean
  deleteTo?: string | undefined
  /** Only for a form that cannot save. */
  closeTo?: string | undefined
  children?: ReactNode
}) {
  return (
    <div className="submit-row">
      {intents.map((intent) => (
        <Button
          key={intent}
          type="submit"
          value={intent}
          variant={intent === 'save' ? 'primary' : 'outline-secondary'}
          disabled={saving}
        >
          {saving && intent === 'save' ? <Spinner size="sm" className="me-2" aria-hidden="true" /> : null}
          {labels[intent]}
        </Button>
      ))}
      {closeTo === undefined ? null : (
        <Link className="btn btn-secondary" to={closeTo}>
          Close
        </Link>
      )}
      {children}
      <span className="visually-hidden" role="status">
        {saving ? 'Saving…' : ''}
      </span>
      {deleteTo === undefined ? null : (
        <Link className="btn btn-danger submit-row-delete" to={deleteTo}>
          Delete
        </Link>
      )}
    </div>
  )
}
