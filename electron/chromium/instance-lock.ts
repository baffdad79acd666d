import { mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type InstanceLock = { release(): void }

/**
 * Electron's single-instance lock, per user data folder and without a socket: a file names the process that holds
 * it, and a second process leaves its arguments beside it before it goes. Returns undefined where another process
 * holds the lock.
 */
export function takeInstanceLock(
  folder: string,
  own: { readonly argv: readonly string[]; readonly workingDirectory: string },
  onSecond: (argv: string[], workingDirectory: string) => void,
): InstanceLock | undefined {
  mkdirSync(folder, { recursive: true })
  const lockFile = join(folder, 'chromium.lock')
  const knockFile = join(folder, 'chromium.knock')
  const holder = `${process.pid} ${startTimeOf(process.pid)}`
  if (!writeNew(lockFile, holder)) {
    const other = readFileSync(lockFile, 'utf8')
    if (isAlive(other)) {
      writeFileSync(knockFile, JSON.stringify([own.argv, own.workingDirectory]))
      return undefined
    }
    writeFileSync(lockFile, holder)
  }
  rmSync(knockFile, { force: true })
  const watcher = watch(folder, (_event, name) => {
    if (name !== 'chromium.knock') return
    const knock = readKnock(knockFile)
    if (knock === undefined) return
    rmSync(knockFile, { force: true })
    onSecond(knock.argv, knock.workingDirectory)
  })
  watcher.unref()
  return {
    release: () => {
      watcher.close()
      rmSync(lockFile, { force: true })
    },
  }
}

function writeNew(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

function readKnock(path: string): { argv: string[]; workingDirectory: string } | undefined {
  try {
    const [argv, workingDirectory]: [string[], string] = JSON.parse(readFileSync(path, 'utf8'))
    return { argv, workingDirectory }
  } catch {
    // Half written or already taken: the next change of the file brings it.
    return undefined
  }
}

function isAlive(holder: string): boolean {
  const [pid, startTime] = holder.split(' ')
  if (pid === undefined || !/^[1-9]\d*$/.test(pid)) return false
  try {
    process.kill(Number(pid), 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  return startTimeOf(Number(pid)) === startTime
}

/** Tells a process from a later one with the same id; empty where the system does not say. */
function startTimeOf(pid: number): string {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return status.slice(status.lastIndexOf(')')).split(' ')[20] ?? ''
  } catch {
    return ''
  }
}
