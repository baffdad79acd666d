import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { useLocation, useNavigationType } from 'react-router'

/**
 * A new page starts at its top with the focus on its content, as a loaded page does; on the way back it stands
 * where it was left. The browser does that for a document that scrolls, and here the content does.
 */
export function usePageChange(content: RefObject<HTMLElement | null>): void {
  const { key, pathname } = useLocation()
  const way = useNavigationType()
  const left = useRef(new Map<string, number>())
  const present = useRef({ key, pathname })

  useEffect(() => {
    const element = content.current
    if (element === null) return
    // Without the focus on it, keys such as Page Down would scroll nothing.
    if (document.activeElement === document.body) element.focus({ preventScroll: true })
    const remember = () => left.current.set(present.current.key, element.scrollTop)
    element.addEventListener('scroll', remember, { passive: true })
    return () => element.removeEventListener('scroll', remember)
  }, [content])

  useLayoutEffect(() => {
    const before = present.current
    if (before.key === key) return
    present.current = { key, pathname }
    if (way === 'POP') content.current?.scrollTo(0, left.current.get(key) ?? 0)
    else if (before.pathname !== pathname || way === 'PUSH') content.current?.scrollTo(0, 0)
    if (before.pathname !== pathname) content.current?.focus({ preventScroll: true })
  }, [key, pathname, way, content])
}
