import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { Group } from '../../../shared/domain/group.ts'
import type { RunLog } from './run-log.ts'
import { searchText } from './search-terms.ts'

const knownSchema = z.object({ id: z.number(), updated_at: z.number(), written_run: z.number() }).optional()

/** Writes and removes groups; to be called within a transaction. */
export function groupWriter(database: Database.Database, runs: RunLog) {
  const known = database.prepare('SELECT id, updated_at, written_run FROM groups WHERE name = ?')
  const upsert = database.prepare(
    `INSERT INTO groups (name, description, precedence, role_arn, created_at, updated_at, seen_run, written_run, search)
     VALUES (@name, @description, @precedence, @role_arn, @created_at, @updated_at, @seen, @written, @search)
     ON CONFLICT (name) DO UPDATE SET description = @description, precedence = @precedence, role_arn = @role_arn,
       created_at = @created_at, updated_at = @updated_at, seen_run = max(seen_run, @seen), written_run = @written,
       search = @search`,
  )
  const markSeen = database.prepare('UPDATE groups SET seen_run = ? WHERE id = ?')
  const touchMembers = database.prepare(
    `UPDATE user_details SET changed_at = ? WHERE user_id IN (
       SELECT m.user_id FROM memberships AS m WHERE m.group_id = ?)`,
  )
  const remove = database.prepare('DELETE FROM groups WHERE id = ?')
  const unseen = database.prepare('SELECT id FROM groups WHERE seen_run < ?').pluck()

  const removeById = (id: number, now: number): void => {
    touchMembers.run(now, id)
    remove.run(id)
  }

  return {
    /** @param run the run that read the group; null: the app did, just now */
    put: (group: Group, run: number | null): void => {
      if (run !== null && runs.wasRemoved({ kind: 'group', group: group.name })) return
      if (run === null) runs.withdrawRemoval({ kind: 'group', group: group.name })
      const updated = Date.parse(group.updated_at)
      const before = knownSchema.parse(known.get(group.name))
      const writtenInRun = run !== null && before?.written_run === run
      if (before !== undefined && writtenInRun && updated <= before.updated_at) {
        markSeen.run(run, before.id)
        return
      }
      upsert.run({
        ...group,
        created_at: Date.parse(group.created_at),
        updated_at: updated,
        seen: run ?? runs.active() ?? 0,
        written: run === null ? (runs.active() ?? 0) : writtenInRun ? run : 0,
        search: searchText([group.name, group.description, group.role_arn ?? '']),
      })
    },
    remove: (name: string, now: number): void => {
      runs.noteRemoval({ kind: 'group', group: name })
      const before = knownSchema.parse(known.get(name))
      if (before !== undefined) removeById(before.id, now)
    },
    /** Removes the groups that a whole run did not see. */
    removeUnseen: (run: number, now: number): void => {
      for (const id of z.array(z.number()).parse(unseen.all(run))) removeById(id, now)
    },
  }
}
