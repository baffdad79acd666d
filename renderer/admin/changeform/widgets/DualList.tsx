import { type KeyboardEvent, type RefCallback, useId, useState } from 'react'
import Button from 'react-bootstrap/Button'
import Form from 'react-bootstrap/Form'
import { Icon } from '../../../components/Icon.tsx'
import { formatNumber } from '../../../components/values/format.ts'
import { type DualOption, matchingOptions, sidesOf } from './dual-list.ts'
import type { WidgetProps } from './widget-props.ts'

/** What can be chosen beside what is, as Django's filter_horizontal. Every step works from the keyboard. */
export function DualList({
  value,
  onChange,
  onBlur,
  focusRef,
  describedBy,
  labelId,
  options,
  plural,
}: WidgetProps & { options: readonly DualOption[]; plural: string }) {
  const chosenIds = Array.isArray(value) ? value : []
  const sides = sidesOf(options, chosenIds)
  const [announced, setAnnounced] = useState('')

  const choose = (ids: readonly string[]) => {
    if (ids.length === 0) return
    onChange([...chosenIds, ...ids])
    setAnnounced(`${formatNumber(ids.length)} chosen, ${formatNumber(chosenIds.length + ids.length)} in all.`)
  }
  const remove = (ids: readonly string[]) => {
    if (ids.length === 0) return
    onChange(chosenIds.filter((id) => !ids.includes(id)))
    setAnnounced(
      `${formatNumber(ids.length)} removed, ${formatNumber(chosenIds.length - ids.length)} in all.`,
    )
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would be a second label of the field
    <div role="group" className="dual-list" aria-labelledby={labelId} aria-describedby={describedBy}>
      <Side
        title={`Available ${plural}`}
        options={sides.available}
        move={choose}
        moveLabel="Choose"
        moveAllLabel="Choose all"
        icon="chevron-right"
        moveKeys={['Enter', 'ArrowRight']}
        onBlur={onBlur}
        focusRef={focusRef}
        nothing={`All ${plural} are chosen.`}
      />
      <Side
        title={`Chosen ${plural}`}
        options={sides.chosen}
        move={remove}
        moveLabel="Remove"
        moveAllLabel="Remove all"
        icon="chevron-left"
        moveKeys={['Enter', 'ArrowLeft', 'Delete', 'Backspace']}
        onBlur={onBlur}
        nothing={`No ${plural} are chosen.`}
      />
      <p className="visually-hidden" role="status">
        {announced}
      </p>
    </div>
  )
}

function Side({
  title,
  options,
  move,
  moveLabel,
  moveAllLabel,
  icon,
  moveKeys,
  onBlur,
  focusRef,
  nothing,
}: {
  title: string
  options: readonly DualOption[]
  move: (ids: readonly string[]) => void
  moveLabel: string
  moveAllLabel: string
  icon: string
  moveKeys: readonly string[]
  onBlur: () => void
  focusRef?: RefCallback<HTMLElement>
  nothing: string
}) {
  const id = useId()
  const [filter, setFilter] = useState('')
  const [marked, setMarked] = useState<readonly string[]>([])
  const matching = matchingOptions(options, filter)
  const movable = matching.filter((option) => marked.includes(option.id)).map((option) => option.id)

  const moveMarked = () => {
    move(movable)
    setMarked([])
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // The arrows up and down stay the list's own; a plain Enter would submit the form.
    if (!moveKeys.includes(event.key) || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    moveMarked()
  }
  return (
    <div className="dual-list-side">
      <label htmlFor={`${id}-list`} className="dual-list-title">
        {title} <span className="dual-list-count">({formatNumber(options.length)})</span>
      </label>
      <Form.Control
        type="search"
        size="sm"
        value={filter}
        placeholder="Filter"
        aria-label={`Filter ${title.toLowerCase()}`}
        onChange={({ target }) => setFilter(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault()
        }}
      />
      <select
        id={`${id}-list`}
        ref={focusRef}
        multiple
        size={8}
        className="form-select"
        aria-describedby={matching.length === 0 ? `${id}-nothing` : undefined}
        value={movable}
        onChange={({ target }) => setMarked([...target.selectedOptions].map((option) => option.value))}
        onKeyDown={onKeyDown}
        onDoubleClick={moveMarked}
        onBlur={onBlur}
      >
        {matching.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
      <p className="dual-list-nothing" id={`${id}-nothing`}>
        {matching.length > 0 ? null : options.length === 0 ? nothing : 'Nothing is called that.'}
      </p>
      <div className="dual-list-buttons">
        <Button size="sm" variant="outline-secondary" disabled={movable.length === 0} onClick={moveMarked}>
          <Icon name={icon} className="me-1" />
          {moveLabel}
        </Button>
        <Button
          size="sm"
          variant="link"
          disabled={matching.length === 0}
          onClick={() => {
            move(matching.map((option) => option.id))
            setMarked([])
          }}
        >
          {filter.trim() === '' ? moveAllLabel : `${moveAllLabel} that match`}
        </Button>
      </div>
    </div>
  )
}
