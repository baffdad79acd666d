import type { Field } from '../../../shared/admin/field.ts'
import type { Condition } from './list-table.ts'
import { joinSql, type Sql, sql } from './sql.ts'

/**
 * Counts of users by status, enabled or group from the table that triggers keep, as long as nothing but
 * these three restricts the list; null otherwise.
 */
export function keptCounts(field: Field, conditions: readonly Condition[]): Sql | null {
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
  return joinSql(
    [
      sql(`SELECT ${value} AS value, sum(c.users) AS count FROM user_counts AS c WHERE`),
      joinSql(where, ' AND '),
      sql('GROUP BY value'),
    ],
    ' ',
  )
}

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
