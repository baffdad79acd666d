import { useEffect, useRef } from 'react'
import Alert from 'react-bootstrap/Alert'
import { appErrorOf } from '../../api/api-error.ts'
import { ErrorAlert } from '../../components/ErrorAlert.tsx'
import { Icon } from '../../components/Icon.tsx'

/** What is wrong with a form as a whole: a note where fields say it themselves, and Cognito's refusal in its words. */
export function FormErrors({
  title,
  invalid,
  failure,
  labelOf,
}: {
  /** What could not be done. */
  title: string
  invalid: ReadonlySet<string>
  failure: unknown
  labelOf: (field: string) => string
}) {
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (failure !== null) top.current?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  }, [failure])
  const error = failure === null ? null : appErrorOf(failure)
  const elsewhere = Object.entries(error?.fields ?? {}).filter(([name]) => !invalid.has(name))
  // What the fields say already need not be said twice, unless support needs the request's id.
  const saidAtFields = error?.fields !== undefined && elsewhere.length === 0 && error.requestId === undefined
  return (
    <div ref={top} className="form-errors">
      {invalid.size === 0 ? null : (
        <Alert variant="danger" role="alert" transition={false}>
          <Icon name="x-octagon" />
          <div>Please correct the {invalid.size === 1 ? 'error' : 'errors'} below.</div>
        </Alert>
      )}
      {error === null || (saidAtFields && invalid.size > 0) ? null : (
        <>
          <ErrorAlert title={title} thrown={failure} />
          {elsewhere.length === 0 ? null : (
            <ul className="form-errors-elsewhere">
              {elsewhere.map(([name, message]) => (
                <li key={name}>
                  {labelOf(name)}: {message}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  )
}
