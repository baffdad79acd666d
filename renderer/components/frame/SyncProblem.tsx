import { useState } from 'react'
import Button from 'react-bootstrap/Button'
import Modal from 'react-bootstrap/Modal'
import { ErrorAlert } from '../ErrorAlert.tsx'
import { Icon } from '../Icon.tsx'
import { formatTimeOfDay } from '../values/format.ts'

/** That the pool could not be read, why, and when that is tried again by itself. */
export function SyncProblem({ thrown, retryAt }: { thrown: unknown; retryAt: string | null }) {
  const [shown, setShown] = useState(false)
  return (
    <>
      <span className="sync-problem">
        <Icon name="exclamation-triangle-fill" className="me-1" />
        Sync failed
      </span>
      <Button size="sm" variant="outline-danger" onClick={() => setShown(true)}>
        Why?
      </Button>
      {retryAt === null ? null : (
        <span className="sync-figures sync-retry">
          will try again at {formatTimeOfDay(new Date(retryAt))}
        </span>
      )}
      <Modal show={shown} onHide={() => setShown(false)} aria-labelledby="sync-problem-title">
        <Modal.Header closeButton>
          <Modal.Title as="h2" id="sync-problem-title">
            The pool could not be read to its end
          </Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <ErrorAlert title="Reading the pool failed" thrown={thrown} />
          <p className="mb-0">
            What was read before is kept, and the lists show it.
            {retryAt === null
              ? null
              : ' The console tries again by itself, and as soon as another call to Cognito succeeds; it goes on where it was stopped.'}
          </p>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="secondary" onClick={() => setShown(false)}>
            Close
          </Button>
        </Modal.Footer>
      </Modal>
    </>
  )
}
