import { useEffect, useState } from 'react'
import Button from 'react-bootstrap/Button'
import { appErrorOf } from '../../api/api-error.ts'
import { call } from '../../api/call.ts'
import { Icon } from '../../components/Icon.tsx'

type Copied = { readonly until: number; readonly seconds: number }

/** Copies a secret and says when it will be gone from the clipboard again. */
export function CopySecret({ text, what, size }: { text: string; what: string; size?: 'sm' }) {
  const [copied, setCopied] = useState<Copied | null>(null)
  const [problem, setProblem] = useState('')
  const left = useSecondsLeft(copied)
  const copy = async () => {
    setProblem('')
    try {
      const { seconds } = await call('copySecret', { text })
      setCopied({ until: Date.now() + seconds * 1000, seconds })
    } catch (thrown) {
      setProblem(`It could not be copied: ${appErrorOf(thrown).message}`)
    }
  }
  return (
    <>
      <Button
        variant="outline-secondary"
        {...(size === undefined ? {} : { size })}
        disabled={text === ''}
        onClick={() => void copy()}
      >
        <Icon name="clipboard" className="me-1" />
        Copy<span className="visually-hidden"> the {what}</span>
      </Button>
      <span className="copied" role="status">
        {copied === null ? problem : null}
        {copied === null ? null : (
          <>
            {/* Read out once; the seconds only for the eye. */}
            <span className="visually-hidden">
              Copied. It is cleared from the clipboard in {copied.seconds} seconds.
            </span>
            <span aria-hidden="true">
              {left > 0 ? `Copied, cleared from the clipboard in ${left} s` : 'Cleared from the clipboard'}
            </span>
          </>
        )}
      </span>
    </>
  )
}

function useSecondsLeft(copied: Copied | null): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (copied === null) return
    setNow(Date.now())
    const timer = window.setInterval(() => {
      setNow(Date.now())
      if (Date.now() >= copied.until) window.clearInterval(timer)
    }, 1000)
    return () => window.clearInterval(timer)
  }, [copied])
  return copied === null ? 0 : Math.min(copied.seconds, Math.ceil((copied.until - now) / 1000))
}
