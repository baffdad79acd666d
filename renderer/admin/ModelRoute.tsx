import { useMemo } from 'react'
import { Outlet, useLocation, useParams } from 'react-router'
import { type ModelName, modelNameSchema } from '../../shared/admin/model-name.ts'
import { registry } from '../../shared/admin/registry.ts'
import { useDescription } from '../api/queries.ts'
import type { Target } from '../api/query-keys.ts'
import { useSession } from '../api/session.tsx'
import { ErrorAlert } from '../components/ErrorAlert.tsx'
import { Loading } from '../components/Loading.tsx'
import { NoConnection } from '../components/NoConnection.tsx'
import { NotFoundPage } from '../components/NotFoundPage.tsx'
import { Page } from '../components/Page.tsx'
import { hasReadableId } from './addresses.ts'
import { ModelProvider } from './model-context.tsx'

/** What all addresses of a model share: a known model, an open pool where it needs one, its declaration. */
export function ModelRoute({ model: fixed }: { model?: ModelName }) {
  const parameters = useParams()
  const model = modelNameSchema.safeParse(fixed ?? parameters.model)
  const { connection } = useSession()
  const { pathname } = useLocation()
  if (!model.success || !hasReadableId(pathname)) return <NotFoundPage />
  const admin = registry[model.data]
  if (admin.scope === 'console') return <Described target={{ model: model.data, connection: null }} />
  if (connection === null) return <NoConnection title={admin.labelPlural} />
  // The key starts every page of the model anew when another pool is opened: nothing chosen in one may act on the other.
  return <Described key={connection.id} target={{ model: model.data, connection: connection.id }} />
}

function Described({ target: { model, connection } }: { target: Target }) {
  const target = useMemo(() => ({ model, connection }), [model, connection])
  const description = useDescription(target)
  const { pathname } = useLocation()
  if (description.data !== undefined) {
    return (
      <ModelProvider admin={description.data} target={target}>
        {/* One object's form never becomes another's: its state goes with its address. */}
        <Outlet key={pathname} />
      </ModelProvider>
    )
  }
  const { labelPlural } = registry[model]
  return (
    <Page title={labelPlural} crumbs={[{ label: labelPlural }]} hasErrors={description.error !== null}>
      {description.error === null ? (
        <Loading label="Reading the pool’s schema" />
      ) : (
        <ErrorAlert
          title={`${labelPlural} cannot be shown`}
          thrown={description.error}
          onRetry={() => void description.refetch()}
        />
      )}
    </Page>
  )
}
