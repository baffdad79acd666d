import type { Action } from '../../../shared/admin/action.ts'
import type { ListFilter } from '../../../shared/admin/list-query.ts'
import { fieldOf, type ModelAdmin } from '../../../shared/admin/model-admin.ts'
import type { FieldValues } from '../../../shared/admin/row.ts'

/** What the parameters start with: as declared, or what the list is filtered by, such as the group one is looking at. */
export function initialParameters(
  admin: ModelAdmin,
  action: Action,
  filters: readonly ListFilter[],
): FieldValues {
  return Object.fromEntries(
    action.parameters.map((field) => {
      const filtered = filters.find(
        (filter) =>
          filter.lookup === 'exact' &&
          field.relation !== undefined &&
          fieldOf(admin, filter.field)?.relation === field.relation,
      )
      return [field.name, filtered?.value ?? field.initial ?? '']
    }),
  )
}

/** The required parameters that are still empty, by name. */
export function missingParameters(action: Action, parameters: FieldValues): string[] {
  return action.parameters
    .filter(({ name, required }) => required === true && (parameters[name] ?? '') === '')
    .map(({ name }) => name)
}
