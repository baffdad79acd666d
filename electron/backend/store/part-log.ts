import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { PartKind, PartMove, RunPart } from './pool-cache-types.ts'

const partsSchema = z.array(z.object({ name: z.string(), token: z.string().nullable() }))

/** Where each part of a run stands; to be called within the transaction that writes the part's page. */
export function partLog(database: Database.Database) {
  const plan = database.prepare('INSERT OR IGNORE INTO parts (kind, name) VALUES (?, ?)')
  const move = database.prepare(
    'UPDATE parts SET token = @token, token_at = @now, done = @done WHERE kind = @kind AND name = @name',
  )
  const restartStale = database.prepare(
    'UPDATE parts SET token = NULL, token_at = NULL WHERE done = 0 AND token_at < ?',
  )
  const open = database.prepare('SELECT name, token FROM parts WHERE kind = ? AND done = 0 ORDER BY name')
  const count = database.prepare('SELECT count(*) FROM parts').pluck()
  const dropKind = database.prepare('DELETE FROM parts WHERE kind = ?')
  const dropAll = database.prepare('DELETE FROM parts')

  return {
    /** Adds parts; those that are there stay where they are. */
    plan: (kind: PartKind, names: readonly string[]): void => {
      for (const name of names) plan.run(kind, name)
    },
    move: ({ kind, name, next }: PartMove, now: number): void => {
      move.run({ kind, name, token: next, now, done: next === null ? 1 : 0 })
    },
    /** Parts whose token is older than that begin anew: Cognito does not take it any more. */
    restartStale: (before: number): void => {
      restartStale.run(before)
    },
    open: (kind: PartKind): RunPart[] => partsSchema.parse(open.all(kind)),
    any: (): boolean => count.get() !== 0,
    dropKind: (kind: PartKind): void => {
      dropKind.run(kind)
    },
    dropAll: (): void => {
      dropAll.run()
    },
  }
}
