import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import type { Row } from '../../../shared/admin/row.ts'
import type { ListReader } from '../store/pool-cache-types.ts'
import type { ModelAdapter } from './model-adapter.ts'
import { notOffered, notThere } from './read-only.ts'

type Store = ListReader & { readonly get: (admin: ModelAdmin, id: string) => Promise<Row | null> }

/** A model that can be read, and that is all: the audit log, sync runs, departed users. */
export function readOnlyAdapter(admin: ModelAdmin, store: Store): ModelAdapter {
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
