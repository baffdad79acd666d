import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'

const run = promisify(execFile)

const requirements = join(import.meta.dirname, 'requirements.txt')
const cache = resolve(import.meta.dirname, '../../../node_modules/.cache/fidelity')

export type PythonEnvironment = { readonly python: string } | { readonly unavailable: string }

/**
 * A Python interpreter with what requirements.txt names. Made on first use, and again when the requirements change;
 * several processes that ask at once wait for the one that makes it.
 */
export async function pythonEnvironment(): Promise<PythonEnvironment> {
  const version = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12)
  const folder = join(cache, `python-${version}`)
  const python = interpreter(folder)
  if (existsSync(python)) return { python }
  mkdirSync(cache, { recursive: true })
  const unlock = await lock(join(cache, 'lock.db'))
  try {
    if (!existsSync(python)) await makeEnvironment(folder)
    return { python }
  } catch (error) {
    return { unavailable: reason(error) }
  } finally {
    unlock()
  }
}

/** Makes it under another name first: an interpreter in `folder` means that everything is installed. */
async function makeEnvironment(folder: string): Promise<void> {
  const unfinished = `${folder}-unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  const systemPython = process.platform === 'win32' ? 'python' : 'python3'
  await run(systemPython, ['-m', 'venv', unfinished])
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input']
  const patience = ['--retries', '1', '--timeout', '20']
  await run(interpreter(unfinished), [...pip, ...patience, '--requirement', requirements], {
    timeout: 300_000,
  })
  renameSync(unfinished, folder)
}

function interpreter(folder: string): string {
  return process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python')
}

/** A lock that ends with the process that holds it, however it ends: a write transaction on a database. */
async function lock(path: string): Promise<() => void> {
  const database = new Database(path, { timeout: 0 })
  for (;;) {
    try {
      database.exec('BEGIN EXCLUSIVE')
      return () => database.close()
    } catch (error) {
      if (!(error instanceof Database.SqliteError) || error.code !== 'SQLITE_BUSY') throw error
      await pause(200)
    }
  }
}

/** The last line that says something: pip and venv put what went wrong there. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const output = 'stderr' in error && typeof error.stderr === 'string' ? error.stderr : ''
  const lines = (output.trim() || error.message).split('\n').map((line) => line.trim())
  return (lines.findLast((line) => line.startsWith('ERROR:')) ?? lines.at(-1) ?? '').slice(0, 200)
}
