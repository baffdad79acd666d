import type { Field } from '../../../shared/admin/field.ts'
import type { Condition, ListColumn, ListTable } from './list-table.ts'
import { quickUserCounts } from './quick-counts.ts'
import { trigrams } from './search-terms.ts'
import { allOf, type Sql, sql } from './sql.ts'

/** Users of a pool's cache: what is sorted and searched lies in `users`, all other attributes as JSON beside it. */
export const usersTable: ListTable = {
  name: 'users',
  key: 't.sub',
  label: `CASE WHEN t.username = t.sub THEN coalesce(t.email, t.phone_number, t.username) ELSE t.username END`,
  column: (field) => columns[field.name] ?? attributeColumn(field),
  search: searchConditions,
  relation: membership,
  relatedIds: sql('SELECT g.name AS id FROM groups AS g ORDER BY g.name COLLATE NOCASE, g.name'),
  relatedCounts: (ids) => ({
    text: `SELECT (SELECT g.name FROM groups AS g WHERE g.id = r.group_id) AS value, r.users AS count
           FROM (SELECT m.group_id, count(*) AS users
                 FROM (${ids.text}) AS s LEFT JOIN memberships AS m ON m.user_id = s.id
                 GROUP BY m.group_id) AS r`,
    values: ids.values,
  }),
  quickCounts: quickUserCounts,
}

function membership(group: string | null): Pick<Condition, 'where' | 'driver' | 'exact'> {
  if (group === null) {
    return {
      where: sql('NOT EXISTS (SELECT 1 FROM memberships AS m WHERE m.user_id = t.rowid)'),
      driver: null,
      exact: true,
    }
  }
  const groupId = '(SELECT g.id FROM groups AS g WHERE g.name = ?)'
  return {
    where: sql(
      `EXISTS (SELECT 1 FROM memberships AS m WHERE m.user_id = t.rowid AND m.group_id = ${groupId})`,
      group,
    ),
    driver: sql(`SELECT m.user_id AS id FROM memberships AS m WHERE m.group_id = ${groupId}`, group),
    exact: true,
  }
}

const text = (name: string, sorted = true): ListColumn => ({
  storedAs: 'text',
  value: sql(`t.${name}`),
  indexed: true,
  ...(sorted ? { foldsCase: true, sort: { index: `users_by_${name}`, keys: [`t.${name}`] } } : {}),
})

const time = (name: string): ListColumn => ({
  storedAs: 'time',
  value: sql(`t.${name}`),
  indexed: true,
  sort: { index: `users_by_${name}`, keys: [`t.${name}`] },
})

/** A time that lies beside the user, in an index of both such times. */
function detailTime(name: 'first_seen_at' | 'changed_at'): ListColumn {
  return {
    storedAs: 'time',
    value: sql(`(SELECT d.${name} FROM user_details AS d WHERE d.user_id = t.rowid)`),
    indexed: true,
    beside: {
      select: 'SELECT d.user_id AS id FROM user_details AS d INDEXED BY user_details_by_changed_at',
      value: sql(`d.${name}`),
    },
  }
}

const columns: Record<string, ListColumn | undefined> = {
  sub: text('sub', false),
  username: text('username'),
  email: text('email'),
  phone_number: text('phone_number'),
  display_name: {
    storedAs: 'text',
    value: sql('t.name_key'),
    indexed: true,
    sort: { index: 'users_by_name_key', keys: ['t.name_key'] },
  },
  status: {
    storedAs: 'text',
    value: sql('t.status'),
    indexed: true,
    sort: { index: 'users_by_status', keys: ['t.status', 't.enabled', 't.created_at'] },
  },
  enabled: {
    storedAs: 'flag',
    value: sql('t.enabled'),
    indexed: true,
    sort: { index: 'users_by_enabled', keys: ['t.enabled', 't.created_at'] },
  },
  created_at: time('created_at'),
  updated_at: time('updated_at'),
  first_seen_at: detailTime('first_seen_at'),
  changed_at: detailTime('changed_at'),
}

function attributeColumn(field: Field): ListColumn {
  const stored = `(SELECT d.attributes ->> ? FROM user_details AS d WHERE d.user_id = t.rowid)`
  switch (field.type) {
    case 'boolean':
      return {
        storedAs: 'flag',
        value: sql(`(coalesce(${stored}, '') = 'true')`, field.name),
        indexed: false,
      }
    case 'number':
      return { storedAs: 'number', value: sql(`CAST(${stored} AS REAL)`, field.name), indexed: false }
    default:
      return { storedAs: 'text', value: sql(stored, field.name), indexed: false }
  }
}

/**
 * Terms of three characters or more are looked up together by all their trigrams. These say which rows may hold
 * the terms, so each row is looked at again; only a term of exactly three is its own trigram.
 */
function searchConditions(terms: readonly string[]): Condition[] {
  const [long, short] = [terms.filter(isLong), terms.filter((term) => !isLong(term))]
  if (long.length === 0) return short.map(shortTermCondition)
  const parts = [...new Set(long.flatMap(lookedUp))]
  return [
    {
      field: null,
      filters: [],
      where: allOf(long.map(contains)),
      driver: sql(`${selectMatching} ?`, parts.map(quoted).join(' AND ')),
      exact: long.every((term) => parts.includes(term)),
    },
    ...short.map(shortTermCondition),
  ]
}

/**
 * The trigrams to look a term up by. Of a long term those that cover it will do: the others would cost as much
 * to read and hardly lead to fewer rows.
 */
function lookedUp(term: string): string[] {
  const all = trigrams(term)
  return all.length <= 7
    ? all
    : all.filter((_, position) => position % 3 === 0 || position === all.length - 1)
}

/**
 * A shorter term is looked up by all trigrams that begin with it, which is worth it where they are few: a
 * single letter or digit is in nearly every row.
 */
function shortTermCondition(term: string): Condition {
  const base = { field: null, filters: [], where: contains(term), exact: true }
  if (/^[a-z0-9]$/.test(term)) return { ...base, driver: null }
  return {
    ...base,
    driver: sql(
      `${selectMatching} (
         SELECT coalesce(group_concat('"' || replace(v.term, '"', '""') || '"', ' OR '), '""')
         FROM users_trigrams AS v WHERE v.term >= ? AND v.term < ?)`,
      term,
      `${term}\u{10FFFF}`,
    ),
    costly: true,
  }
}

const selectMatching = 'SELECT s.rowid AS id FROM users_search AS s WHERE s.users_search MATCH'

function isLong(term: string): boolean {
  return trigrams(term).length > 0
}

function contains(term: string): Sql {
  return sql('instr(t.search, ?) > 0', term)
}

function quoted(part: string): string {
  return `"${part.replaceAll('"', '""')}"`
}
