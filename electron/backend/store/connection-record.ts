import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { Row } from '../../../shared/admin/row.ts'
import { type Connection, connectionSchema } from '../../../shared/domain/connection.ts'
import { searchText } from './search-terms.ts'
import { isoTime } from './user-record.ts'

/** The furthest instants a Date can hold, in milliseconds. */
const furthest = 8_640_000_000_000_000
const instantSchema = z.number().min(-furthest).max(furthest).transform(isoTime)

/** What the table holds of a connection; whatever does not make a connection is damaged. */
const recordSchema = z
  .object({
    row: z.number(),
    id: z.string(),
    name: z.string(),
    region: z.string(),
    user_pool_id: z.string(),
    environment: z.string(),
    credential_source: z.string(),
    profile: z.string().nullable(),
    endpoint: z.string().nullable(),
    list_calls_per_second: z.number(),
    created_at: instantSchema,
    updated_at: instantSchema,
  })
  .transform(({ row: _row, ...connection }) => connection)
  .pipe(connectionSchema)

const namesSchema = z.object({
  row: z.number(),
  id: z.string().catch('?'),
  name: z.string().catch('?'),
})

const columns = `row, id, name, region, user_pool_id, environment, credential_source, profile, endpoint,
  list_calls_per_second, created_at, updated_at`

/** Reads and writes connections. */
export function connectionRecords(database: Database.Database) {
  const selectAll = database.prepare(`SELECT ${columns} FROM connections ORDER BY name COLLATE NOCASE, row`)
  const selectById = database.prepare(`SELECT ${columns} FROM connections WHERE id = ?`)
  const selectByRow = database.prepare(`SELECT ${columns} FROM connections WHERE row = ?`)
  const upsert = database.prepare(
    `INSERT INTO connections
       (id, name, region, user_pool_id, environment, credential_source, profile, endpoint, list_calls_per_second,
        created_at, updated_at, search)
     VALUES (@id, @name, @region, @user_pool_id, @environment, @credential_source, @profile, @endpoint,
       @list_calls_per_second, @created_at, @updated_at, @search)
     ON CONFLICT (id) DO UPDATE SET name = @name, region = @region, user_pool_id = @user_pool_id,
       environment = @environment, credential_source = @credential_source, profile = @profile, endpoint = @endpoint,
       list_calls_per_second = @list_calls_per_second, created_at = @created_at, updated_at = @updated_at,
       search = @search`,
  )
  const remove = database.prepare('DELETE FROM connections WHERE id = ?')
  const read = (record: unknown): Connection | null => {
    const parsed = recordSchema.safeParse(record)
    return parsed.success ? parsed.data : null
  }
  return {
    all: (): Connection[] => selectAll.all().flatMap((record) => read(record) ?? []),
    byId: (id: string): Connection | null => read(selectById.get(id)),
    byRow: (row: number): Connection | null => read(selectByRow.get(row)),
    /** The rows that do not make a connection: their keys, and what to say about each. */
    damaged: (): { row: number; words: string }[] =>
      selectAll.all().flatMap((record) => {
        const parsed = recordSchema.safeParse(record)
        if (parsed.success) return []
        const { row, id, name } = namesSchema.parse(record)
        const why = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
        return [{ row, words: `The connection “${name}” (${id}) cannot be read: ${why}` }]
      }),
    put: (connection: Connection): void => {
      upsert.run({
        ...connection,
        created_at: Date.parse(connection.created_at),
        updated_at: Date.parse(connection.updated_at),
        search: searchText([connection.name, connection.region, connection.user_pool_id]),
      })
    },
    remove: (id: string): void => {
      remove.run(id)
    },
  }
}

/** A connection as lists and forms get it, without what the keychain knows. */
export function connectionRow(connection: Connection): Row {
  return { id: connection.id, label: connection.name, values: { ...connection } }
}
