import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { projectFolder } from './project.ts'

const sources = [
  'shared',
  'renderer',
  'electron/main',
  'electron/preload',
  'electron/backend',
  'electron/simulator',
  'electron.vite.config.ts',
  'package.json',
]
const outputs = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html']

/** Builds the three bundles if one of them is missing or older than a source. Throws what the build said. */
export function ensureBuilt(): void {
  const built = Math.min(...outputs.map((path) => newestChange(join(projectFolder, path)) ?? 0))
  const changed = Math.max(...sources.map((path) => newestChange(join(projectFolder, path)) ?? 0))
  if (built <= changed) build()
}

function build(): void {
  const command = createRequire(import.meta.url).resolve('electron-vite/package.json')
  const script = join(command, '../bin/electron-vite.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, 'build', '--logLevel', 'warn'], {
    cwd: projectFolder,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`The build failed.\n${stdout}${stderr}`)
}

/** When the newest file at or below a path was changed, in ms; undefined where there is none. */
function newestChange(path: string): number | undefined {
  try {
    const status = statSync(path)
    if (!status.isDirectory()) return status.mtimeMs
    const times = readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs)
    return times.length === 0 ? undefined : Math.max(...times)
  } catch {
    return undefined
  }
}
