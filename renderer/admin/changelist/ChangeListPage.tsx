import { useId, useState } from 'react'
import Button from 'react-bootstrap/Button'
import Offcanvas from 'react-bootstrap/Offcanvas'
import { Link } from 'react-router'
import { usePermission } from '../../api/session.tsx'
import { ErrorAlert } from '../../components/ErrorAlert.tsx'
import { Icon } from '../../components/Icon.tsx'
import { Page } from '../../components/Page.tsx'
import { narrowWindow, useMedia } from '../../components/use-media.ts'
import { addAddress } from '../addresses.ts'
import { crumbsOf } from '../crumbs.ts'
import { ActionsBar } from './ActionsBar.tsx'
import { AddressProblems } from './AddressProblems.tsx'
import { EmptyList } from './EmptyList.tsx'
import { FilterSidebar } from './FilterSidebar.tsx'
import { FiltersBeside } from './FiltersBeside.tsx'
import { Paginator } from './Paginator.tsx'
import { ResultTable } from './ResultTable.tsx'
import { SearchBar } from './SearchBar.tsx'
import { type ListView, useChangeList } from './use-change-list.ts'
import { useSelection } from './use-selection.ts'

/** The list of a model's objects: searched, filtered, sorted, selected, acted upon. */
export function ChangeListPage() {
  const view = useChangeList()
  const { admin } = view
  const selection = useSelection(view.state, view.rows ?? [])
  const mayAdd = usePermission(`${admin.name}.add`)
  const hasActions = admin.can.delete || admin.actions.some(({ bulk }) => bulk)
  const failed = view.failure !== null
  const title = admin.can.change ? `Select ${admin.label} to change` : admin.labelPlural
  return (
    <Page
      title={title}
      crumbs={crumbsOf(admin)}
      tools={
        admin.can.add && mayAdd ? (
          <Link className="btn btn-primary btn-sm" to={addAddress(admin.name, view.state)}>
            <Icon name="plus-lg" className="me-1" />
            Add {admin.label}
          </Link>
        ) : undefined
      }
    >
      <AddressProblems problems={view.problems} />
      <div className="changelist">
        <div className="changelist-main">
          <div className="changelist-toolbar">
            <SearchBar view={view} />
            <NarrowFilters view={view} />
          </div>
          <FiltersBeside view={view} />
          {failed ? (
            <ErrorAlert
              title={`${admin.labelPlural} could not be read`}
              thrown={view.failure}
              onRetry={view.retry}
            />
          ) : null}
          {view.rows === undefined && failed ? null : (
            <>
              {hasActions ? <ActionsBar view={view} selection={selection} /> : null}
              {view.rows?.length === 0 ? (
                <EmptyList view={view} />
              ) : (
                <ResultTable view={view} selection={hasActions ? selection : null} />
              )}
              <Paginator view={view} />
            </>
          )}
        </div>
        <WideFilters view={view} />
      </div>
    </Page>
  )
}

function WideFilters({ view }: { view: ListView }) {
  const narrow = useMedia(narrowWindow)
  const headingId = useId()
  if (narrow || view.admin.listFilter.length === 0) return null
  return (
    <aside className="changelist-filter" aria-labelledby={headingId}>
      <h2 id={headingId}>Filter</h2>
      <FilterSidebar view={view} />
    </aside>
  )
}

/** Where there is no room beside the list, the filters come in from the side. */
function NarrowFilters({ view }: { view: ListView }) {
  const narrow = useMedia(narrowWindow)
  const [shown, setShown] = useState(false)
  const headingId = useId()
  if (!narrow || view.admin.listFilter.length === 0) return null
  const active = view.query.filters.length
  return (
    <>
      <Button size="sm" variant="outline-secondary" onClick={() => setShown(true)}>
        <Icon name="funnel" className="me-1" />
        Filters{active === 0 ? '' : ` (${active})`}
      </Button>
      <Offcanvas show={shown} onHide={() => setShown(false)} placement="end" aria-labelledby={headingId}>
        <Offcanvas.Header closeButton>
          <Offcanvas.Title as="h2" id={headingId}>
            Filter
          </Offcanvas.Title>
        </Offcanvas.Header>
        <Offcanvas.Body className="changelist-filter">
          <FilterSidebar view={view} />
        </Offcanvas.Body>
      </Offcanvas>
    </>
  )
}
