import { appErrorOf } from '../../api/api-error.ts'
import { ErrorAlert } from '../../components/ErrorAlert.tsx'
import { NotFoundPage } from '../../components/NotFoundPage.tsx'
import { Page } from '../../components/Page.tsx'
import { crumbsOf } from '../crumbs.ts'
import { useModel, useObjectId } from '../model-context.tsx'
import { ObjectGone } from '../ObjectGone.tsx'
import { useFreshObject } from '../use-fresh-object.ts'
import { useListState } from '../use-list-state.ts'
import { ChangeForm } from './ChangeForm.tsx'
import { FormSkeleton } from './FormSkeleton.tsx'

/** The form that changes an object, which is read from Cognito first. */
export function ChangeFormPage() {
  const { admin, target } = useModel()
  const id = useObjectId()
  const listState = useListState()
  const object = useFreshObject(target, id)
  if (admin.fieldsets.length === 0) return <NotFoundPage />
  if (object.data !== undefined) return <ChangeForm opened={object.data} />
  if (object.error !== null && appErrorOf(object.error).code === 'not_found') return <ObjectGone name={id} />
  const title = `Change ${admin.label}`
  return (
    <Page
      title={title}
      crumbs={crumbsOf(admin, listState, { label: title })}
      hasErrors={object.error !== null}
    >
      {object.error === null ? (
        <FormSkeleton label={`Reading the ${admin.label}`} />
      ) : (
        <ErrorAlert
          title={`The ${admin.label} could not be read`}
          thrown={object.error}
          onRetry={() => void object.refetch()}
        />
      )}
    </Page>
  )
}
