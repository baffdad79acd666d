import { useEffect, useId } from 'react'
import Button from 'react-bootstrap/Button'
import { Link, useRouteError } from 'react-router'
import { indexAddress } from '../admin/addresses.ts'
import { ErrorAlert } from './ErrorAlert.tsx'

/** In place of a page that broke: says so, and leads on. */
export function CrashPage() {
  const thrown = useRouteError()
  const headingId = useId()
  useEffect(() => {
    document.title = 'Error: This page broke | Poolkeeper'
  }, [])
  return (
    <section aria-labelledby={headingId}>
      <h1 id={headingId}>This page broke</h1>
      <ErrorAlert title="The window could not draw the page" thrown={thrown} />
      <p>Nothing was changed by that. The rest of the console goes on working.</p>
      <p className="d-flex gap-2">
        <Button size="sm" onClick={() => window.location.reload()}>
          Reload the window
        </Button>
        <Link className="btn btn-outline-secondary btn-sm" to={indexAddress} reloadDocument>
          Home
        </Link>
      </p>
    </section>
  )
}
