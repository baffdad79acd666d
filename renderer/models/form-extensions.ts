import type { ModelName } from '../../shared/admin/model-name.ts'
import type { FormExtension } from '../admin/changeform/form-extension.ts'
import { connectionForm } from './connections/connection-form.tsx'
import { departedUserForm } from './departed-users/departed-user-form.tsx'
import { groupForm } from './groups/group-form.tsx'
import { syncRunForm } from './sync-runs/sync-run-form.tsx'
import { userForm } from './users/user-form.tsx'

const extensions: Partial<Record<ModelName, FormExtension>> = {
  users: userForm,
  groups: groupForm,
  departed_users: departedUserForm,
  sync_runs: syncRunForm,
  connections: connectionForm,
}

const none: FormExtension = {}

/** What a model's forms have beyond its declaration. */
export function formExtensionOf(model: ModelName): FormExtension {
  return extensions[model] ?? none
}
