import { useState } from 'react'
import Form from 'react-bootstrap/Form'
import { Link } from 'react-router'
import type { Facet } from '../../../shared/admin/facets.ts'
import type { Field } from '../../../shared/admin/field.ts'
import { useRememberedSwitch } from '../../components/use-remembered.ts'
import { formatNumber } from '../../components/values/format.ts'
import { DateRangeForm } from './DateRangeForm.tsx'
import { isChosen, withFieldFilters } from './filters.ts'
import type { ListView } from './use-change-list.ts'

/** With more options than this, a box narrows them down. */
const manyOptions = 12

/** A pool can have 10,000 groups; this many links are drawn at most. */
const drawnOptions = 100

/** One filter of the sidebar: its options, and a range where the field is a time. */
export function FilterSection({
  view,
  field,
  facet,
}: {
  view: ListView
  field: Field
  facet: Facet | undefined
}) {
  const [open, setOpen] = useRememberedSwitch(`filter.${view.admin.name}.${field.name}`, true)
  return (
    <details
      className="filter-section"
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <h3>By {field.label.toLowerCase()}</h3>
      </summary>
      {facet === undefined ? (
        <OptionsLoading field={field} />
      ) : (
        <Options view={view} facet={facet} field={field} />
      )}
      {field.type === 'datetime' || field.type === 'date' ? (
        <DateRangeForm view={view} field={field} />
      ) : null}
    </details>
  )
}

function Options({ view, facet, field }: { view: ListView; facet: Facet; field: Field }) {
  const [wanted, setWanted] = useState('')
  const { filters } = view.query
  const many = facet.options.length > manyOptions
  const fitting = facet.options.filter(
    ({ label }) => !many || label.toLowerCase().includes(wanted.trim().toLowerCase()),
  )
  const shown = fitting.filter(
    (option, position) => position < drawnOptions || isChosen(filters, facet.field, option),
  )
  return (
    <>
      {many ? (
        <Form.Control
          className="filter-narrow"
          type="search"
          size="sm"
          aria-label={`Narrow down the options of ${field.label}`}
          placeholder="Narrow down"
          value={wanted}
          onChange={({ target }) => setWanted(target.value)}
        />
      ) : null}
      <ul className={many ? 'filter-options filter-options-many' : 'filter-options'}>
        {shown.map((option) => {
          const chosen = isChosen(filters, facet.field, option)
          return (
            <li key={option.label}>
              <Link
                className={chosen ? 'filter-option chosen' : 'filter-option'}
                aria-current={chosen ? 'true' : undefined}
                to={view.addressWith({ filters: withFieldFilters(filters, facet.field, option.filters) })}
                title={helpOf(field, option.filters[0]?.value)}
              >
                <bdi>{option.label}</bdi>{' '}
                {option.count === null ? null : (
                  <span className="filter-count">{formatNumber(option.count)}</span>
                )}
              </Link>
            </li>
          )
        })}
      </ul>
      {fitting.length > shown.length ? (
        <p className="filter-more">
          and {formatNumber(fitting.length - shown.length)} more: narrow them down
        </p>
      ) : null}
    </>
  )
}

function helpOf(field: Field, value: string | undefined): string | undefined {
  return field.choices?.find((choice) => choice.value === value)?.help
}

/** As many lines as the options will take, so that nothing below moves when they arrive. */
function OptionsLoading({ field }: { field: Field }) {
  const lines = Array.from({ length: expectedOptions(field) }, (_, line) => `line ${line}`)
  return (
    <ul className="filter-options placeholder-glow" aria-hidden="true">
      {lines.map((line) => (
        <li key={line}>
          <span className="filter-option">
            <span className="placeholder col-8" />
          </span>
        </li>
      ))}
    </ul>
  )
}

function expectedOptions(field: Field): number {
  switch (field.type) {
    case 'boolean':
      return 3
    case 'choice':
      return (field.choices?.length ?? 2) + 1
    case 'date':
    case 'datetime':
      return 5
    default:
      return 3
  }
}
