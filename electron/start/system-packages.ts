import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** A package of Debian's or Ubuntu's, and what is missing on a machine that needs it. */
export type SystemPackage = { readonly package: string } & (
  | { readonly command: string }
  | { readonly library: string }
  | { readonly pythonModule: string }
)

/** What the console itself runs on where Electron's binary cannot be had. */
export const chromiumPackage: SystemPackage = { package: 'chromium', command: 'chromium' }
/** keytar's door to the keychain on Linux. */
export const keychainPackage: SystemPackage = { package: 'libsecret-1-0', library: 'libsecret-1.so.0' }

/**
 * Installs what is missing through apt where the machine is Debian or Ubuntu and we are root. Returns the packages
 * that are still missing afterwards; a failed installation throws what apt-get said.
 */
export function ensureSystemPackages(
  wanted: readonly SystemPackage[],
  report: (line: string) => void,
): readonly string[] {
  const missing = missingPackages(wanted)
  if (missing.length === 0 || !canInstall()) return missing
  report(`Installing ${missing.join(', ')} with apt-get.`)
  apt(['update'])
  apt(['install', '--yes', '--no-install-recommends', ...missing])
  return missingPackages(wanted)
}

function missingPackages(wanted: readonly SystemPackage[]): string[] {
  return wanted.filter((one) => !isPresent(one)).map((one) => one.package)
}

function isPresent(wanted: SystemPackage): boolean {
  if ('library' in wanted) {
    // Asked of the dynamic linker, which knows every folder of libraries.
    const { stdout } = spawnSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' })
    return (stdout ?? '').includes(wanted.library)
  }
  if ('pythonModule' in wanted) {
    return spawnSync('python3', ['-c', `import ${wanted.pythonModule}`]).status === 0
  }
  return (process.env.PATH ?? '')
    .split(delimiter)
    .some((folder) => isExecutable(join(folder, wanted.command)))
}

function canInstall(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return false
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(release)
}

function apt(parameters: readonly string[]): void {
  const { status, error, stdout, stderr } = spawnSync('/usr/bin/apt-get', ['--quiet', ...parameters], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (status === 0) return
  throw new Error(`apt-get ${parameters.join(' ')} failed.\n${error?.message ?? `${stdout}${stderr}`}`)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
