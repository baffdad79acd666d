import type { z } from 'zod'
import type { ConsoleRecords } from './console-records.ts'
import type { ConsoleStore, ConsoleStoreOptions } from './console-store-types.ts'
import { startWorker } from './rpc.ts'
import type { StoreWorkerData } from './worker-data.ts'

/**
 * Opens console.db, making it where there is none. It is never deleted or rebuilt: a file that cannot be used
 * fails with its path and what to do.
 */
export async function openConsoleStore(options: ConsoleStoreOptions): Promise<ConsoleStore> {
  const data: StoreWorkerData = { kind: 'console', file: options.file }
  const remote = await startWorker<ConsoleRecords>(options.worker, data)
  const now = options.now ?? (() => new Date())
  const warnings = new Set<string>()
  const warn = (words: string): void => {
    warnings.add(`${words}. It was left as it is in ${options.file}.`)
  }
  for (const words of await remote.call('warnings')) warn(words)

  return {
    list: (admin, query) => remote.call('list', admin, query),
    count: (admin, query) => remote.call('count', admin, query),
    facets: (admin, query, withCounts) => remote.call('facets', admin, query, withCounts, now().getTime()),
    ids: (admin, query) => remote.call('ids', admin, query),
    get: (admin, id) => remote.call('get', admin, id),
    connections: () => remote.call('connections'),
    connection: (id) => remote.call('connection', id),
    putConnection: (connection) => remote.call('putConnection', connection),
    removeConnection: (id) => remote.call('removeConnection', id),
    intent: (entry) => remote.call('intent', entry, now().getTime()),
    outcome: (id, outcome) => remote.call('outcome', id, outcome),
    setting: async (key, schema) => {
      const json = await remote.call('setting', key)
      if (json === null) return null
      const value = readSetting(json, schema)
      if (value === null) warn(`The setting “${key}” cannot be read and is ignored`)
      return value
    },
    setSetting: (key, value) => remote.call('setSetting', key, JSON.stringify(value)),
    warnings: () => [...warnings],
    close: () => remote.close(),
  }
}

function readSetting<Schema extends z.ZodType>(json: string, schema: Schema): z.output<Schema> | null {
  try {
    const parsed = schema.safeParse(JSON.parse(json))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
