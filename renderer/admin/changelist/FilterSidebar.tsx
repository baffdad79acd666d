import { Link } from 'react-router'
import { fieldOf } from '../../../shared/admin/model-admin.ts'
import { Icon } from '../../components/Icon.tsx'
import { FilterSection } from './FilterSection.tsx'
import type { ListView } from './use-change-list.ts'

/** The filters of a list, each in a section that can be folded. */
export function FilterSidebar({ view }: { view: ListView }) {
  const { admin, query, facets, showCounts, addressWith } = view
  return (
    <>
      <p className="filter-switches quiet-links">
        <Link to={addressWith({ page: query.page }, !showCounts)}>
          <Icon name={showCounts ? 'eye-slash' : 'eye'} className="me-1" />
          {showCounts ? 'Hide counts' : 'Show counts'}
        </Link>
        {query.filters.length === 0 ? null : (
          <Link to={addressWith({ filters: [] })}>
            <Icon name="x-lg" className="me-1" />
            Clear all filters
          </Link>
        )}
      </p>
      {admin.listFilter.map((name) => {
        const field = fieldOf(admin, name)
        return field === undefined ? null : (
          <FilterSection
            key={name}
            view={view}
            field={field}
            facet={facets?.find((candidate) => candidate.field === name)}
          />
        )
      })}
    </>
  )
}
