import Database from 'better-sqlite3'
import { type Failure, failureOf } from '../failure.ts'

/** Whether SQLite found the file itself to be damaged, or not to be a database at all. */
export function isDamage(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code)
}

/** What SQLite threw, in the console's words: which file, what happened to it, what to do. */
export function storageFailure(error: unknown, file: string): Failure {
  const code = error instanceof Database.SqliteError ? error.code : systemCode(error)
  const cause = causes.find(({ pattern }) => pattern.test(code))
  const words = error instanceof Error ? error.message : String(error)
  return failureOf(
    'storage_failed',
    cause === undefined ? `${file} could not be used: ${words}` : `${file} ${cause.what} (${code}).`,
    {
      advice: cause?.advice ?? 'Try again. If it happens again, restart the console and report what you did.',
      retryable: cause?.retryable ?? false,
    },
  )
}

type Cause = { pattern: RegExp; what: string; advice: string; retryable: boolean }

const causes: readonly Cause[] = [
  {
    pattern: /^(SQLITE_FULL|ENOSPC|EDQUOT)/,
    what: 'could not be written because the disk is full',
    advice: 'Free some space on that disk and try again. What was there before is untouched.',
    retryable: true,
  },
  {
    pattern: /^(SQLITE_READONLY|SQLITE_PERM|SQLITE_AUTH|EACCES|EPERM|EROFS)/,
    what: 'may not be written',
    advice: 'Give your user write access to the file and its folder, then start the console again.',
    retryable: false,
  },
  {
    pattern: /^(SQLITE_CANTOPEN|ENOENT|ENOTDIR|EISDIR|EEXIST)/,
    what: 'could not be opened',
    advice: 'Check that its folder exists and that your user may write there.',
    retryable: false,
  },
  {
    pattern: /^SQLITE_(BUSY|LOCKED)/,
    what: 'is in use by another program',
    advice: 'Close other copies of the console and whatever else has the file open, then try again.',
    retryable: true,
  },
  {
    pattern: /^SQLITE_(CORRUPT|NOTADB)/,
    what: 'is damaged',
    advice:
      'Move the file away and start the console again. Keep it: what is still readable can be recovered.',
    retryable: false,
  },
  {
    pattern: /^SQLITE_IOERR/,
    what: 'could not be read or written',
    advice: 'The disk reported an error. Check it, and that it is still connected, then try again.',
    retryable: true,
  },
]

function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
