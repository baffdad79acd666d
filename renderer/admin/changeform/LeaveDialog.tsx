import Button from 'react-bootstrap/Button'
import Modal from 'react-bootstrap/Modal'
import type { Blocker } from 'react-router'

/** Asks before what was typed is lost. */
export function LeaveDialog({ blocker }: { blocker: Blocker }) {
  const stay = () => blocker.reset?.()
  return (
    <Modal show={blocker.state === 'blocked'} onHide={stay} aria-labelledby="leave-title" centered>
      <Modal.Header closeButton closeLabel="Stay on this page">
        <Modal.Title as="h2" id="leave-title">
          Leave without saving?
        </Modal.Title>
      </Modal.Header>
      <Modal.Body>What you typed into this form is not saved. It is lost when you leave.</Modal.Body>
      <Modal.Footer>
        <Button variant="outline-danger" onClick={() => blocker.proceed?.()}>
          Leave without saving
        </Button>
        <Button onClick={stay}>Stay on this page</Button>
      </Modal.Footer>
    </Modal>
  )
}
