import { useCallback, useRef } from 'react'
import { type Blocker, useBlocker } from 'react-router'

type LeaveGuard = {
  readonly blocker: Blocker
  /** Lets the next navigation pass: what was typed has just been saved. */
  readonly release: () => void
}

/** Holds back a navigation that would lose what was typed. */
export function useLeaveGuard(dirty: boolean): LeaveGuard {
  const released = useRef(false)
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      dirty && !released.current && currentLocation.pathname !== nextLocation.pathname,
  )
  const release = useCallback(() => {
    released.current = true
  }, [])
  return { blocker, release }
}
