import { useCallback, useState } from 'react'

const prefix = 'poolkeeper.'

/** What the window remembered under a name; null when it did not, or when the browser keeps nothing. */
export function remembered(name: string): string | null {
  try {
    return window.localStorage.getItem(prefix + name)
  } catch {
    return null
  }
}

export function remember(name: string, value: string): void {
  try {
    window.localStorage.setItem(prefix + name, value)
  } catch {
    // Without storage the choice holds until the window is closed.
  }
}

/** A switch of the interface, such as a folded section, that the window remembers. */
export function useRememberedSwitch(name: string, initial: boolean): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => {
    const stored = remembered(name)
    return stored === null ? initial : stored === 'on'
  })
  const set = useCallback(
    (next: boolean) => {
      setOn(next)
      remember(name, next ? 'on' : 'off')
    },
    [name],
  )
  return [on, set]
}
