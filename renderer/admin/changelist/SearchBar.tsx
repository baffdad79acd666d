import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import Button from 'react-bootstrap/Button'
import Form from 'react-bootstrap/Form'
import InputGroup from 'react-bootstrap/InputGroup'
import { Link } from 'react-router'
import { Icon } from '../../components/Icon.tsx'
import { formatCount, formatNumber } from '../../components/values/format.ts'
import { isNarrowed, type ListView, withoutNarrowing } from './use-change-list.ts'

/** Long enough not to search for every letter, short enough to seem immediate. */
const typingPause = 250

/** Searches while one types; Enter and the button search at once. */
export function SearchBar({ view }: { view: ListView }) {
  const { admin, query, counts, go } = view
  const [text, setText] = useState(query.search)
  const searched = useRef(query.search)
  const timer = useRef(0)
  const inputId = useId()

  useEffect(() => {
    // The address changed by another way, such as Back: the box follows. What is being typed is left alone.
    if (query.search === searched.current) return
    searched.current = query.search
    setText(query.search)
  }, [query.search])
  useEffect(() => () => window.clearTimeout(timer.current), [])

  const search = (wanted: string, replace: boolean) => {
    window.clearTimeout(timer.current)
    if (wanted === searched.current) return
    searched.current = wanted
    go({ search: wanted }, { replace })
  }
  const type = (typed: string) => {
    setText(typed)
    window.clearTimeout(timer.current)
    // Half-typed words do not belong into the history of addresses.
    timer.current = window.setTimeout(() => search(typed, searched.current !== ''), typingPause)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    search(text, false)
  }

  return (
    <search className="changelist-search">
      <Form onSubmit={submit}>
        <Form.Label htmlFor={inputId} visuallyHidden>
          {admin.searchHelp}
        </Form.Label>
        <InputGroup size="sm">
          <InputGroup.Text>
            <Icon name="search" />
          </InputGroup.Text>
          <Form.Control
            id={inputId}
            type="search"
            maxLength={512}
            placeholder={admin.searchHelp}
            value={text}
            onChange={({ target }) => type(target.value)}
          />
          <Button type="submit" variant="outline-secondary">
            Search
          </Button>
        </InputGroup>
      </Form>
      <p className="changelist-count" role="status">
        {counts === undefined || !isNarrowed(query) ? null : (
          <>
            {formatCount(counts.matching, 'result')} (
            <Link to={view.addressWith(withoutNarrowing)}>{formatNumber(counts.total)} total</Link>)
          </>
        )}
      </p>
    </search>
  )
}
