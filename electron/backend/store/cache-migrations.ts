import type { Migration } from './migrate.ts'

/** The schema of a pool's cache. Times are milliseconds since 1970. */
export const cacheMigrations: readonly Migration[] = [
  {
    title: 'Users, groups, memberships, search and runs',
    sql: `
      CREATE TABLE cache_info (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

      CREATE TABLE runs (
        run INTEGER PRIMARY KEY,
        phase TEXT NOT NULL,
        started_at INTEGER NOT NULL,
        finished_at INTEGER,
        users INTEGER NOT NULL DEFAULT 0,
        gone INTEGER NOT NULL DEFAULT 0
      ) STRICT;

      -- What the app removed while a run was under way, so that an older page does not bring it back.
      CREATE TABLE removals (
        kind TEXT NOT NULL,
        sub TEXT NOT NULL,
        group_name TEXT NOT NULL,
        PRIMARY KEY (kind, sub, group_name)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE users (
        id INTEGER PRIMARY KEY,
        sub TEXT NOT NULL UNIQUE,
        username TEXT NOT NULL COLLATE NOCASE,
        status TEXT NOT NULL,
        enabled INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        email TEXT COLLATE NOCASE,
        phone_number TEXT COLLATE NOCASE,
        name_key TEXT,
        search TEXT NOT NULL
      ) STRICT;
      CREATE INDEX users_by_username ON users (username);
      CREATE INDEX users_by_email ON users (email);
      CREATE INDEX users_by_phone_number ON users (phone_number);
      CREATE INDEX users_by_name_key ON users (name_key);
      CREATE INDEX users_by_status ON users (status, enabled, created_at);
      CREATE INDEX users_by_enabled ON users (enabled, created_at);
      CREATE INDEX users_by_created_at ON users (created_at);
      CREATE INDEX users_by_updated_at ON users (updated_at);

      -- Apart from users, so that searching reads fewer pages and a run that finds nothing new writes fewer.
      CREATE TABLE user_details (
        user_id INTEGER PRIMARY KEY,
        seen_run INTEGER NOT NULL,
        written_run INTEGER NOT NULL,
        first_seen_at INTEGER NOT NULL,
        changed_at INTEGER NOT NULL,
        synced_at INTEGER NOT NULL,
        attributes TEXT NOT NULL
      ) STRICT;

      CREATE VIRTUAL TABLE users_search USING fts5 (
        search, content='users', content_rowid='id', tokenize='trigram case_sensitive 1', detail='none', columnsize=0
      );

      CREATE VIRTUAL TABLE users_trigrams USING fts5vocab ('users_search', 'row');

      CREATE TABLE groups (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        description TEXT NOT NULL,
        precedence INTEGER,
        role_arn TEXT,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        members INTEGER NOT NULL DEFAULT 0,
        seen_run INTEGER NOT NULL,
        written_run INTEGER NOT NULL,
        search TEXT NOT NULL
      ) STRICT;
      CREATE INDEX groups_by_name ON groups (name COLLATE NOCASE);
      CREATE INDEX groups_by_description ON groups (description COLLATE NOCASE);
      CREATE INDEX groups_by_precedence ON groups (precedence);
      CREATE INDEX groups_by_members ON groups (members);
      CREATE INDEX groups_by_created_at ON groups (created_at);
      CREATE INDEX groups_by_updated_at ON groups (updated_at);

      CREATE TABLE memberships (
        group_id INTEGER NOT NULL,
        user_id INTEGER NOT NULL,
        seen_run INTEGER NOT NULL,
        PRIMARY KEY (group_id, user_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX memberships_by_user ON memberships (user_id, group_id);

      -- How many users there are of each status, in each group, in any group (0) and in none (-1).
      CREATE TABLE user_counts (
        group_id INTEGER NOT NULL,
        status TEXT NOT NULL,
        enabled INTEGER NOT NULL,
        users INTEGER NOT NULL,
        PRIMARY KEY (group_id, status, enabled)
      ) STRICT, WITHOUT ROWID;

      CREATE TRIGGER users_counted_in AFTER INSERT ON users BEGIN
        INSERT INTO users_search (rowid, search) VALUES (new.id, new.search);
        INSERT INTO user_counts VALUES (0, new.status, new.enabled, 1), (-1, new.status, new.enabled, 1)
          ON CONFLICT DO UPDATE SET users = users + 1;
      END;

      CREATE TRIGGER users_searched_anew AFTER UPDATE OF search ON users WHEN old.search <> new.search BEGIN
        INSERT INTO users_search (users_search, rowid, search) VALUES ('delete', old.id, old.search);
        INSERT INTO users_search (rowid, search) VALUES (new.id, new.search);
      END;

      CREATE TRIGGER users_counted_over AFTER UPDATE OF status, enabled ON users
      WHEN old.status <> new.status OR old.enabled <> new.enabled BEGIN
        UPDATE user_counts SET users = users - 1
          WHERE status = old.status AND enabled = old.enabled AND group_id IN (
            SELECT 0 UNION ALL SELECT group_id FROM memberships WHERE user_id = new.id
            UNION ALL SELECT -1 WHERE NOT EXISTS (SELECT 1 FROM memberships WHERE user_id = new.id)
          );
        INSERT INTO user_counts
          SELECT counted.group_id, new.status, new.enabled, 1 FROM (
            SELECT 0 AS group_id UNION ALL SELECT group_id FROM memberships WHERE user_id = new.id
            UNION ALL SELECT -1 WHERE NOT EXISTS (SELECT 1 FROM memberships WHERE user_id = new.id)
          ) AS counted WHERE true
          ON CONFLICT DO UPDATE SET users = users + 1;
      END;

      -- Memberships first: counting them out needs the user's status.
      CREATE TRIGGER users_counted_out BEFORE DELETE ON users BEGIN
        DELETE FROM memberships WHERE user_id = old.id;
        DELETE FROM user_details WHERE user_id = old.id;
        INSERT INTO users_search (users_search, rowid, search) VALUES ('delete', old.id, old.search);
        UPDATE user_counts SET users = users - 1
          WHERE status = old.status AND enabled = old.enabled AND group_id IN (0, -1);
      END;

      CREATE TRIGGER memberships_counted_in AFTER INSERT ON memberships BEGIN
        UPDATE groups SET members = members + 1 WHERE id = new.group_id;
        INSERT INTO user_counts
          SELECT new.group_id, status, enabled, 1 FROM users WHERE id = new.user_id
          ON CONFLICT DO UPDATE SET users = users + 1;
        UPDATE user_counts SET users = users - 1
          WHERE group_id = -1 AND (status, enabled) = (SELECT status, enabled FROM users WHERE id = new.user_id)
            AND NOT EXISTS (
              SELECT 1 FROM memberships WHERE user_id = new.user_id AND group_id <> new.group_id
            );
      END;

      CREATE TRIGGER memberships_counted_out AFTER DELETE ON memberships BEGIN
        UPDATE groups SET members = members - 1 WHERE id = old.group_id;
        UPDATE user_counts SET users = users - 1
          WHERE group_id = old.group_id
            AND (status, enabled) = (SELECT status, enabled FROM users WHERE id = old.user_id);
        UPDATE user_counts SET users = users + 1
          WHERE group_id = -1 AND (status, enabled) = (SELECT status, enabled FROM users WHERE id = old.user_id)
            AND NOT EXISTS (SELECT 1 FROM memberships WHERE user_id = old.user_id);
      END;

      CREATE TRIGGER groups_emptied BEFORE DELETE ON groups BEGIN
        DELETE FROM memberships WHERE group_id = old.id;
      END;
    `,
  },
  {
    title: 'Runs in parts that go on where they were stopped, and users that are gone',
    sql: `
      ALTER TABLE runs ADD COLUMN estimated INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE runs ADD COLUMN partitioned INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE runs ADD COLUMN calls INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE runs ADD COLUMN throttles INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE runs ADD COLUMN added INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE runs ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE runs ADD COLUMN repeated INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE runs ADD COLUMN error TEXT;

      -- What the last run has still to read: of the users those whose sub begins so, of a group its members.
      CREATE TABLE parts (
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        token TEXT,
        token_at INTEGER,
        done INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (kind, name)
      ) STRICT, WITHOUT ROWID;

      -- Users that were here once, as they were last seen.
      CREATE TABLE departed_users (
        id INTEGER PRIMARY KEY,
        sub TEXT NOT NULL UNIQUE,
        username TEXT NOT NULL COLLATE NOCASE,
        status TEXT NOT NULL,
        enabled INTEGER NOT NULL,
        email TEXT COLLATE NOCASE,
        attributes TEXT NOT NULL,
        groups TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        last_seen_at INTEGER NOT NULL,
        departed_at INTEGER NOT NULL,
        run INTEGER
      ) STRICT;
      CREATE INDEX departed_users_by_departed_at ON departed_users (departed_at);
    `,
  },
  {
    title: 'Lists of runs, of departed users, and of users by when they were first seen and changed',
    sql: `
      ALTER TABLE departed_users ADD COLUMN search TEXT NOT NULL DEFAULT '';
      UPDATE departed_users SET search = lower(username || char(10) || sub || char(10) || coalesce(email, ''));
      CREATE INDEX departed_users_by_username ON departed_users (username);
      CREATE INDEX departed_users_by_run ON departed_users (run);
      CREATE INDEX runs_by_started_at ON runs (started_at);
      -- One for both: a user is first seen before, or when, they are last seen to change.
      CREATE INDEX user_details_by_changed_at ON user_details (changed_at, first_seen_at);
    `,
  },
]
