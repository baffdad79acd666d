import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react'
import Form from 'react-bootstrap/Form'
import { emptyListQuery } from '../../../shared/admin/list-query.ts'
import type { Row } from '../../../shared/admin/row.ts'
import { appErrorOf } from '../../api/api-error.ts'
import { useList } from '../../api/queries.ts'
import type { Target } from '../../api/query-keys.ts'

/** Users offered at a time; more words narrow them down. */
const shownUsers = 8

/** A box in which users are searched by any attribute and put into the group: an ARIA combobox. */
export function MemberSearch({
  users,
  group,
  busy,
  onChoose,
}: {
  users: Target
  group: string
  busy: boolean
  onChoose: (user: Row) => void
}) {
  const id = useId()
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const wanted = useDeferredValue(text.trim())
  const found = useList(users, { ...emptyListQuery, search: wanted }, { enabled: wanted !== '' })
  const options = wanted === '' ? [] : (found.data?.rows ?? []).slice(0, shownUsers)
  const shown = open && wanted !== ''
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The box may be the last line of the window, and the list longer than its frame.
    if (!shown || options.length === 0) return
    list.current?.scrollIntoView({ block: 'nearest' })
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [shown, options.length, active])

  const choose = (user: Row | undefined) => {
    if (user === undefined || busy || isMember(user, group)) return
    setText('')
    setOpen(false)
    onChoose(user)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        event.preventDefault()
        setOpen(true)
        const step = event.key === 'ArrowDown' ? 1 : -1
        if (options.length > 0) setActive((active + step + options.length) % options.length)
        return
      }
      case 'Enter':
        event.preventDefault()
        if (shown) choose(options[active])
        return
      case 'Escape':
        setOpen(false)
        return
    }
  }
  return (
    <div className="member-search">
      <Form.Label htmlFor={id}>Add a user</Form.Label>
      <Form.Control
        id={id}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        placeholder="Search by any attribute"
        aria-expanded={shown}
        aria-controls={`${id}-options`}
        aria-autocomplete="list"
        aria-activedescendant={shown && options[active] !== undefined ? `${id}-${active}` : undefined}
        value={text}
        onChange={({ target }) => {
          setText(target.value)
          setActive(0)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <div
        ref={list}
        id={`${id}-options`}
        role="listbox"
        aria-label="Users found"
        className="member-options"
        hidden={!shown || options.length === 0}
      >
        {options.map((user, position) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's, which keeps the focus
          <div
            key={user.id}
            id={`${id}-${position}`}
            role="option"
            tabIndex={-1}
            aria-selected={position === active}
            aria-disabled={isMember(user, group)}
            className="member-option"
            // Pressing the mouse would take the focus, and with it the options, away before the click.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(user)}
          >
            <bdi>{user.label}</bdi>
            <small>
              {isMember(user, group)
                ? 'is a member'
                : [user.values.email, user.values.display_name].filter(Boolean).join(' · ')}
            </small>
          </div>
        ))}
      </div>
      <p className="member-search-status" role="status">
        {shown ? statusOf(found, options.length) : ''}
      </p>
    </div>
  )
}

function isMember(user: Row, group: string): boolean {
  const { groups } = user.values
  return Array.isArray(groups) && groups.some((name) => name === group)
}

function statusOf(found: { error: unknown; isFetching: boolean }, options: number): string {
  if (found.error !== null) return `The search failed: ${appErrorOf(found.error).message}`
  if (options > 0) return ''
  return found.isFetching ? 'Searching…' : 'No user matches.'
}
