import type { ModelAdmin } from '../../shared/admin/model-admin.ts'
import type { Crumb } from '../components/Breadcrumbs.tsx'
import { listAddress } from './addresses.ts'
import { apps } from './apps.ts'

/**
 * The way from Home to a page of a model. Without further steps it is the model's list itself.
 *
 * @param listState the list to lead back to, as a query string
 */
export function crumbsOf(admin: ModelAdmin, listState = '', ...further: readonly Crumb[]): Crumb[] {
  const app = apps.find(({ name }) => name === admin.app)
  return [
    ...(app === undefined ? [] : [{ label: app.label }]),
    further.length === 0
      ? { label: admin.labelPlural }
      : { label: admin.labelPlural, to: listAddress(admin.name, listState) },
    ...further,
  ]
}
