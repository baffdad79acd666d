import { useMemo } from 'react'
import { emptyListQuery } from '../../../../shared/admin/list-query.ts'
import { registry } from '../../../../shared/admin/registry.ts'
import { useList } from '../../../api/queries.ts'
import { ErrorAlert } from '../../../components/ErrorAlert.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { useModel } from '../../model-context.tsx'
import { DualList } from './DualList.tsx'
import type { WidgetProps } from './widget-props.ts'

const every = { ...emptyListQuery, all: true }

/** The objects of another model that this one belongs to. */
export function RelationWidget(props: WidgetProps) {
  const { target } = useModel()
  const model = props.field.relation ?? target.model
  const list = useList({ model, connection: target.connection }, every)
  const options = useMemo(() => list.data?.rows.map(({ id, label }) => ({ id, label })), [list.data])
  const plural = registry[model].labelPlural.toLowerCase()
  if (options !== undefined) return <DualList {...props} options={options} plural={plural} />
  return list.error === null ? (
    <Loading label={`Reading the ${plural}`} />
  ) : (
    <ErrorAlert
      title={`The ${plural} to choose from could not be read`}
      thrown={list.error}
      onRetry={() => void list.refetch()}
    />
  )
}
