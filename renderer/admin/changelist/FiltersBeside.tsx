import { Link } from 'react-router'
import { Icon } from '../../components/Icon.tsx'
import { filterInWords, filtersBesideFacets } from './filters.ts'
import type { ListView } from './use-change-list.ts'

/** Filters that the address asks for and the sidebar does not show, each with a way to take it off. */
export function FiltersBeside({ view }: { view: ListView }) {
  const { admin, query, facets, addressWith } = view
  const beside = filtersBesideFacets(query.filters, facets)
  if (beside.length === 0) return null
  return (
    <ul className="filters-beside" aria-label="Other filters">
      {beside.map((filter) => {
        const words = filterInWords(admin, filter)
        return (
          <li key={`${filter.field} ${filter.lookup} ${filter.value}`} className="badge tone tone-info">
            <bdi>{words}</bdi>
            <Link
              to={addressWith({ filters: query.filters.filter((other) => other !== filter) })}
              title="Remove this filter"
            >
              <Icon name="x-lg" label={`Remove the filter ${words}`} />
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
