import { deleteUser } from '../../cognito/users.ts'
import type { ModelAdapter } from '../model-adapter.ts'
import { announce, type PoolModelParts } from '../pool-model.ts'
import { notThere } from '../read-only.ts'
import { addUser } from './add-user.ts'
import { changeUser } from './change-user.ts'
import { refreshUser } from './refresh-user.ts'
import { actOnUser, userActionProblems } from './user-actions.ts'

/** Users of the open pool: lists from the cache, writes to Cognito first. */
export async function usersAdapter(parts: PoolModelParts): Promise<ModelAdapter> {
  const { cache, cognito } = parts.open
  const admin = await parts.open.admin('users')
  return {
    admin,
    reader: {
      ...cache,
      list: async (declared, query) => {
        const rows = await cache.list(declared, query)
        parts.open.look(rows.map(({ id }) => id))
        return rows
      },
    },
    get: async (sub, fresh, call) => {
      if (fresh) return await refreshUser(parts, admin, sub, { memberships: true }, call.signal)
      const row = await cache.get(admin, sub)
      if (row === null) throw notThere(admin, sub)
      return row
    },
    add: (values, call) => addUser(parts, admin, values, call),
    change: (sub, edit, call) => changeUser(parts, admin, sub, edit, call),
    remove: async (row, call) => {
      const requestId = await deleteUser(cognito, String(row.values.username), call.signal)
      await cache.removeUser(row.id)
      announce(parts, 'users', [row.id])
      announce(parts, 'departed_users', null)
      return { row: null, requestId }
    },
    actionProblems: (action, parameters) => userActionProblems(parts, action, parameters),
    act: (action, row, parameters, call) => actOnUser(parts, admin, action, row, parameters, call),
  }
}
