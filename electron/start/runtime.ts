import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { findChromium } from '../chromium/find.ts'
import { chromiumPackage, ensureSystemPackages, keychainPackage } from './system-packages.ts'

/** What the console runs on. */
export type Runtime = {
  readonly kind: 'electron' | 'chromium'
  /** Such as `Electron 45.4.1` or `Chromium 156.0.8078.79`. */
  readonly name: string
  readonly executable: string
}

const reachTimeoutMs = 4_000
const downloadTimeoutMs = 180_000
const resolvePackage = createRequire(import.meta.url).resolve

/** What is already on this machine: Electron before Chromium; undefined where there is neither. */
export function installedRuntime(): Runtime | undefined {
  return installedElectron() ?? installedChromium()
}

/**
 * Electron where its binary is here or can be fetched, else a Chromium, installed where that can be done. Throws
 * what to install where there is neither.
 */
export async function chooseRuntime(report: (line: string) => void): Promise<Runtime> {
  const electron = installedElectron() ?? (await fetchElectron(report))
  if (electron === undefined)
    ensureSystemPackages(findChromium() === undefined ? [chromiumPackage] : [], report)
  ensureSystemPackages([keychainPackage], report)
  if (electron !== undefined) return electron
  const chromium = installedChromium()
  if (chromium === undefined) throw new Error(nothingToRunOn)
  report(`Electron's binary is not here and cannot be fetched: ${chromium.name} stands in for it.`)
  return chromium
}

const nothingToRunOn = [
  "Poolkeeper found neither Electron's binary nor a browser built on Chromium.",
  process.platform === 'linux'
    ? 'Install one: sudo apt-get install chromium (Debian, Ubuntu) or sudo dnf install chromium (Fedora); Google Chrome and Microsoft Edge do as well.'
    : 'Install Google Chrome, Microsoft Edge or Chromium.',
  'Or fetch Electron where GitHub can be reached: npx install-electron.',
].join('\n')

function installedElectron(): Runtime | undefined {
  const manifest = resolvePackage('electron/package.json')
  const pathFile = join(dirname(manifest), 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(dirname(manifest), 'dist')
  const executable = join(folder, readFileSync(pathFile, 'utf8').trim())
  if (!existsSync(executable)) return undefined
  const { version }: { version: string } = JSON.parse(readFileSync(manifest, 'utf8'))
  return { kind: 'electron', name: `Electron ${version}`, executable }
}

function installedChromium(): Runtime | undefined {
  const executable = findChromium()
  if (executable === undefined) return undefined
  return { kind: 'chromium', name: browserName(executable), executable }
}

function browserName(executable: string): string {
  // On Windows Chrome opens a window instead of saying its version.
  if (process.platform === 'win32') return 'Chromium'
  const { stdout } = spawnSync(executable, ['--version'], { encoding: 'utf8', timeout: 10_000 })
  return /^[A-Za-z ]+ [\d.]+/.exec(stdout ?? '')?.[0] ?? 'Chromium'
}

/** Runs the download that Electron's package brings along, unless its host cannot be reached. */
async function fetchElectron(report: (line: string) => void): Promise<Runtime | undefined> {
  if (!(await canReachDownloads())) return undefined
  report("Fetching Electron's binary.")
  const script = resolvePackage('electron/install.js')
  const { status } = spawnSync(process.execPath, [script], { stdio: 'ignore', timeout: downloadTimeoutMs })
  return status === 0 ? installedElectron() : undefined
}

/** A mirror or a proxy is taken at its word; GitHub is asked, so that a cut-off machine does not wait for long. */
async function canReachDownloads(): Promise<boolean> {
  const settings = ['ELECTRON_MIRROR', 'npm_config_electron_mirror', 'HTTPS_PROXY', 'https_proxy']
  if (settings.some((name) => process.env[name] !== undefined)) return true
  try {
    const signal = AbortSignal.timeout(reachTimeoutMs)
    const address = 'https://github.com/electron/electron/releases'
    const { status } = await fetch(address, { method: 'HEAD', redirect: 'manual', signal })
    return status < 400
  } catch {
    return false
  }
}
