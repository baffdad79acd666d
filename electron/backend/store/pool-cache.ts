import { join } from 'node:path'
import { failureOf } from '../failure.ts'
import type { PoolCache, PoolCacheOptions } from './pool-cache-types.ts'
import type { PoolReader } from './pool-reader.ts'
import type { PoolWriter } from './pool-writer.ts'
import { DamagedFile, type RemoteHandlers, startWorker } from './rpc.ts'
import type { StoreWorkerData } from './worker-data.ts'

/** A run that was begun longer ago is not gone on with: too much of what it read is old. Milliseconds. */
const resumableFor = 24 * 60 * 60 * 1000
/** Cognito takes a page's token for an hour; some of it is needed to use it. Milliseconds. */
const tokenLifetime = 55 * 60 * 1000

/** The threads of an open cache. Rows have a reader of their own, so that they never wait for a count. */
type Threads = {
  readonly writer: RemoteHandlers<PoolWriter>
  readonly rows: RemoteHandlers<PoolReader>
  readonly counts: RemoteHandlers<PoolReader>
}

/**
 * Opens the cache of a user pool, making its file where there is none. A damaged one is made anew, empty, now
 * or whenever damage is met: then `syncedAt` gives null, and `onRebuilt` is told if it was open already.
 */
export async function openPoolCache(options: PoolCacheOptions): Promise<PoolCache> {
  const file = join(options.folder, `${fileName(options.poolId)}.db`)
  const now = options.now ?? (() => new Date())
  const rebuild = async (damaged: Threads): Promise<Threads> => {
    await discardThreads(damaged)
    const opened = await startThreads(options, file, true)
    options.onRebuilt?.()
    return opened
  }

  let threads = startThreads(options, file, false)
  await threads
  let closed = false
  const using = async <Value>(work: (open: Threads) => Promise<Value>): Promise<Value> => {
    const used = threads
    try {
      return await work(await used)
    } catch (error) {
      if (!(error instanceof DamagedFile) || closed) throw error
      // Whoever finds the damage first rebuilds; the others wait for it and ask the new file.
      if (threads === used) threads = used.then(rebuild)
      return await work(await threads)
    }
  }
  const time = (): number => now().getTime()

  return {
    list: (admin, query) => using(({ rows }) => rows.call('list', admin, query)),
    count: (admin, query) => using(({ counts }) => counts.call('count', admin, query)),
    facets: (admin, query, withCounts) =>
      using(({ counts }) => counts.call('facets', admin, query, withCounts, time())),
    ids: (admin, query) => using(({ counts }) => counts.call('ids', admin, query)),
    get: (admin, id) => using(({ rows }) => rows.call('get', admin, id)),
    user: (sub) => using(({ rows }) => rows.call('user', sub)),
    putUsers: (users, run) => using(({ writer }) => writer.call('putUsers', users, time(), run ?? null)),
    putPages: (pages, run) => using(({ writer }) => writer.call('putPages', pages, time(), run)),
    removeUser: (sub) => using(({ writer }) => writer.call('removeUser', sub, time())),
    putGroups: (groups, run) => using(({ writer }) => writer.call('putGroups', groups, run ?? null)),
    removeGroup: (name) => using(({ writer }) => writer.call('removeGroup', name, time())),
    putMembers: (group, subs, run, move) =>
      using(({ writer }) => writer.call('putMembers', group, subs, time(), run ?? null, move ?? null)),
    setMembership: (sub, group, isMember) =>
      using(({ writer }) => writer.call('setMembership', sub, group, isMember, time())),
    startRun: () => using(({ writer }) => writer.call('startRun', time())),
    resumeRun: () =>
      using(({ writer }) => writer.call('resumeRun', time() - resumableFor, time() - tokenLifetime)),
    planParts: (run, kind, names, instead = false) =>
      using(({ writer }) => writer.call('planParts', run, kind, names, instead)),
    noteRun: (run, figures) => using(({ writer }) => writer.call('noteRun', run, figures)),
    finishRun: (run) => using(({ writer }) => writer.call('finishRun', run, time())),
    abandonRun: (run, phase, error, made = { calls: 0, throttles: 0 }) =>
      using(({ writer }) => writer.call('abandonRun', run, phase, time(), error ?? null, made)),
    lastCompleteRun: () => using(({ writer }) => writer.call('lastCompleteRun')),
    lastRun: () => using(({ writer }) => writer.call('lastRun')),
    syncedAt: () => using(({ writer }) => writer.call('syncedAt')),
    close: async () => {
      closed = true
      await closeThreads(await threads)
    },
  }
}

async function startThreads(options: PoolCacheOptions, file: string, rebuild: boolean): Promise<Threads> {
  const data = (kind: StoreWorkerData): StoreWorkerData => kind
  // The writer first: it makes and migrates the file that the readers open.
  const writer = await startWorker<PoolWriter>(
    options.worker,
    data({ kind: 'pool-writer', file, poolId: options.poolId, rebuild }),
  )
  try {
    const [rows, counts] = await Promise.all([
      startWorker<PoolReader>(options.worker, data({ kind: 'pool-reader', file })),
      startWorker<PoolReader>(options.worker, data({ kind: 'pool-reader', file })),
    ])
    return { writer, rows, counts }
  } catch (error) {
    await writer.close()
    throw error
  }
}

/** Readers first, so that the writer, as the last, folds the write-ahead log into the file. */
async function closeThreads({ writer, rows, counts }: Threads): Promise<void> {
  await Promise.allSettled([rows.close(), counts.close()])
  await writer.close()
}

/** Closing a damaged file may fail as well; the threads end either way. */
async function discardThreads(threads: Threads): Promise<void> {
  await closeThreads(threads).catch(() => undefined)
}

/** A pool's id as a file name; anything but an id would be a path. */
function fileName(poolId: string): string {
  if (/^[\w-]{1,128}$/.test(poolId)) return poolId
  throw failureOf('invalid_input', `“${poolId}” is not the id of a user pool.`, {
    advice: 'Correct the user pool ID of the connection.',
  })
}
