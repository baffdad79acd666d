import type { Migration } from './migrate.ts'

/** The schema of console.db. Times are milliseconds since 1970. */
export const consoleMigrations: readonly Migration[] = [
  {
    title: 'Connections, audit and settings',
    sql: `
      CREATE TABLE connections (
        row INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        region TEXT NOT NULL,
        user_pool_id TEXT NOT NULL,
        environment TEXT NOT NULL,
        credential_source TEXT NOT NULL,
        profile TEXT,
        endpoint TEXT,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        search TEXT NOT NULL
      ) STRICT;
      CREATE INDEX connections_by_name ON connections (name COLLATE NOCASE);
      CREATE INDEX connections_by_environment ON connections (environment);
      CREATE INDEX connections_by_region ON connections (region);
      CREATE INDEX connections_by_user_pool_id ON connections (user_pool_id);
      CREATE INDEX connections_by_created_at ON connections (created_at);
      CREATE INDEX connections_by_updated_at ON connections (updated_at);

      CREATE TABLE audit (
        row INTEGER PRIMARY KEY AUTOINCREMENT,
        at INTEGER NOT NULL,
        operator TEXT NOT NULL,
        connection TEXT,
        connection_name TEXT NOT NULL,
        model TEXT NOT NULL,
        object_id TEXT NOT NULL,
        object_label TEXT NOT NULL,
        action TEXT NOT NULL,
        outcome TEXT,
        changes TEXT NOT NULL,
        error TEXT,
        request_id TEXT,
        search TEXT NOT NULL
      ) STRICT;
      CREATE INDEX audit_by_at ON audit (at);
      CREATE INDEX audit_by_operator ON audit (operator COLLATE NOCASE);
      CREATE INDEX audit_by_connection ON audit (connection);
      CREATE INDEX audit_by_connection_name ON audit (connection_name COLLATE NOCASE);
      CREATE INDEX audit_by_model ON audit (model);
      CREATE INDEX audit_by_object_label ON audit (object_label COLLATE NOCASE);
      CREATE INDEX audit_by_object_id ON audit (object_id);
      CREATE INDEX audit_by_action ON audit (action);
      CREATE INDEX audit_by_outcome ON audit (outcome);

      CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit BEGIN
        SELECT raise(ABORT, 'An audit entry cannot be deleted.');
      END;
      CREATE TRIGGER audit_is_settled_once BEFORE UPDATE ON audit WHEN old.outcome IS NOT NULL BEGIN
        SELECT raise(ABORT, 'An audit entry cannot be changed once its outcome is known.');
      END;

      CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    `,
  },
  {
    title: 'The list calls a second that a connection allows',
    sql: 'ALTER TABLE connections ADD COLUMN list_calls_per_second INTEGER NOT NULL DEFAULT 20;',
  },
]
