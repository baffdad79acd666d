import type { ModelAdmin } from './model-admin.ts'
import type { ModelName } from './model-name.ts'
import { auditAdmin } from './models/audit.ts'
import { connectionsAdmin } from './models/connections.ts'
import { departedUsersAdmin } from './models/departed-users.ts'
import { groupsAdmin } from './models/groups.ts'
import { syncRunsAdmin } from './models/sync-runs.ts'
import { usersAdmin } from './models/users.ts'

/** All models, in the order of the index. */
export const registry: Record<ModelName, ModelAdmin> = {
  users: usersAdmin,
  groups: groupsAdmin,
  departed_users: departedUsersAdmin,
  sync_runs: syncRunsAdmin,
  connections: connectionsAdmin,
  audit: auditAdmin,
}
