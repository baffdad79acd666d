import { useId } from 'react'
import Alert from 'react-bootstrap/Alert'
import Button from 'react-bootstrap/Button'
import { appErrorOf } from '../api/api-error.ts'
import { Icon } from './Icon.tsx'

/** A failed call: what failed, in Cognito's own words, what to do, and what support will ask for. */
export function ErrorAlert({
  title,
  thrown,
  onRetry,
  plain = false,
}: {
  /** What could not be done. */
  title: string
  /** What was thrown; an ApiError carries the rest. */
  thrown: unknown
  onRetry?: () => void
  /** Without a frame of its own, inside a message that has one. */
  plain?: boolean
}) {
  const error = appErrorOf(thrown)
  const headingId = useId()
  const facts: [string, string | undefined][] = [
    ['Missing permission', error.missingAction],
    ['Exception', error.exception],
    ['Request ID', error.requestId],
  ]
  const known = facts.filter((fact): fact is [string, string] => fact[1] !== undefined)
  const content = (
    <div className="error-alert">
      <p className="error-alert-title" id={headingId}>
        {title}
      </p>
      <p>{error.message}</p>
      {error.advice === undefined ? null : <p>{error.advice}</p>}
      {known.length === 0 ? null : (
        <dl className="error-alert-facts">
          {known.map(([term, fact]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>
                <code>{fact}</code>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {onRetry === undefined ? null : (
        <Button size="sm" variant="outline-danger" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  )
  if (plain) return content
  return (
    <Alert variant="danger" role="alert" aria-labelledby={headingId}>
      <Icon name="x-octagon" />
      {content}
    </Alert>
  )
}
