import type Database from 'better-sqlite3'

/** Milliseconds for which a user that is gone is remembered. */
const rememberedFor = 30 * 24 * 60 * 60 * 1000

const columns = `sub, username, status, enabled, email, attributes, groups, created_at, updated_at, last_seen_at,
  departed_at, run, search`

const lastSeen = `
  SELECT u.sub, u.username, u.status, u.enabled, u.email,
    CASE WHEN u.phone_number IS NULL THEN d.attributes
      ELSE json_set(d.attributes, '$.phone_number', u.phone_number) END,
    (SELECT json_group_array(g.name) FROM memberships AS m JOIN groups AS g ON g.id = m.group_id
      WHERE m.user_id = u.id),
    u.created_at, u.updated_at, d.synced_at, @now, @run, u.search
  FROM users AS u JOIN user_details AS d ON d.user_id = u.id`

/** Keeps users as they were last seen, for a month; to be called before they are removed, within the transaction. */
export function departedUsers(database: Database.Database) {
  const keepOne = database.prepare(
    `INSERT OR REPLACE INTO departed_users (${columns}) ${lastSeen} WHERE u.sub = @sub`,
  )
  const keepUnseen = database.prepare(
    `INSERT OR REPLACE INTO departed_users (${columns}) ${lastSeen} WHERE d.seen_run < @run`,
  )
  const welcome = database.prepare('DELETE FROM departed_users WHERE sub = ?')
  const forget = database.prepare('DELETE FROM departed_users WHERE departed_at < ?')

  return {
    /** The app removed the user. */
    keep: (sub: string, now: number): void => {
      keepOne.run({ sub, now, run: null })
    },
    /** A whole run did not see these. */
    keepUnseen: (run: number, now: number): void => {
      keepUnseen.run({ run, now })
      forget.run(now - rememberedFor)
    },
    /** The user is there after all. */
    welcome: (sub: string): void => {
      welcome.run(sub)
    },
  }
}
