import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import { type Failure, failureOf } from '../failure.ts'

/** What to answer when a model does not offer what was asked. */
export function notOffered(admin: ModelAdmin, what: string): Failure {
  return failureOf('not_permitted', `${admin.labelPlural} cannot be ${what}.`, {
    advice: 'Reload the window and use what the page offers.',
  })
}

/** What to answer when an object is not there. */
export function notThere(admin: ModelAdmin, id: string): Failure {
  const name = `${admin.label.charAt(0).toUpperCase()}${admin.label.slice(1)}`
  return failureOf('not_found', `${name} with ID “${id}” doesn’t exist. Perhaps it was deleted?`, {
    advice: 'Go back to the list and refresh it.',
  })
}
