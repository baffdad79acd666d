import { Link } from 'react-router'
import { pageRange } from './page-range.ts'

/** Numbered pages, those far from the present one left out. */
export function PageLinks({
  page,
  pages,
  addressOf,
}: {
  page: number
  pages: number
  addressOf: (page: number) => string
}) {
  return (
    <ul className="pagination pagination-sm">
      {pageRange(page, pages).map((number, position, range) =>
        number === 'gap' ? (
          <li key={`gap after ${range[position - 1]}`} className="page-item disabled" aria-hidden="true">
            <span className="page-link">…</span>
          </li>
        ) : (
          <li key={number} className={`page-item${number === page ? ' active' : ''}`}>
            <Link
              className="page-link"
              to={addressOf(number)}
              aria-label={`Page ${number}`}
              aria-current={number === page ? 'page' : undefined}
            >
              {number}
            </Link>
          </li>
        ),
      )}
    </ul>
  )
}
