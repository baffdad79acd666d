import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { RunLog } from './run-log.ts'

const idSchema = z.number().optional()

/** Writes and removes memberships; to be called within a transaction. */
export function membershipWriter(database: Database.Database, runs: RunLog) {
  const userId = database.prepare('SELECT id FROM users WHERE sub = ?').pluck()
  const groupId = database.prepare('SELECT id FROM groups WHERE name = ?').pluck()
  const insert = database.prepare(
    'INSERT OR IGNORE INTO memberships (group_id, user_id, seen_run) VALUES (?, ?, ?)',
  )
  const markSeen = database.prepare(
    'UPDATE memberships SET seen_run = max(seen_run, ?) WHERE group_id = ? AND user_id = ?',
  )
  const remove = database.prepare('DELETE FROM memberships WHERE group_id = ? AND user_id = ?')
  const touch = database.prepare('UPDATE user_details SET changed_at = ? WHERE user_id = ?')
  const touchKnown = database.prepare(
    'UPDATE user_details SET changed_at = ? WHERE user_id = ? AND first_seen_at < ?',
  )
  const touchUnseen = database.prepare(
    `UPDATE user_details SET changed_at = ? WHERE user_id IN (SELECT user_id FROM memberships WHERE seen_run < ?)`,
  )
  const removeUnseen = database.prepare('DELETE FROM memberships WHERE seen_run < ?')

  return {
    /**
     * Makes a user a member of a group; a group that is not in the cache is passed over.
     *
     * @param run the run that read the membership; null: the app did, just now
     * @returns false when the user is not in the cache and was not removed by the app
     */
    add: (sub: string, group: string, now: number, run: number | null): boolean => {
      const removal = { kind: 'membership', sub, group } as const
      if (run === null) runs.withdrawRemoval(removal)
      else if (runs.wasRemoved(removal)) return true
      const user = idSchema.parse(userId.get(sub))
      if (user === undefined) return run !== null && runs.wasRemoved({ kind: 'user', sub })
      const inGroup = idSchema.parse(groupId.get(group))
      if (inGroup === undefined) return true
      const seen = run ?? runs.active() ?? 0
      if (insert.run(inGroup, user, seen).changes === 0) markSeen.run(seen, inGroup, user)
      else if (run === null) touch.run(now, user)
      // A user first seen in this run has not changed: the run merely had not come to the groups yet.
      else touchKnown.run(now, user, runs.startedAt(run))
      return true
    },
    remove: (sub: string, group: string, now: number): void => {
      runs.noteRemoval({ kind: 'membership', sub, group })
      const user = idSchema.parse(userId.get(sub))
      const inGroup = idSchema.parse(groupId.get(group))
      if (user === undefined || inGroup === undefined) return
      if (remove.run(inGroup, user).changes > 0) touch.run(now, user)
    },
    /** Removes the memberships that a whole run did not see. */
    removeUnseen: (run: number, now: number): void => {
      touchUnseen.run(now, run)
      removeUnseen.run(run)
    },
  }
}
