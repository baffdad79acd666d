import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import type { Problems } from './form-checks.ts'
import type { Inputs } from './input-value.ts'

/** For a model whose forms are what the declaration says. */
export function asDeclared(admin: ModelAdmin): ModelAdmin {
  return admin
}

/** For a model whose fields know all its rules. */
export function withoutCheck(): (inputs: Inputs) => Problems {
  return noProblems
}

const noProblems = () => ({})

/** For a model that nothing else of the window depends on. */
export function withoutAfterSave(): () => void {
  return nothing
}

const nothing = () => undefined
