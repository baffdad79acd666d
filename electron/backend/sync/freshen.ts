import type { User } from '../../../shared/domain/user.ts'
import { type Clock, systemClock } from '../cognito/quota.ts'
import type { PoolCache } from '../store/pool-cache-types.ts'

/** Milliseconds after which a row that somebody looks at is read again. */
const staleAfter = 5 * 60 * 1000
/** Milliseconds between two such reads: they take a small part of what single list calls may. */
const betweenReads = 500
/** Rows of a page that are read again at most; whoever scrolls through more is looking for something else. */
const mostRows = 100

/** Reads the rows on screen again, gently, so that what people look at is younger than the last whole run. */
export type Freshener = {
  /** These users are on screen now, from top to bottom; what was on screen before is left alone. */
  readonly look: (subs: readonly string[]) => void
  readonly stop: () => void
}

export type FreshenerOptions = {
  readonly cache: Pick<PoolCache, 'user' | 'putUsers'>
  /** Reads a user from Cognito; null: it has none of that sub. */
  readonly read: (sub: string, signal: AbortSignal) => Promise<User | null>
  /** Whether a run is under way, which reads all rows anyway. */
  readonly syncing: () => boolean
  /** A user's values turned out to differ from what was shown. */
  readonly onChange: (sub: string) => void
  readonly clock?: Clock
  /** The wall clock. */
  readonly now?: () => number
}

/**
 * A user who is not found is left in the cache: lists are eventually consistent, and only a whole run can tell that
 * somebody is gone. The first read that fails ends the round; the next look begins another.
 */
export function createFreshener(options: FreshenerOptions): Freshener {
  const { cache, read, syncing, onChange, clock = systemClock, now = Date.now } = options
  let round = new AbortController()

  const isStale = async (sub: string): Promise<boolean> => {
    const user = await cache.user(sub)
    return user !== null && now() - Date.parse(user.synced_at) > staleAfter
  }
  const freshen = async (subs: readonly string[], signal: AbortSignal): Promise<void> => {
    for (const sub of subs) {
      if (signal.aborted || syncing()) return
      if (!(await isStale(sub))) continue
      await clock.wait(betweenReads, signal)
      const user = await read(sub, signal)
      if (user === null) continue
      const { changed } = await cache.putUsers([user])
      if (changed > 0) onChange(sub)
    }
  }
  return {
    look: (subs) => {
      round.abort()
      round = new AbortController()
      // Nobody asked for it: what keeps it from succeeding is told by whatever people do next.
      freshen(subs.slice(0, mostRows), round.signal).catch(() => undefined)
    },
    stop: () => round.abort(),
  }
}
