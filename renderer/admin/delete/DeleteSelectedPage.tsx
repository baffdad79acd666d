import { Link } from 'react-router'
import { usePermission } from '../../api/session.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { NotFoundPage } from '../../components/NotFoundPage.tsx'
import { Page } from '../../components/Page.tsx'
import { listAddress } from '../addresses.ts'
import { crumbsOf } from '../crumbs.ts'
import { useModel } from '../model-context.tsx'
import { useSelectionState } from '../selection-state.ts'
import { useListState } from '../use-list-state.ts'
import { DeleteSelectedForm } from './DeleteSelectedForm.tsx'
import './delete.css'

/** Asks before several objects are deleted. */
export function DeleteSelectedPage() {
  const { admin } = useModel()
  const listState = useListState()
  const selection = useSelectionState()
  const permitted = usePermission(`${admin.name}.delete`)
  if (!admin.can.delete) return <NotFoundPage />
  const plural = admin.labelPlural.toLowerCase()
  const back = (
    <Link className="btn btn-secondary btn-sm" to={listAddress(admin.name, listState)}>
      Back to the list
    </Link>
  )
  return (
    <Page
      title={`Delete selected ${plural}`}
      crumbs={crumbsOf(admin, listState, { label: `Delete selected ${plural}` })}
    >
      {!permitted ? (
        <EmptyState icon="lock" title={`You are not permitted to delete ${plural}`}>
          {back}
        </EmptyState>
      ) : selection === null ? (
        <EmptyState icon="check2-square" title="Nothing is selected">
          <p>Select {plural} in the list, then choose Delete.</p>
          {back}
        </EmptyState>
      ) : (
        <DeleteSelectedForm selection={selection} />
      )}
    </Page>
  )
}
