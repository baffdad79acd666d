import { join } from 'node:path'
import { machineOperator } from './access/operator.ts'
import { createAudit } from './audit/audit.ts'
import type { Backend, BackendOptions } from './backend-types.ts'
import { type DemoPool, demoConnection, demoConnectionId, openBuiltInDemoPool } from './connections/demo.ts'
import { createDesk } from './connections/desk.ts'
import { systemKeychain } from './connections/keychain.ts'
import { openPool } from './connections/open-pool.ts'
import { cacheName } from './connections/pool-caches.ts'
import { type ReachParts, reachPool } from './connections/reach.ts'
import { createSecretStore } from './connections/secret-store.ts'
import { createClipboard } from './desktop/clipboard.ts'
import { createDispatch } from './dispatch.ts'
import { createEventHub } from './event-hub.ts'
import { connectionHandlers } from './handlers/connections.ts'
import { desktopHandlers } from './handlers/desktop.ts'
import { modelHandlers } from './handlers/models.ts'
import { createInFlight } from './in-flight.ts'
import { openConsoleStore } from './store/console-store.ts'
import { openPoolCache } from './store/pool-cache.ts'
import { createSync } from './sync/sync.ts'

/**
 * Puts the backend together and opens what was open last, or the demo pool. Rejects only when console.db
 * cannot be used; whatever else is wrong is a warning.
 */
export async function createBackend(options: BackendOptions): Promise<Backend> {
  const cacheFolder = join(options.dataFolder, 'cache')
  const store = await openConsoleStore({
    worker: options.storeWorker,
    file: join(options.dataFolder, 'console.db'),
  })
  const events = createEventHub()
  const inFlight = createInFlight()
  const secrets = createSecretStore(options.keychain ?? systemKeychain())
  const audit = createAudit(store, events)
  const clipboard = createClipboard(options.desktop)
  const operator = options.operator ?? machineOperator()

  let demo: Promise<DemoPool> | null = null
  const demoPool = (): Promise<DemoPool> => {
    demo ??= (options.openDemoPool ?? openBuiltInDemoPool)()
    return demo
  }
  const reach: ReachParts = {
    demoPool,
    version: options.application.version,
    knownSecrets: secrets.known,
  }
  const desk = createDesk({
    store,
    events,
    openPool: async (connection) => {
      const readKeys = async () => (await secrets.read(connection.id))?.keys ?? null
      const reached = await reachPool(reach, connection, readKeys)
      return await openPool({
        connection,
        reached,
        store,
        events,
        openCache: (onRebuilt) =>
          openPoolCache({
            worker: options.storeWorker,
            folder: cacheFolder,
            poolId: cacheName(connection),
            onRebuilt,
          }),
        startSync: ({ cache, onProgress }) =>
          createSync({
            client: reached.cognito.client,
            userPoolId: reached.cognito.userPoolId,
            quota: reached.quota,
            ceiling: reached.listCeiling,
            resumes: connection.credential_source !== 'demo',
            describeError: reached.cognito.describeError,
            cache,
            onProgress,
          }),
      })
    },
  })

  const startWarnings: string[] = []
  if ((await store.connection(demoConnectionId)) === null) {
    await store.putConnection(demoConnection(await demoPool(), new Date().toISOString()))
  }
  const problem = await desk.restore(demoConnectionId)
  if (problem !== null) startWarnings.push(problem)
  const warnings = (): readonly string[] => [...startWarnings, ...store.warnings()]

  const dispatch = createDispatch({
    operator: () => operator,
    inFlight,
    handlers: {
      ...connectionHandlers({
        desk,
        operator: () => operator,
        secrets,
        store,
        reach,
        application: options.application,
        warnings,
      }),
      ...modelHandlers({
        desk,
        audit,
        events,
        connections: { store, secrets, desk, audit, events, demoPool, cacheFolder },
      }),
      ...desktopHandlers({ desk, clipboard, openExternal: options.desktop.openExternal, inFlight }),
    },
  })
  return {
    dispatch,
    onEvent: events.onEvent,
    warnings: warnings(),
    suspend: () => desk.current()?.sync.suspend(),
    resume: () => desk.current()?.sync.resume(),
    close: async () => {
      inFlight.cancelAll()
      await clipboard.close().catch(() => undefined)
      await desk.leave()
      if (demo !== null) (await demo).close()
      await store.close()
    },
  }
}
