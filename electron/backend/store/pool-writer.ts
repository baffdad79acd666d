import type Database from 'better-sqlite3'
import type { Group } from '../../../shared/domain/group.ts'
import type { User } from '../../../shared/domain/user.ts'
import { groupWriter } from './group-writer.ts'
import { membershipWriter } from './membership-writer.ts'
import type { SyncRun } from './pool-cache-types.ts'
import { runLog } from './run-log.ts'
import { userWriter } from './user-writer.ts'

/** What writes to a pool's cache, on an open database; each call is one transaction. Times are milliseconds. */
export function poolWriter(database: Database.Database) {
  const runs = runLog(database)
  const users = userWriter(database, runs)
  const groups = groupWriter(database, runs)
  const memberships = membershipWriter(database, runs)
  const atomically = <Value>(work: () => Value): Value => database.transaction(work).immediate()
  return {
    putUsers: (written: readonly User[], now: number, run: number | null): void =>
      atomically(() => {
        for (const user of written) users.put(user, now, run)
        if (run !== null) runs.addUsers(run, written.length)
      }),
    removeUser: (sub: string): void => atomically(() => users.remove(sub)),
    putGroups: (written: readonly Group[], run: number | null): void =>
      atomically(() => {
        for (const group of written) groups.put(group, run)
      }),
    removeGroup: (name: string, now: number): void => atomically(() => groups.remove(name, now)),
    putMembers: (group: string, subs: readonly string[], now: number, run: number | null): string[] =>
      atomically(() => subs.filter((sub) => !memberships.add(sub, group, now, run))),
    setMembership: (sub: string, group: string, isMember: boolean, now: number): void =>
      atomically(() => {
        if (isMember) memberships.add(sub, group, now, null)
        else memberships.remove(sub, group, now)
      }),
    startRun: (now: number): number => atomically(() => runs.start(now)),
    finishRun: (run: number, now: number): SyncRun =>
      atomically(() => {
        runs.assertRunning(run)
        memberships.removeUnseen(run, now)
        groups.removeUnseen(run, now)
        return runs.end(run, 'complete', now, users.removeUnseen(run))
      }),
    abandonRun: (run: number, phase: 'cancelled' | 'failed', now: number): SyncRun =>
      atomically(() => runs.end(run, phase, now, 0)),
    lastRun: (): SyncRun | null => runs.last(),
    syncedAt: (): string | null => runs.completedAt(),
  }
}
export type PoolWriter = ReturnType<typeof poolWriter>
