import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Makes the data folder where it is missing, and throws the system's error where nothing can be written there. */
export function prepareDataFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const probe = join(folder, `.write-test-${process.pid}`)
  writeFileSync(probe, '')
  rmSync(probe)
}
