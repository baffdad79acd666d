import type Database from 'better-sqlite3'
import { z } from 'zod'
import { failureOf } from '../failure.ts'
import { type RunPhase, runPhases, type SyncRun } from './pool-cache-types.ts'
import { isoTime } from './user-record.ts'

const recordSchema = z.object({
  run: z.number(),
  phase: z.enum(runPhases),
  started_at: z.number(),
  finished_at: z.number().nullable(),
  users: z.number(),
  gone: z.number(),
})

/** What a removal during a run was of. */
export type Removed =
  | { readonly kind: 'user'; readonly sub: string }
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'membership'; readonly sub: string; readonly group: string }

/** The runs of the sync, and what the app removed during the one under way. */
export function runLog(database: Database.Database) {
  const stopRunning = database.prepare(
    `UPDATE runs SET phase = 'cancelled', finished_at = ? WHERE phase = 'running'`,
  )
  const insert = database.prepare(`INSERT INTO runs (phase, started_at) VALUES ('running', ?)`)
  const update = database.prepare('UPDATE runs SET phase = ?, finished_at = ?, gone = ? WHERE run = ?')
  const addUsers = database.prepare('UPDATE runs SET users = users + ? WHERE run = ?')
  const select = database.prepare('SELECT * FROM runs WHERE run = ?')
  const selectLast = database.prepare('SELECT * FROM runs ORDER BY run DESC LIMIT 1')
  const selectComplete = database
    .prepare(`SELECT max(finished_at) FROM runs WHERE phase = 'complete'`)
    .pluck()
  const forget = database.prepare('DELETE FROM removals')
  const note = database.prepare('INSERT OR IGNORE INTO removals VALUES (?, ?, ?)')
  const withdraw = database.prepare('DELETE FROM removals WHERE kind = ? AND sub = ? AND group_name = ?')
  const noted = database
    .prepare('SELECT count(*) FROM removals WHERE kind = ? AND sub = ? AND group_name = ?')
    .pluck()

  // Whoever ran it is gone: the file is opened by one process at a time.
  database.exec(`UPDATE runs SET phase = 'cancelled' WHERE phase = 'running'`)
  /** The run under way; null: none. Remembered, because every row that is written asks. */
  let active: number | null = null

  const find = (run: number): SyncRun => {
    const record = recordSchema.safeParse(select.get(run))
    if (!record.success) throw failureOf('storage_failed', `The cache knows no run ${run} of the sync.`)
    return syncRun(record.data)
  }
  const assertRunning = (run: number): void => {
    if (active !== run) {
      throw failureOf('storage_failed', `Run ${run} of the sync is no longer under way.`, {
        advice: 'Refresh the list to start a new one.',
      })
    }
  }

  return {
    active: (): number | null => active,
    assertRunning,
    start: (now: number): number => {
      stopRunning.run(now)
      forget.run()
      active = Number(insert.run(now).lastInsertRowid)
      return active
    },
    end: (run: number, phase: Exclude<RunPhase, 'running'>, now: number, gone: number): SyncRun => {
      assertRunning(run)
      update.run(phase, now, gone, run)
      forget.run()
      active = null
      return find(run)
    },
    startedAt: (run: number): number => Date.parse(find(run).started_at),
    addUsers: (run: number, users: number): void => {
      addUsers.run(users, run)
    },
    last: (): SyncRun | null => {
      const record = selectLast.get()
      return record === undefined ? null : syncRun(recordSchema.parse(record))
    },
    completedAt: (): string | null => {
      const finished = z.number().nullable().parse(selectComplete.get())
      return finished === null ? null : isoTime(finished)
    },
    noteRemoval: (removed: Removed): void => {
      if (active !== null) note.run(...removalKey(removed))
    },
    withdrawRemoval: (removed: Removed): void => {
      if (active !== null) withdraw.run(...removalKey(removed))
    },
    wasRemoved: (removed: Removed): boolean => noted.get(...removalKey(removed)) !== 0,
  }
}
export type RunLog = ReturnType<typeof runLog>

function removalKey(removed: Removed): [string, string, string] {
  switch (removed.kind) {
    case 'user':
      return ['user', removed.sub, '']
    case 'group':
      return ['group', '', removed.group]
    case 'membership':
      return ['membership', removed.sub, removed.group]
  }
}

function syncRun(record: z.output<typeof recordSchema>): SyncRun {
  return {
    ...record,
    started_at: isoTime(record.started_at),
    finished_at: record.finished_at === null ? null : isoTime(record.finished_at),
  }
}
