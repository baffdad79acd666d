import { registry } from '../../../shared/admin/registry.ts'
import type { ConsoleStore } from '../store/console-store-types.ts'
import type { ModelAdapter } from './model-adapter.ts'
import { notOffered, notThere } from './read-only.ts'

const admin = registry.audit

/** The audit log: it can be read, and that is all. */
export function auditAdapter(store: ConsoleStore): ModelAdapter {
  const refused = async (): Promise<never> => {
    throw notOffered(admin, 'changed')
  }
  return {
    admin,
    reader: store,
    get: async (id) => {
      const row = await store.get(admin, id)
      if (row === null) throw notThere(admin, id)
      return row
    },
    add: refused,
    change: refused,
    remove: refused,
    actionProblems: refused,
    act: refused,
  }
}
