import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Random } from '../../random.ts'
import type { Account } from '../account.ts'
import type { Pool } from '../pool.ts'
import { ImportFile, UnreadableFile } from './import-file.ts'
import { completeJob, type ImportJob, type LastStatus } from './import-job.ts'
import { importRow } from './import-row.ts'

/** Rows a second. The service's own speed is not documented. */
export const defaultImportRate = 1000

/** How long a job prepares itself, and how long it runs on once it is stopped. Both vary in the service. */
const pendingMilliseconds = 500
const stoppingMilliseconds = 500

/** So many rows take a few milliseconds. */
const rowsPerTurn = 500

const counters = { SUCCEEDED: 'importedUsers', SKIPPED: 'skippedUsers', FAILED: 'failedUsers' } as const

type Run = {
  readonly pool: Pool
  readonly job: ImportJob
  /** Rows a second; infinite when all come at once. */
  readonly rate: number
  /** When the first row's turn begins. */
  readonly begunAt: number
  readonly bytes: Buffer
  file: ImportFile | undefined
  rows: number
  /** When no more rows are imported, because somebody stopped the job. */
  stopAt: number
}

/**
 * The work of an account's import jobs, of which one runs at a time. There is no timer: whoever wants to see the pools
 * as they are lets the work catch up with the clock first.
 */
export class ImportRuns {
  /** Rows a second of the jobs that start from now on; 0 for all rows at once. */
  rate: number
  #run: Run | undefined
  #catchingUp: Promise<void> | undefined

  constructor(rate: number) {
    this.rate = rate
  }

  get isRunning(): boolean {
    return this.#run !== undefined
  }

  start(pool: Pool, job: ImportJob, bytes: Buffer, now: number): void {
    const rate = this.rate > 0 ? this.rate : Number.POSITIVE_INFINITY
    const begunAt = this.rate > 0 ? now + pendingMilliseconds : now
    job.status = 'Pending'
    job.startedAt = now
    const stopAt = Number.POSITIVE_INFINITY
    this.#run = { pool, job, bytes, rate, begunAt, stopAt, file: undefined, rows: 0 }
  }

  /** Stops the running job: at once where it has not begun with the rows, else a moment later. */
  stop(now: number): void {
    const run = this.#run
    if (run === undefined) return
    if (run.job.status === 'Pending') {
      this.#complete(run, ...stopped, now)
    } else {
      run.job.status = 'Stopping'
      run.stopAt = now + stoppingMilliseconds
    }
  }

  /**
   * Does what is due by now. Undefined when it is done on return; a promise when there is so much to do that the
   * process gets to other work in between.
   */
  catchUp(account: Account): Promise<void> | undefined {
    const now = account.now()
    const before = this.#catchingUp
    if (before === undefined && !this.#advance(account, now)) return undefined
    const work = this.#continue(before ?? nextTurn(), account, now).finally(() => {
      if (this.#catchingUp === work) this.#catchingUp = undefined
    })
    this.#catchingUp = work
    return work
  }

  async #continue(before: Promise<void>, account: Account, now: number): Promise<void> {
    await before
    while (this.#advance(account, now)) await nextTurn()
  }

  /** Does a turn of the work that is due. Says whether there is more. */
  #advance(account: Account, now: number): boolean {
    const run = this.#run
    if (run === undefined || now < run.begunAt) return false
    const file = run.file ?? this.#open(run)
    if (file === undefined) return false
    const due = dueRows(run, Math.min(now, run.stopAt))
    for (let turn = 0; turn < rowsPerTurn && run.rows < due && !file.atEnd; turn += 1) {
      importNext(run, file, account.random)
    }
    if (file.atEnd) this.#complete(run, ...verdict(run.job), timeOf(run, run.rows))
    else if (run.rows < due) return true
    else if (now >= run.stopAt) this.#complete(run, ...stopped, run.stopAt)
    return false
  }

  /** Begins with the rows; fails the job, and gives undefined, where the file has none that can be read. */
  #open(run: Run): ImportFile | undefined {
    const { job, pool } = run
    try {
      job.status = 'InProgress'
      run.file = new ImportFile(run.bytes, pool.settings.schema, job.algorithm !== undefined)
      return run.file
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error
      this.#complete(run, 'Failed', error.message, run.begunAt)
      return undefined
    }
  }

  #complete(run: Run, status: LastStatus, message: string, now: number): void {
    completeJob(run.job, status, message, now)
    this.#run = undefined
  }
}

const stopped = ['Stopped', 'The Import Job was stopped by the developer.'] as const

/**
 * How a job ends that has gone through all rows. How many failed rows are too many is not documented; jobs are known
 * to have failed with more failed users than imported ones.
 */
function verdict({ importedUsers, skippedUsers, failedUsers }: ImportJob): readonly [LastStatus, string] {
  return failedUsers + skippedUsers > importedUsers
    ? ['Failed', 'Too many users have failed or been skipped during the import.']
    : ['Succeeded', 'Import Job Completed Successfully.']
}

function importNext(run: Run, file: ImportFile, random: Random): void {
  const row = file.next()
  if (row === undefined) return
  run.rows += 1
  const { job, pool } = run
  const { columns } = file
  const now = timeOf(run, run.rows)
  const result = importRow(row, { pool, columns, algorithm: job.algorithm, random, now })
  job.log.add(row.line, result)
  job[counters[result.outcome]] += 1
}

/** How many rows had their turn by then. */
function dueRows({ rate, begunAt }: Run, now: number): number {
  return rate === Number.POSITIVE_INFINITY ? rate : Math.floor(((now - begunAt) * rate) / 1000)
}

/** When so many rows had their turn. */
function timeOf({ rate, begunAt }: Run, rows: number): number {
  return begunAt + Math.ceil((rows * 1000) / rate)
}
