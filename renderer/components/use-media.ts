import { useSyncExternalStore } from 'react'

/** Below this the window has no room for side columns. */
export const narrowWindow = '(max-width: 1023.98px)'

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    () => window.matchMedia(query).matches,
  )
}
