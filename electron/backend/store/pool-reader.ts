import type Database from 'better-sqlite3'
import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import { failureOf } from '../failure.ts'
import { groupRecordSchema, groupRow } from './group-record.ts'
import { groupsTable } from './groups-table.ts'
import { type ListedModel, modelLists } from './model-lists.ts'
import type { CachedUser } from './pool-cache-types.ts'
import { sql } from './sql.ts'
import { createStatements, type Statements } from './statements.ts'
import { cachedUser, userRecordSchema, userRow } from './user-record.ts'
import { usersTable } from './users-table.ts'

/** What reads a pool's cache, on an open database. */
export function poolReader(database: Database.Database) {
  const statements = createStatements(database)
  const users = usersModel(statements)
  const groups = groupsModel(statements)
  const modelOf = (admin: ModelAdmin): ListedModel => {
    if (admin.name === 'users') return users
    if (admin.name === 'groups') return groups
    throw failureOf('invalid_input', `${admin.labelPlural} are not part of a user pool.`)
  }
  return {
    ...modelLists(database, statements, modelOf),
    user: (sub: string): CachedUser | null => readUser(statements, 'u.sub = ?', sub),
  }
}
export type PoolReader = ReturnType<typeof poolReader>

function usersModel(statements: Statements): ListedModel {
  const row = (admin: ModelAdmin, where: string, value: string | number) => {
    const user = readUser(statements, where, value)
    return user === null ? null : userRow(admin, user)
  }
  return {
    table: usersTable,
    rowByKey: (admin, key) => row(admin, 'u.id = ?', key),
    rowById: (admin, sub) => row(admin, 'u.sub = ?', sub),
  }
}

function readUser(statements: Statements, where: string, value: string | number): CachedUser | null {
  const [record] = statements.rows(
    sql(
      `SELECT u.sub, u.username, u.status, u.enabled, u.created_at, u.updated_at, u.email, u.phone_number,
         d.first_seen_at, d.changed_at, d.synced_at, d.attributes,
         (SELECT json_group_array(g.name) FROM memberships AS m JOIN groups AS g ON g.id = m.group_id
           WHERE m.user_id = u.id) AS groups
       FROM users AS u JOIN user_details AS d ON d.user_id = u.id WHERE ${where}`,
      value,
    ),
  )
  return record === undefined ? null : cachedUser(userRecordSchema.parse(record))
}

function groupsModel(statements: Statements): ListedModel {
  const row = (where: string, value: string | number) => {
    const [record] = statements.rows(
      sql(
        `SELECT name, description, precedence, role_arn, created_at, updated_at, members
         FROM groups WHERE ${where}`,
        value,
      ),
    )
    return record === undefined ? null : groupRow(groupRecordSchema.parse(record))
  }
  return {
    table: groupsTable,
    rowByKey: (_admin, key) => row('id = ?', key),
    rowById: (_admin, name) => row('name = ?', name),
  }
}
