import { Link } from 'react-router'
import { PageLinks } from '../../components/PageLinks.tsx'
import { formatCount } from '../../components/values/format.ts'
import { type ListView, showAllLimit } from './use-change-list.ts'

/** Numbered pages, how many there are of what, and all on one page where that is possible. */
export function Paginator({ view }: { view: ListView }) {
  const { admin, query, counts, pages, addressWith } = view
  if (counts === undefined) return <div className="paginator" />
  const several = counts.matching > admin.listPerPage
  return (
    <nav className="paginator" aria-label="Pages">
      {several && !query.all ? (
        <PageLinks page={query.page} pages={pages} addressOf={(page) => addressWith({ page, all: false })} />
      ) : null}
      <span className="paginator-count">{formatCount(counts.matching, admin.label)}</span>
      {several ? <ShowAll view={view} matching={counts.matching} /> : null}
    </nav>
  )
}

function ShowAll({ view, matching }: { view: ListView; matching: number }) {
  if (view.query.all) return <Link to={view.addressWith({ all: false })}>Show pages</Link>
  if (matching <= showAllLimit) return <Link to={view.addressWith({ all: true })}>Show all</Link>
  return (
    <span className="paginator-note">Search or filter down to {showAllLimit} to show all on one page.</span>
  )
}
