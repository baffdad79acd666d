import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { User } from '../../../shared/domain/user.ts'
import { departedUsers } from './departed-users.ts'
import type { WrittenUsers } from './pool-cache-types.ts'
import type { RunLog } from './run-log.ts'
import { storedUser } from './user-record.ts'

type Counted = { -readonly [Count in keyof WrittenUsers]: number }

const knownSchema = z
  .object({
    id: z.number(),
    username: z.string(),
    status: z.string(),
    enabled: z.number(),
    updated_at: z.number(),
    email: z.string().nullable(),
    phone_number: z.string().nullable(),
    attributes: z.string(),
    written_run: z.number(),
    seen_run: z.number(),
  })
  .optional()

/** Writes and removes users; to be called within a transaction. */
export function userWriter(database: Database.Database, runs: RunLog) {
  const known = database.prepare(
    `SELECT u.id, u.username, u.status, u.enabled, u.updated_at, u.email, u.phone_number, d.attributes, d.written_run, d.seen_run
     FROM users AS u JOIN user_details AS d ON d.user_id = u.id WHERE u.sub = ?`,
  )
  const insert = database.prepare(
    `INSERT INTO users (sub, username, status, enabled, created_at, updated_at, email, phone_number, name_key, search)
     VALUES (@sub, @username, @status, @enabled, @created_at, @updated_at, @email, @phone_number, @name_key, @search)`,
  )
  const insertDetails = database.prepare(
    `INSERT INTO user_details (user_id, seen_run, written_run, first_seen_at, changed_at, synced_at, attributes)
     VALUES (@id, @seen, @written, @now, @now, @now, @attributes)`,
  )
  const update = database.prepare(
    `UPDATE users SET username = @username, status = @status, enabled = @enabled, created_at = @created_at,
       updated_at = @updated_at, email = @email, phone_number = @phone_number, name_key = @name_key, search = @search
     WHERE id = @id`,
  )
  const updateDetails = database.prepare(
    `UPDATE user_details SET seen_run = max(seen_run, @seen), written_run = @written, changed_at = @now,
       synced_at = @now, attributes = @attributes WHERE user_id = @id`,
  )
  const updateSeen = database.prepare(
    `UPDATE user_details SET seen_run = max(seen_run, @seen), written_run = @written, synced_at = @now
     WHERE user_id = @id`,
  )
  const markSeen = database.prepare('UPDATE user_details SET seen_run = ? WHERE user_id = ?')
  const remove = database.prepare('DELETE FROM users WHERE sub = ?')
  const removeUnseen = database.prepare(
    'DELETE FROM users WHERE id IN (SELECT user_id FROM user_details WHERE seen_run < ?)',
  )

  const departed = departedUsers(database)

  return {
    /**
     * @param run the run that read the user; null: the app did, just now
     * @param counts told what became of the user
     */
    put: (user: User, now: number, run: number | null, counts: Counted): void => {
      counts.users += 1
      if (run !== null && runs.wasRemoved({ kind: 'user', sub: user.sub })) return
      if (run === null) runs.withdrawRemoval({ kind: 'user', sub: user.sub })
      const stored = storedUser(user)
      const before = knownSchema.parse(known.get(user.sub))
      const marks = { now, seen: run ?? runs.active() ?? 0, written: run === null ? (runs.active() ?? 0) : 0 }
      if (before === undefined) {
        const id = Number(insert.run(stored).lastInsertRowid)
        insertDetails.run({ ...marks, id, attributes: stored.attributes })
        departed.welcome(user.sub)
        counts.added += 1
        return
      }
      if (run !== null && before.seen_run === run) counts.repeated += 1
      if (run !== null && before.written_run === run) {
        // The app read the user during this run: this page may be older, unless Cognito's own time says otherwise.
        if (stored.updated_at <= before.updated_at) {
          markSeen.run(run, before.id)
          return
        }
        marks.written = run
      }
      const same =
        before.username === stored.username &&
        before.status === stored.status &&
        before.enabled === stored.enabled &&
        before.updated_at === stored.updated_at &&
        before.email === stored.email &&
        before.phone_number === stored.phone_number &&
        before.attributes === stored.attributes
      if (same) {
        updateSeen.run({ ...marks, id: before.id })
        return
      }
      counts.changed += 1
      update.run({ ...stored, id: before.id })
      updateDetails.run({ ...marks, id: before.id, attributes: stored.attributes })
    },
    remove: (sub: string, now: number): void => {
      runs.noteRemoval({ kind: 'user', sub })
      departed.keep(sub, now)
      remove.run(sub)
    },
    /** Users that a whole run did not see, and how many they were. */
    removeUnseen: (run: number, now: number): number => {
      departed.keepUnseen(run, now)
      return removeUnseen.run(run).changes
    },
  }
}
