import Button from 'react-bootstrap/Button'
import { formatNumber } from '../../components/values/format.ts'

/** Goes through pages that have no address of their own. */
export function PageButtons({
  page,
  pages,
  onPage,
}: {
  page: number
  pages: number
  onPage: (page: number) => void
}) {
  if (pages === 1) return null
  return (
    <nav className="page-buttons" aria-label="Pages of members">
      <Button size="sm" variant="outline-secondary" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        Previous
      </Button>
      <span aria-live="polite">
        Page {formatNumber(page)} of {formatNumber(pages)}
      </span>
      <Button size="sm" variant="outline-secondary" disabled={page >= pages} onClick={() => onPage(page + 1)}>
        Next
      </Button>
    </nav>
  )
}
