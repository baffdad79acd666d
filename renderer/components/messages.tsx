import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useLocation } from 'react-router'

export type MessageLevel = 'success' | 'info' | 'warning' | 'error'

export type Message = {
  readonly id: number
  readonly level: MessageLevel
  readonly content: ReactNode
  /** How many changes of address it outlives. */
  readonly keep: number
}

type Messages = {
  /** Shows a message until the next page. */
  readonly show: (level: MessageLevel, content: ReactNode) => void
  /** Shows a message on the page that the caller is about to navigate to, as Django does after Save. */
  readonly showOnNextPage: (level: MessageLevel, content: ReactNode) => void
  readonly dismiss: (id: number) => void
  /** Takes all messages away: what is about to be tried again has its own to say. */
  readonly clear: () => void
}

const ActionsContext = createContext<Messages | null>(null)
const ListContext = createContext<readonly Message[]>([])

/** Keeps the messages of the page. Below the router, since a change of address ends them. */
export function MessagesProvider({ children }: { children: ReactNode }) {
  const [messages, setMessages] = useState<readonly Message[]>([])
  const { pathname } = useLocation()
  const shownAt = useRef(pathname)
  const nextId = useRef(1)

  useEffect(() => {
    if (shownAt.current === pathname) return
    shownAt.current = pathname
    setMessages((before) =>
      before.filter(({ keep }) => keep > 0).map((message) => ({ ...message, keep: message.keep - 1 })),
    )
  }, [pathname])

  const add = useCallback((level: MessageLevel, content: ReactNode, keep: number) => {
    const id = nextId.current
    nextId.current += 1
    setMessages((before) => [...before, { id, level, content, keep }])
  }, [])

  const actions = useMemo<Messages>(
    () => ({
      show: (level, content) => add(level, content, 0),
      showOnNextPage: (level, content) => add(level, content, 1),
      dismiss: (id) => setMessages((before) => before.filter((message) => message.id !== id)),
      clear: () => setMessages([]),
    }),
    [add],
  )

  return (
    <ActionsContext value={actions}>
      <ListContext value={messages}>{children}</ListContext>
    </ActionsContext>
  )
}

export function useMessages(): Messages {
  const messages = useContext(ActionsContext)
  if (messages === null) throw new Error('useMessages is used outside of MessagesProvider.')
  return messages
}

export function useShownMessages(): readonly Message[] {
  return useContext(ListContext)
}
