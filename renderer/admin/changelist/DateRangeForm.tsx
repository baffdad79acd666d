import { type FormEvent, useId, useState } from 'react'
import Button from 'react-bootstrap/Button'
import Form from 'react-bootstrap/Form'
import type { Field } from '../../../shared/admin/field.ts'
import { type DayRange, rangeFilters, rangeOfFilters } from './date-range.ts'
import { withFieldFilters } from './filters.ts'
import type { ListView } from './use-change-list.ts'

/** Two days, both part of the range; either may be left open. */
export function DateRangeForm({ view, field }: { view: ListView; field: Field }) {
  const asked = rangeOfFilters(view.query.filters, field.name)
  // What the address asks for is where the inputs start again.
  return <RangeInputs key={`${asked.from} ${asked.until}`} view={view} field={field} asked={asked} />
}

function RangeInputs({ view, field, asked }: { view: ListView; field: Field; asked: DayRange }) {
  const [range, setRange] = useState(asked)
  const fromId = useId()
  const untilId = useId()
  const apply = (event: FormEvent) => {
    event.preventDefault()
    view.go({
      filters: withFieldFilters(view.query.filters, field.name, rangeFilters(field.name, range)),
    })
  }
  return (
    <Form className="date-range" onSubmit={apply}>
      <Form.Label htmlFor={fromId}>From</Form.Label>
      <Form.Control
        id={fromId}
        type="date"
        size="sm"
        max={range.until === '' ? '9999-12-31' : range.until}
        value={range.from}
        onChange={({ target }) => setRange({ ...range, from: target.value })}
      />
      <Form.Label htmlFor={untilId}>To</Form.Label>
      <Form.Control
        id={untilId}
        type="date"
        size="sm"
        min={range.from}
        max="9999-12-31"
        value={range.until}
        onChange={({ target }) => setRange({ ...range, until: target.value })}
      />
      <Button type="submit" size="sm" variant="outline-secondary">
        Apply<span className="visually-hidden"> the range of {field.label}</span>
      </Button>
    </Form>
  )
}
