import { type RefObject, useEffect } from 'react'
import Button from 'react-bootstrap/Button'
import Modal from 'react-bootstrap/Modal'
import { useBlocker } from 'react-router'
import { holdUnsavedForm } from '../unsaved-form.ts'

/**
 * Holds back a navigation that would lose what was typed, and asks. Only rendered while there is something to
 * lose: the router cannot hold back an address typed by hand, and would complain about each.
 *
 * @param released set once what was typed is saved: the page is about to be left on purpose
 */
export function LeaveGuard({ released }: { released: RefObject<boolean> }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      !released.current && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(holdUnsavedForm, [])
  const stay = () => blocker.reset?.()
  return (
    <Modal
      show={blocker.state === 'blocked'}
      onHide={stay}
      animation={false}
      aria-labelledby="leave-title"
      centered
    >
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
