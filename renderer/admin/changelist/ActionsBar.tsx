import { type FormEvent, useState } from 'react'
import Button from 'react-bootstrap/Button'
import Form from 'react-bootstrap/Form'
import { useNavigate } from 'react-router'
import { hasPermission } from '../../../shared/access.ts'
import type { Selection } from '../../../shared/contract.ts'
import { useSession } from '../../api/session.tsx'
import { useMessages } from '../../components/messages.tsx'
import { formatCount, formatNumber } from '../../components/values/format.ts'
import { deleteSelectedAddress } from '../addresses.ts'
import type { SelectionState } from '../selection-state.ts'
import { ActionDialog } from './ActionDialog.tsx'
import { useBulkAction } from './use-bulk-action.tsx'
import type { ListView } from './use-change-list.ts'
import type { SelectionControl } from './use-selection.ts'

const deleteSelected = 'delete'

/** Chooses an action for the selected rows, and says how many they are. */
export function ActionsBar({ view, selection }: { view: ListView; selection: SelectionControl }) {
  const { admin, target, query, counts } = view
  const { operator } = useSession()
  const messages = useMessages()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState('')
  const bulk = useBulkAction(admin, target, () => {
    selection.clear()
    setChosen('')
  })
  const rows = view.rows ?? []
  const offered = admin.actions.filter((action) => action.bulk)

  const selected: Selection = selection.everything
    ? { kind: 'query', query: { ...query, page: 1, all: false } }
    : { kind: 'ids', ids: [...selection.ids] }

  const go = (event: FormEvent) => {
    event.preventDefault()
    if (selection.ids.size === 0) {
      messages.show(
        'warning',
        'Items must be selected in order to perform actions on them. No items have been changed.',
      )
      return
    }
    if (chosen === deleteSelected) {
      const state: SelectionState = { selection: selected }
      void navigate(deleteSelectedAddress(admin.name, view.state), { state })
      return
    }
    const action = offered.find(({ name }) => name === chosen)
    if (action === undefined) {
      messages.show('warning', 'No action selected.')
      return
    }
    bulk.begin({
      action,
      selection: selected,
      count: selection.everything ? (counts?.matching ?? selection.ids.size) : selection.ids.size,
      rows: rows.filter(({ id }) => selection.ids.has(id)),
    })
  }

  const option = (name: string, label: string) => {
    const allowed = hasPermission(operator, `${admin.name}.${name}`)
    return (
      <option key={name} value={name} disabled={!allowed}>
        {allowed ? label : `${label} (not permitted)`}
      </option>
    )
  }

  return (
    <>
      <Form className="actions-bar" onSubmit={go} aria-label="Actions">
        <Form.Label htmlFor="changelist-action">Action:</Form.Label>
        <Form.Select
          id="changelist-action"
          size="sm"
          value={chosen}
          onChange={({ target: { value } }) => setChosen(value)}
        >
          <option value="">---------</option>
          {offered.map(({ name, label }) => option(name, label))}
          {admin.can.delete
            ? option(deleteSelected, `Delete selected ${admin.labelPlural.toLowerCase()}`)
            : null}
        </Form.Select>
        <Button type="submit" size="sm" variant="outline-secondary" disabled={bulk.running}>
          Go
        </Button>
        <SelectionCount view={view} selection={selection} />
      </Form>
      <ActionDialog admin={admin} bulk={bulk} filters={query.filters} />
    </>
  )
}

function SelectionCount({ view, selection }: { view: ListView; selection: SelectionControl }) {
  const { admin, rows, counts } = view
  const matching = counts?.matching ?? 0
  const onPage = rows?.length ?? 0
  return (
    <span className="selection-count" role="status">
      {selection.everything ? (
        <>
          All {formatCount(matching, admin.label)} selected.{' '}
          <Button variant="link" className="selection-switch" onClick={selection.clear}>
            Clear selection
          </Button>
        </>
      ) : (
        <>
          {formatNumber(selection.ids.size)} of {formatNumber(onPage)} selected
          {selection.pageIsFull && matching > onPage ? (
            <>
              .{' '}
              <Button variant="link" className="selection-switch" onClick={selection.selectEverything}>
                Select all {formatCount(matching, admin.label)}
              </Button>
            </>
          ) : null}
        </>
      )}
    </span>
  )
}
