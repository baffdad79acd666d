import type { Field } from '../../../shared/admin/field.ts'
import type { Condition } from './list-table.ts'
import { allOf, type Sql, sql } from './sql.ts'

/** How many users there are by status, enabled or group, where no user needs to be looked at for it; else null. */
export function quickUserCounts(field: Field, conditions: readonly Condition[]): Sql | null {
  return keptCounts(field, conditions) ?? indexedCounts(field, conditions)
}

/** From the table that triggers keep, as long as nothing but status, enabled and one group restricts the list. */
function keptCounts(field: Field, conditions: readonly Condition[]): Sql | null {
  const value = values[field.name]
  const filters = conditions.flatMap((condition) => condition.filters.slice(0, 1))
  if (value === undefined || conditions.some((condition) => !isKept(condition))) return null
  const groups = filters.filter((filter) => filter.field === 'groups')
  if (groups.length > 1 || (groups.length > 0 && field.name === 'groups')) return null
  const where = filters
    .filter((filter) => filter.field !== 'groups')
    .map((filter) =>
      filter.field === 'status'
        ? sql('c.status = ?', filter.value)
        : sql('c.enabled = ?', Number(filter.value)),
    )
  const [group] = groups
  if (field.name === 'groups') where.push(sql('c.group_id <> 0'))
  else if (group === undefined) where.push(sql('c.group_id = 0'))
  else if (group.lookup === 'isnull') where.push(sql('c.group_id = -1'))
  else where.push(sql('c.group_id = (SELECT g.id FROM groups AS g WHERE g.name = ?)', group.value))
  const all = allOf(where)
  return sql(
    `SELECT ${value} AS value, sum(c.users) AS count FROM user_counts AS c WHERE ${all.text} GROUP BY value`,
    ...all.values,
  )
}

/** Off the index by status, enabled and creation, one stretch of it for each status, enabled or not. */
function indexedCounts(field: Field, conditions: readonly Condition[]): Sql | null {
  const value = values[field.name]
  if (value === undefined || field.name === 'groups') return null
  if (!conditions.every((condition) => condition.field !== null && inIndex.includes(condition.field)))
    return null
  const where = allOf(conditions.map((condition) => condition.where))
  return sql(
    `SELECT ${value} AS value, sum((
       SELECT count(*) FROM users AS t INDEXED BY users_by_status
       WHERE t.status = c.status AND t.enabled = c.enabled AND ${where.text})) AS count
     FROM user_counts AS c WHERE c.group_id = 0 GROUP BY value`,
    ...where.values,
  )
}

const inIndex = ['status', 'enabled', 'created_at']

const values: Record<string, string | undefined> = {
  status: 'c.status',
  enabled: 'c.enabled',
  groups: '(SELECT g.name FROM groups AS g WHERE g.id = c.group_id)',
}

function isKept({ field, filters }: Condition): boolean {
  const [filter] = filters
  if (filter === undefined || filters.length !== 1) return false
  if (field === 'groups') return filter.lookup === 'exact' || /^(1|true)$/i.test(filter.value)
  return (field === 'status' || field === 'enabled') && filter.lookup === 'exact'
}
