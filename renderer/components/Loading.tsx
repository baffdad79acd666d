import Spinner from 'react-bootstrap/Spinner'

/** Stands where content will be. It fades in late, so that a fast answer never flickers. */
export function Loading({ label }: { label: string }) {
  return (
    <div className="loading" role="status">
      <Spinner size="sm" aria-hidden="true" />
      <span>{label}…</span>
    </div>
  )
}
