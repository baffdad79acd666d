import { useState } from 'react'
import type { ValueChange } from '../../../shared/admin/row.ts'
import { LongText } from './LongText.tsx'

/** What fits a table's row without making it the page. */
const shownChanges = 3
const shortChanges = 2
const titleLength = 500

/** Values before and after a change, by field. */
export function ValueChanges({
  changes,
  labelOf,
}: {
  changes: readonly ValueChange[]
  labelOf: (field: string) => string
}) {
  const [all, setAll] = useState(false)
  const shown = all ? changes : changes.slice(0, shownChanges)
  return (
    <>
      <ul className="value-changes">
        {shown.map(({ field, before, after }) => (
          <li key={field}>
            <span className="value-changes-field">{labelOf(field)}:</span>{' '}
            <Side value={before} kind="before" />
            <span aria-hidden="true"> → </span>
            <span className="visually-hidden"> changed to </span>
            <Side value={after} kind="after" />
          </li>
        ))}
      </ul>
      {changes.length > shownChanges ? (
        <button type="button" className="btn btn-link long-text-toggle" onClick={() => setAll(!all)}>
          {all ? 'Show fewer changes' : `Show ${changes.length - shownChanges} more`}
        </button>
      ) : null}
    </>
  )
}

/** Changes on a line each, cut where the column ends; the object's history has them whole. */
export function ShortChanges({
  changes,
  labelOf,
}: {
  changes: readonly ValueChange[]
  labelOf: (field: string) => string
}) {
  const shown = changes.slice(0, shortChanges)
  const more = changes.length - shown.length
  return (
    <ul className="value-changes">
      {shown.map(({ field, before, after }) => {
        const words = `${labelOf(field)}: ${before ?? '(empty)'} → ${after ?? '(empty)'}`
        return (
          <li key={field} className="one-line" title={words.slice(0, titleLength)}>
            <bdi>{words.slice(0, titleLength)}</bdi>
          </li>
        )
      })}
      {more > 0 ? <li className="text-body-secondary">and {more} more</li> : null}
    </ul>
  )
}

function Side({ value, kind }: { value: string | null; kind: 'before' | 'after' }) {
  if (value === null || value === '') return <span className="text-body-secondary">(empty)</span>
  return (
    <span className={`value-changes-${kind}`}>
      <LongText text={value} />
    </span>
  )
}
