import { useEffect, useRef } from 'react'
import Alert from 'react-bootstrap/Alert'
import { Icon } from './Icon.tsx'
import { type MessageLevel, useMessages, useShownMessages } from './messages.tsx'

const looks: Record<MessageLevel, { variant: string; icon: string; word: string }> = {
  success: { variant: 'success', icon: 'check-circle', word: 'Done:' },
  info: { variant: 'info', icon: 'info-circle', word: 'Note:' },
  warning: { variant: 'warning', icon: 'exclamation-triangle', word: 'Warning:' },
  error: { variant: 'danger', icon: 'x-octagon', word: 'Error:' },
}

/** The messages area above a page's content, announced by screen readers as messages arrive. */
export function MessageList() {
  const messages = useShownMessages()
  const { dismiss } = useMessages()
  const area = useRef<HTMLDivElement>(null)
  const newest = messages.at(-1)?.id
  useEffect(() => {
    // An action at the foot of a long list would otherwise answer out of sight.
    if (newest !== undefined) area.current?.scrollIntoView({ block: 'nearest' })
  }, [newest])
  return (
    <div ref={area} className="message-list" aria-live="polite">
      {messages.map(({ id, level, content }) => (
        <Alert
          key={id}
          variant={looks[level].variant}
          role={level === 'error' ? 'alert' : 'status'}
          transition={false}
          dismissible
          closeLabel="Dismiss this message"
          onClose={() => dismiss(id)}
        >
          <Icon name={looks[level].icon} label={looks[level].word} />
          <div>{content}</div>
        </Alert>
      ))}
    </div>
  )
}
