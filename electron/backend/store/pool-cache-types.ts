import type { Facet } from '../../../shared/admin/facets.ts'
import type { ListQuery } from '../../../shared/admin/list-query.ts'
import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import type { Row } from '../../../shared/admin/row.ts'
import type { Group } from '../../../shared/domain/group.ts'
import type { User } from '../../../shared/domain/user.ts'

/** How many rows match the search and the filters, and how many there are without them. */
export type ListCount = { readonly matching: number; readonly total: number }

/** A row's id and name, for acting on all rows of a list. */
export type RowReference = { readonly id: string; readonly label: string }

/** What every list of the store can be asked, whatever the model. A query the declaration does not allow is refused. */
export type ListReader = {
  /** A page of rows, or with `query.all` the first `largestPage` rows; past the end: none. */
  readonly list: (admin: ModelAdmin, query: ListQuery) => Promise<Row[]>
  readonly count: (admin: ModelAdmin, query: ListQuery) => Promise<ListCount>
  /** The sidebar: for each field of listFilter its options; counts with the search and the other filters applied. */
  readonly facets: (admin: ModelAdmin, query: ListQuery, withCounts: boolean) => Promise<Facet[]>
  /** Every row that matches, whatever the page, in the list's order. */
  readonly ids: (admin: ModelAdmin, query: ListQuery) => Promise<RowReference[]>
}

/** A user with what the cache itself knows. Times are ISO 8601 in UTC. */
export type CachedUser = User & {
  /** Names of the user's groups, sorted. */
  readonly groups: string[]
  readonly first_seen_at: string
  /** The last time any value, memberships included, was seen to differ; at first, when it was first seen. */
  readonly changed_at: string
  /** When the user was last read from Cognito. */
  readonly synced_at: string
}

export const runPhases = ['running', 'complete', 'cancelled', 'failed'] as const
export type RunPhase = (typeof runPhases)[number]

/** What became of the users of a page: how many, and which of them were new, changed, or read in this run before. */
export type WrittenUsers = {
  readonly users: number
  readonly added: number
  readonly changed: number
  readonly repeated: number
}

/** A run of the sync, as the cache remembers it. */
export type SyncRun = {
  readonly run: number
  readonly phase: RunPhase
  readonly started_at: string
  readonly finished_at: string | null
  /** Users on the pages that the run wrote. */
  readonly users: number
  /** Of those, users that were not in the cache before. */
  readonly added: number
  /** Of those, users of whom a value differed from before. */
  readonly changed: number
  /** Of those, users whom the same run had read before. */
  readonly repeated: number
  /** Users that a whole run no longer found. */
  readonly gone: number
  /** EstimatedNumberOfUsers as the pool reported it. */
  readonly estimated: number
  /** Whether the pool was read in parts side by side. */
  readonly partitioned: boolean
  readonly calls: number
  readonly throttles: number
  /** What stopped it, in words. */
  readonly error: string | null
}

/** Figures of a run that the cache is told: calls and throttles since it was last told. */
export type RunFigures = Pick<SyncRun, 'estimated' | 'partitioned' | 'calls' | 'throttles'>

export type MadeCalls = Pick<SyncRun, 'calls' | 'throttles'>

/** Users whose sub begins with the part's name, or members of the group of that name. */
export type PartKind = 'users' | 'members'

/** A part of a run that is not read to its end. */
export type RunPart = {
  readonly name: string
  /** The token of its next page; null: it has not begun. */
  readonly token: string | null
}

/** That a page was read: the part goes on with `next`; null: that was its last page. */
export type PartMove = { readonly kind: PartKind; readonly name: string; readonly next: string | null }

/** A page of users, and where it leaves its part. */
export type UserPage = { readonly users: readonly User[]; readonly move: PartMove }

/** A run taken up again, and the parts of its users that are still open. */
export type RunInParts = SyncRun & { readonly open: readonly RunPart[] }

/**
 * The cache of one user pool. Every call answers from a worker thread; what goes wrong rejects with a Failure
 * of code storage_failed, or invalid_input for a query the declaration does not allow.
 */
export type PoolCache = ListReader & {
  /** One user or group as its list shows it; null: not in the cache. */
  readonly get: (admin: ModelAdmin, id: string) => Promise<Row | null>
  readonly user: (sub: string) => Promise<CachedUser | null>
  /**
   * Writes users as Cognito reported them. Without `run` it is a write of the app, read from Cognito just
   * now: a run that is under way does not overwrite it with an older page.
   */
  readonly putUsers: (users: readonly User[], run?: number) => Promise<WrittenUsers>
  /** Writes pages of a run, each with the move of its part: a run that was killed goes on with the page after it. */
  readonly putPages: (pages: readonly UserPage[], run: number) => Promise<WrittenUsers>
  /** The user is gone, memberships too; an older page of a run that is under way does not bring the user back. */
  readonly removeUser: (sub: string) => Promise<void>
  readonly putGroups: (groups: readonly Group[], run?: number) => Promise<void>
  readonly removeGroup: (name: string) => Promise<void>
  /**
   * Adds users to a group. Gives back the subs that are not in the cache: put those users first, then again.
   * A run only adds; who is no longer a member goes when the run is finished. `move` is written if none is missing.
   */
  readonly putMembers: (
    group: string,
    subs: readonly string[],
    run?: number,
    move?: PartMove,
  ) => Promise<string[]>
  readonly setMembership: (sub: string, group: string, isMember: boolean) => Promise<void>
  /** Begins a run and gives its number; a run left unfinished before becomes cancelled. */
  readonly startRun: () => Promise<number>
  /**
   * Takes up the last run where it was stopped, however it was stopped, if that is worth it: it was begun in the
   * last 24 hours and was planned in parts. Tokens that Cognito takes no more are dropped.
   */
  readonly resumeRun: () => Promise<RunInParts | null>
  /**
   * Adds parts to a run and gives those of the kind that are open.
   *
   * @param instead whether they take the place of all parts of the kind
   */
  readonly planParts: (
    run: number,
    kind: PartKind,
    names: readonly string[],
    instead?: boolean,
  ) => Promise<RunPart[]>
  /** Gives the run as it stands. */
  readonly noteRun: (run: number, figures: RunFigures) => Promise<SyncRun>
  /** Ends a whole, undisturbed run: users, groups and memberships it did not see are gone. */
  readonly finishRun: (run: number) => Promise<SyncRun>
  /** Ends a run that did not get through: what it wrote stays, nothing is gone. */
  readonly abandonRun: (
    run: number,
    phase: 'cancelled' | 'failed',
    error?: string,
    /** Since the run was last told of. */
    made?: MadeCalls,
  ) => Promise<SyncRun>
  readonly lastRun: () => Promise<SyncRun | null>
  /** The last run that came to its end; null: none did. */
  readonly lastCompleteRun: () => Promise<SyncRun | null>
  /** The end of the last whole run, ISO 8601 in UTC; null: there was none. */
  readonly syncedAt: () => Promise<string | null>
  readonly close: () => Promise<void>
}

export type PoolCacheOptions = {
  /** The store's worker, as BackendOptions has it. */
  readonly worker: URL
  /** The folder of the caches; made when it is not there. */
  readonly folder: string
  readonly poolId: string
  /** Told when the open cache was found damaged and made anew, empty: it wants a sync. */
  readonly onRebuilt?: () => void
  /** The clock of first_seen_at, changed_at, synced_at and of the sidebar's “Today”. */
  readonly now?: () => Date
}
