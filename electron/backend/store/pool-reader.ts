import type Database from 'better-sqlite3'
import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import { failureOf } from '../failure.ts'
import { departedRecordSchema, departedRow } from './departed-user-record.ts'
import { departedUsersTable } from './departed-users-table.ts'
import { groupRecordSchema, groupRow } from './group-record.ts'
import { groupsTable } from './groups-table.ts'
import type { Effort } from './list-reader.ts'
import { type ListedModel, modelLists } from './model-lists.ts'
import type { CachedUser } from './pool-cache-types.ts'
import { runRecordSchema, runRow } from './run-record.ts'
import { runsTable } from './runs-table.ts'
import { type Sql, sql } from './sql.ts'
import { createStatements, type Statements } from './statements.ts'
import { cachedUser, userRecordSchema, userRow } from './user-record.ts'
import { usersTable } from './users-table.ts'

/** What reads a pool's cache, on an open database. */
export function poolReader(database: Database.Database, effort?: Effort) {
  const statements = createStatements(database)
  const users = usersModel(statements)
  const groups = groupsModel(statements)
  const departedUsers = departedUsersModel(statements)
  const runs = runsModel(statements)
  const modelOf = (admin: ModelAdmin): ListedModel => {
    switch (admin.name) {
      case 'users':
        return users
      case 'groups':
        return groups
      case 'departed_users':
        return departedUsers
      case 'sync_runs':
        return runs
      default:
        throw failureOf('invalid_input', `${admin.labelPlural} are not part of a user pool.`)
    }
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

function departedUsersModel(statements: Statements): ListedModel {
  const columns = `d.sub, d.username, d.status, d.enabled, d.email, d.attributes, d.groups, d.created_at, d.updated_at,
    d.last_seen_at, d.departed_at, d.run`
  const read = (admin: ModelAdmin, query: Sql) =>
    statements.rows(query).map((record) => departedRow(admin, departedRecordSchema.parse(record)))
  return {
    table: departedUsersTable,
    rowsByKeys: (admin, keys) =>
      read(
        admin,
        sql(
          `SELECT ${columns} FROM json_each(?) AS k CROSS JOIN departed_users AS d ON d.id = k.value ORDER BY k.key`,
          JSON.stringify(keys),
        ),
      ),
    rowById: (admin, sub) =>
      read(admin, sql(`SELECT ${columns} FROM departed_users AS d WHERE d.sub = ?`, sub))[0] ?? null,
  }
}

function runsModel(statements: Statements): ListedModel {
  const columns =
    'r.*, coalesce(r.finished_at, (SELECT min(n.started_at) FROM runs AS n WHERE n.run > r.run)) AS until'
  const read = (query: Sql) => statements.rows(query).map((record) => runRow(runRecordSchema.parse(record)))
  return {
    table: runsTable,
    rowsByKeys: (_admin, keys) =>
      read(
        sql(
          `SELECT ${columns} FROM json_each(?) AS k CROSS JOIN runs AS r ON r.run = k.value ORDER BY k.key`,
          JSON.stringify(keys),
        ),
      ),
    rowById: (_admin, id) =>
      /^\d{1,15}$/.test(id)
        ? (read(sql(`SELECT ${columns} FROM runs AS r WHERE r.run = ?`, Number(id)))[0] ?? null)
        : null,
  }
}
