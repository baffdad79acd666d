import type Database from 'better-sqlite3'
import type { Group } from '../../../shared/domain/group.ts'
import type { User } from '../../../shared/domain/user.ts'
import { groupWriter } from './group-writer.ts'
import { membershipWriter } from './membership-writer.ts'
import { partLog } from './part-log.ts'
import type {
  MadeCalls,
  PartKind,
  PartMove,
  RunFigures,
  RunInParts,
  RunPart,
  SyncRun,
  UserPage,
  WrittenUsers,
} from './pool-cache-types.ts'
import { runLog } from './run-log.ts'
import { userWriter } from './user-writer.ts'

/** What writes to a pool's cache, on an open database; each call is one transaction. Times are milliseconds. */
export function poolWriter(database: Database.Database) {
  const runs = runLog(database)
  const parts = partLog(database)
  const users = userWriter(database, runs)
  const groups = groupWriter(database, runs)
  const memberships = membershipWriter(database, runs)
  const atomically = <Value>(work: () => Value): Value => database.transaction(work).immediate()
  return {
    putUsers: (written: readonly User[], now: number, run: number | null): WrittenUsers =>
      atomically(() => {
        const counts = { users: 0, added: 0, changed: 0, repeated: 0 }
        for (const user of written) users.put(user, now, run, counts)
        if (run !== null) runs.addUsers(run, counts)
        return counts
      }),
    putPages: (pages: readonly UserPage[], now: number, run: number): WrittenUsers =>
      atomically(() => {
        runs.assertRunning(run)
        const counts = { users: 0, added: 0, changed: 0, repeated: 0 }
        for (const page of pages) {
          for (const user of page.users) users.put(user, now, run, counts)
          parts.move(page.move, now)
        }
        runs.addUsers(run, counts)
        return counts
      }),
    removeUser: (sub: string, now: number): void => atomically(() => users.remove(sub, now)),
    putGroups: (written: readonly Group[], run: number | null): void =>
      atomically(() => {
        for (const group of written) groups.put(group, run)
      }),
    removeGroup: (name: string, now: number): void => atomically(() => groups.remove(name, now)),
    putMembers: (
      group: string,
      subs: readonly string[],
      now: number,
      run: number | null,
      move: PartMove | null = null,
    ): string[] =>
      atomically(() => {
        const missing = subs.filter((sub) => !memberships.add(sub, group, now, run))
        if (move !== null && missing.length === 0) parts.move(move, now)
        return missing
      }),
    setMembership: (sub: string, group: string, isMember: boolean, now: number): void =>
      atomically(() => {
        if (isMember) memberships.add(sub, group, now, null)
        else memberships.remove(sub, group, now)
      }),
    startRun: (now: number): number =>
      atomically(() => {
        parts.dropAll()
        return runs.start(now)
      }),
    resumeRun: (startedSince: number, tokensSince: number): RunInParts | null =>
      atomically(() => {
        const last = runs.last()
        if (last === null || last.phase === 'complete' || !parts.any()) return null
        if (Date.parse(last.started_at) < startedSince) return null
        parts.restartStale(tokensSince)
        return { ...runs.resume(last.run), open: parts.open('users') }
      }),
    planParts: (run: number, kind: PartKind, names: readonly string[], instead: boolean): RunPart[] =>
      atomically(() => {
        runs.assertRunning(run)
        if (instead) parts.dropKind(kind)
        parts.plan(kind, names)
        return parts.open(kind)
      }),
    noteRun: (run: number, figures: RunFigures): SyncRun => atomically(() => runs.note(run, figures)),
    finishRun: (run: number, now: number): SyncRun =>
      atomically(() => {
        runs.assertRunning(run)
        // Users first: they are remembered with the groups they had.
        const gone = users.removeUnseen(run, now)
        memberships.removeUnseen(run, now)
        groups.removeUnseen(run, now)
        parts.dropAll()
        return runs.end(run, 'complete', now, { gone })
      }),
    abandonRun: (
      run: number,
      phase: 'cancelled' | 'failed',
      now: number,
      error: string | null,
      made: MadeCalls,
    ): SyncRun =>
      atomically(() => {
        runs.addCalls(run, made)
        return runs.end(run, phase, now, { error })
      }),
    lastCompleteRun: (): SyncRun | null => runs.lastComplete(),
    lastRun: (): SyncRun | null => runs.last(),
    syncedAt: (): string | null => runs.lastComplete()?.finished_at ?? null,
  }
}
export type PoolWriter = ReturnType<typeof poolWriter>
