import type Database from 'better-sqlite3'
import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import { failureOf } from '../failure.ts'
import { groupRecordSchema, groupRow } from './group-record.ts'
import { groupsTable } from './groups-table.ts'
import type { Effort } from './list-reader.ts'
import { type ListedModel, modelLists } from './model-lists.ts'
import type { CachedUser } from './pool-cache-types.ts'
import { type Sql, sql } from './sql.ts'
import { createStatements, type Statements } from './statements.ts'
import { cachedUser, userRecordSchema, userRow } from './user-record.ts'
import { usersTable } from './users-table.ts'

/** What reads a pool's cache, on an open database. */
export function poolReader(database: Database.Database, effort?: Effort) {
  const statements = createStatements(database)
  const users = usersModel(statements)
  const groups = groupsModel(statements)
  const modelOf = (admin: ModelAdmin): ListedModel => {
    if (admin.name === 'users') return users
    if (admin.name === 'groups') return groups
    throw failureOf('invalid_input', `${admin.labelPlural} are not part of a user pool.`)
  }
  return {
    ...modelLists(database, statements, modelOf, effort),
    user: (sub: string): CachedUser | null => readUser(statements, sub),
  }
}
export type PoolReader = ReturnType<typeof poolReader>

function usersModel(statements: Statements): ListedModel {
  return {
    table: usersTable,
    rowsByKeys: (admin, keys) =>
      statements
        .rows(
          sql(
            `${selectUser('json_each(?) AS k CROSS JOIN users AS u ON u.id = k.value')} ORDER BY k.key`,
            JSON.stringify(keys),
          ),
        )
        .map((record) => userRow(admin, cachedUser(userRecordSchema.parse(record)))),
    rowById: (admin, sub) => {
      const user = readUser(statements, sub)
      return user === null ? null : userRow(admin, user)
    },
  }
}

function readUser(statements: Statements, sub: string): CachedUser | null {
  const [record] = statements.rows(sql(`${selectUser('users AS u')} WHERE u.sub = ?`, sub))
  return record === undefined ? null : cachedUser(userRecordSchema.parse(record))
}

function selectUser(from: string): string {
  return `
    SELECT u.sub, u.username, u.status, u.enabled, u.created_at, u.updated_at, u.email, u.phone_number,
      d.first_seen_at, d.changed_at, d.synced_at, d.attributes,
      (SELECT json_group_array(g.name) FROM memberships AS m JOIN groups AS g ON g.id = m.group_id
        WHERE m.user_id = u.id) AS groups
    FROM ${from} JOIN user_details AS d ON d.user_id = u.id`
}

function groupsModel(statements: Statements): ListedModel {
  const columns = 'g.name, g.description, g.precedence, g.role_arn, g.created_at, g.updated_at, g.members'
  const read = (query: Sql) =>
    statements.rows(query).map((record) => groupRow(groupRecordSchema.parse(record)))
  return {
    table: groupsTable,
    rowsByKeys: (_admin, keys) =>
      read(
        sql(
          `SELECT ${columns} FROM json_each(?) AS k CROSS JOIN groups AS g ON g.id = k.value ORDER BY k.key`,
          JSON.stringify(keys),
        ),
      ),
    rowById: (_admin, name) =>
      read(sql(`SELECT ${columns} FROM groups AS g WHERE g.name = ?`, name))[0] ?? null,
  }
}
