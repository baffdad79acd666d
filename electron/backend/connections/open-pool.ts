import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import type { ModelName } from '../../../shared/admin/model-name.ts'
import { withPoolSchema } from '../../../shared/admin/pool-schema.ts'
import { registry } from '../../../shared/admin/registry.ts'
import type { Connection } from '../../../shared/domain/connection.ts'
import { type Pool, poolSchema } from '../../../shared/domain/pool.ts'
import type { SyncState } from '../../../shared/domain/sync.ts'
import type { Cognito } from '../cognito/client.ts'
import { describePool } from '../cognito/pool.ts'
import { findUserBySub } from '../cognito/users.ts'
import type { EventHub } from '../event-hub.ts'
import type { ConsoleStore } from '../store/console-store-types.ts'
import type { PoolCache } from '../store/pool-cache-types.ts'
import { createFreshener } from '../sync/freshen.ts'
import { retryingSync } from '../sync/retry.ts'
import type { Sync } from '../sync/sync-types.ts'
import type { Reached } from './reach.ts'
import { createSyncReporter } from './sync-reporter.ts'

/** A cache that was filled longer ago is filled again when its connection is opened. Milliseconds. */
const freshFor = 15 * 60 * 1000

/** A user pool with everything the console needs to show and change it. */
export type OpenPool = {
  readonly connection: Connection
  readonly cognito: Cognito
  readonly cache: PoolCache
  readonly sync: Sync
  /** What is known of the pool: as it was last described, else described now. Rejects when neither can be had. */
  readonly pool: () => Promise<Pool>
  /** The declaration of a model with the pool's schema in it; the plain one while the pool cannot be described. */
  readonly admin: (model: ModelName) => Promise<ModelAdmin>
  /** These users are on screen: those that were read long ago are read again, gently. */
  readonly look: (subs: readonly string[]) => void
  /** Describes the pool and fills the cache, in the background. */
  readonly refresh: () => void
  readonly close: () => Promise<void>
}

export type OpenPoolParts = {
  readonly connection: Connection
  readonly reached: Reached
  readonly openCache: (onRebuilt: () => void) => Promise<PoolCache>
  readonly startSync: (options: {
    readonly cache: PoolCache
    readonly onProgress: (state: SyncState) => void
  }) => Sync
  readonly store: Pick<ConsoleStore, 'setting' | 'setSetting'>
  readonly events: EventHub
}

/**
 * Opens the pool on its cache; nothing waits for the network. A pool that cannot be reached opens all the
 * same, and the sync's state says why it is not filled.
 */
export async function openPool(parts: OpenPoolParts): Promise<OpenPool> {
  const { connection, events, store } = parts
  const closing = new AbortController()
  const reporter = createSyncReporter(connection.id, events)
  // A run that was under way wrote into the file that is gone: it ends before the new one is filled.
  const refill = async (): Promise<void> => {
    await sync.cancel()
    if (!closing.signal.aborted) refresh()
  }
  const cache = await parts.openCache(() => reporter.cacheRebuilt(() => void refill()))
  const sync = retryingSync((onProgress) => parts.startSync({ cache, onProgress }), {
    onProgress: reporter.onProgress,
    again: () => refresh(),
  })
  const cognito: Cognito = {
    ...parts.reached.cognito,
    call: async (request, signal) => {
      const output = await parts.reached.cognito.call(request, signal)
      sync.reached()
      return output
    },
  }
  const freshener = createFreshener({
    cache,
    read: (sub, signal) => findUserBySub(cognito, sub, signal),
    syncing: () => sync.state().phase === 'running',
    onChange: (sub) =>
      events.emit({ type: 'cacheChanged', connection: connection.id, model: 'users', ids: [sub] }),
  })
  const settingKey = `pool/${connection.id}/${connection.user_pool_id}`
  let known = await store.setting(settingKey, poolSchema).catch(() => null)
  let describing: Promise<Pool> | null = null
  let failedSinceRefresh = false

  const describeNow = async (): Promise<Pool> => {
    const described = await describePool(cognito, closing.signal)
    const changed =
      known !== null && JSON.stringify(known.attributes) !== JSON.stringify(described.attributes)
    known = described
    await store.setSetting(settingKey, described).catch(() => undefined)
    if (changed) events.emit({ type: 'cacheChanged', connection: connection.id, model: 'users', ids: null })
    return described
  }
  const describeOnce = (): Promise<Pool> => {
    describing ??= describeNow()
      .catch((thrown: unknown) => {
        failedSinceRefresh = true
        throw thrown
      })
      .finally(() => {
        describing = null
      })
    return describing
  }
  const refresh = (): void => {
    failedSinceRefresh = false
    void describeOnce().catch(() => undefined)
    void sync.start()
  }
  const pool = async (): Promise<Pool> => known ?? (await describeOnce())

  const syncedAt = await cache.syncedAt().catch(() => null)
  const failed = (await cache.lastRun().catch(() => null))?.phase === 'failed'
  const stale = failed || syncedAt === null || Date.now() - Date.parse(syncedAt) > freshFor
  // The demo pool begins anew at each start; its cache may remember changes that are gone.
  if (stale || connection.credential_source === 'demo') refresh()
  else void describeOnce().catch(() => undefined)

  return {
    connection,
    cognito,
    cache,
    sync,
    pool,
    admin: async (model) => {
      const plain = registry[model]
      if (model !== 'users' && model !== 'departed_users') return plain
      // A pool that may not be described is not asked again for every page of a list.
      const described = known === null && failedSinceRefresh ? null : await pool().catch(() => null)
      return described === null ? plain : withPoolSchema(plain, described)
    },
    look: freshener.look,
    refresh,
    close: async () => {
      closing.abort()
      freshener.stop()
      await sync.cancel()
      cognito.close()
      await cache.close()
    },
  }
}
