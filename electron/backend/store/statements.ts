import type Database from 'better-sqlite3'
import type { Sql } from './sql.ts'

/** How many prepared statements are kept; lists differ in little more than their values. */
const mostStatements = 200

/** Runs pieces of SQL, preparing each text once. */
export type Statements = {
  /** The first column of each row. */
  readonly column: (query: Sql) => unknown[]
  /** The first column of the first row. */
  readonly value: (query: Sql) => unknown
  /** The first row's columns, by position. */
  readonly row: (query: Sql) => unknown
  /** Each row as an object of its columns. */
  readonly rows: (query: Sql) => unknown[]
  /** For what gives no rows. */
  readonly run: (query: Sql) => void
}

export function createStatements(database: Database.Database): Statements {
  const prepared = new Map<string, Database.Statement>()
  const prepare = (text: string): Database.Statement => {
    const known = prepared.get(text)
    if (known !== undefined) return known
    const statement = database.prepare(text)
    const [oldest] = prepared.keys()
    if (prepared.size >= mostStatements && oldest !== undefined) prepared.delete(oldest)
    prepared.set(text, statement)
    return statement
  }
  return {
    column: (query) =>
      prepare(query.text)
        .pluck()
        .all(...query.values),
    value: (query) =>
      prepare(query.text)
        .pluck()
        .get(...query.values),
    row: (query) =>
      prepare(query.text)
        .raw()
        .get(...query.values),
    rows: (query) =>
      prepare(query.text)
        .raw(false)
        .pluck(false)
        .all(...query.values),
    run: (query) => {
      prepare(query.text).run(...query.values)
    },
  }
}
