import { useState } from 'react'

/** More than this is cut where space is short. */
const shownLength = 60

/** A value of any length in a small space: cut, with the whole in its title and behind a button. */
export function LongText({ text }: { text: string }) {
  const [whole, setWhole] = useState(false)
  if (text.length <= shownLength) return <bdi className="value-text">{text}</bdi>
  return (
    <span className="long-text">
      <bdi className="value-text" title={whole ? undefined : text}>
        {whole ? text : `${text.slice(0, shownLength).trimEnd()}…`}
      </bdi>{' '}
      <button type="button" className="btn btn-link long-text-toggle" onClick={() => setWhole(!whole)}>
        {whole ? 'Show less' : 'Show all'}
        <span className="visually-hidden"> of this value</span>
      </button>
    </span>
  )
}
