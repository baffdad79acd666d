import type { PoolCache, PoolCacheOptions } from './pool-cache-types.ts'

/** Opens the cache of a user pool, making or rebuilding its file where needed. */
export type OpenPoolCache = (options: PoolCacheOptions) => Promise<PoolCache>
