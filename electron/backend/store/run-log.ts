import type Database from 'better-sqlite3'
import { z } from 'zod'
import { failureOf } from '../failure.ts'
import {
  type MadeCalls,
  type RunFigures,
  type RunPhase,
  runPhases,
  type SyncRun,
  type WrittenUsers,
} from './pool-cache-types.ts'
import { isoTime } from './user-record.ts'

const recordSchema = z.object({
  run: z.number(),
  phase: z.enum(runPhases),
  started_at: z.number(),
  finished_at: z.number().nullable(),
  users: z.number(),
  added: z.number(),
  changed: z.number(),
  gone: z.number(),
  repeated: z.number(),
  estimated: z.number(),
  partitioned: z.number(),
  calls: z.number(),
  throttles: z.number(),
  error: z.string().nullable(),
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
  const goOn = database.prepare(
    `UPDATE runs SET phase = 'running', finished_at = NULL, error = NULL WHERE run = ?`,
  )
  const insert = database.prepare(`INSERT INTO runs (phase, started_at) VALUES ('running', ?)`)
  const update = database.prepare(
    'UPDATE runs SET phase = ?, finished_at = ?, gone = ?, error = ? WHERE run = ?',
  )
  const addUsers = database.prepare(
    `UPDATE runs SET users = users + @users, added = added + @added, changed = changed + @changed,
       repeated = repeated + @repeated WHERE run = @run`,
  )
  const note = database.prepare(
    `UPDATE runs SET estimated = @estimated, partitioned = @partitioned, calls = calls + @calls,
       throttles = throttles + @throttles WHERE run = @run`,
  )
  const addCalls = database.prepare(
    'UPDATE runs SET calls = calls + @calls, throttles = throttles + @throttles WHERE run = @run',
  )
  const select = database.prepare('SELECT * FROM runs WHERE run = ?')
  const selectLast = database.prepare('SELECT * FROM runs ORDER BY run DESC LIMIT 1')
  const selectComplete = database.prepare(
    `SELECT * FROM runs WHERE phase = 'complete' ORDER BY run DESC LIMIT 1`,
  )
  const forget = database.prepare('DELETE FROM removals')
  const noteRemoval = database.prepare('INSERT OR IGNORE INTO removals VALUES (?, ?, ?)')
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
    /** Takes up the last run again. */
    resume: (run: number): SyncRun => {
      goOn.run(run)
      active = run
      return find(run)
    },
    end: (
      run: number,
      phase: Exclude<RunPhase, 'running'>,
      now: number,
      { gone = 0, error = null }: { readonly gone?: number; readonly error?: string | null },
    ): SyncRun => {
      assertRunning(run)
      update.run(phase, now, gone, error, run)
      forget.run()
      active = null
      return find(run)
    },
    startedAt: (run: number): number => Date.parse(find(run).started_at),
    addUsers: (run: number, counts: WrittenUsers): void => {
      addUsers.run({ ...counts, run })
    },
    /** Calls and throttles since they were last noted, and what is known of the run by now. */
    note: (run: number, figures: RunFigures): SyncRun => {
      note.run({ ...figures, partitioned: figures.partitioned ? 1 : 0, run })
      return find(run)
    },
    /** Calls and throttles since they were last noted, of a run of which nothing else is known. */
    addCalls: (run: number, made: MadeCalls): void => {
      addCalls.run({ ...made, run })
    },
    last: (): SyncRun | null => syncRunOrNull(selectLast.get()),
    lastComplete: (): SyncRun | null => syncRunOrNull(selectComplete.get()),
    noteRemoval: (removed: Removed): void => {
      if (active !== null) noteRemoval.run(...removalKey(removed))
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

function syncRunOrNull(record: unknown): SyncRun | null {
  return record === undefined ? null : syncRun(recordSchema.parse(record))
}

function syncRun(record: z.output<typeof recordSchema>): SyncRun {
  return {
    ...record,
    partitioned: record.partitioned === 1,
    started_at: isoTime(record.started_at),
    finished_at: record.finished_at === null ? null : isoTime(record.finished_at),
  }
}
