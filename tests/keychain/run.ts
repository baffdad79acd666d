import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * Runs the keychain suite on a gnome-keyring of its own, under a message bus of its own, in a home folder of
 * its own: nobody's real keychain is read or written. Arguments go to vitest. On a machine without
 * dbus-run-session or gnome-keyring the suite itself says what it skips.
 */
const root = resolve(import.meta.dirname, '../..')
const home = mkdtempSync(join(tmpdir(), 'poolkeeper-keychain-'))
const runtime = join(home, 'runtime')
mkdirSync(runtime, { mode: 0o700 })

const vitest = [
  process.execPath,
  join(root, 'node_modules/vitest/vitest.mjs'),
  'run',
  '--config',
  'tests/keychain/vitest.config.ts',
  ...process.argv.slice(2),
]

const unlock = 'printf password | gnome-keyring-daemon --unlock --components=secrets --daemonize > /dev/null'
const hasKeyring =
  spawnSync('sh', ['-c', 'command -v dbus-run-session && command -v gnome-keyring-daemon']).status === 0
const [command = process.execPath, ...rest] = hasKeyring
  ? ['dbus-run-session', '--', 'sh', '-c', `${unlock}; exec "$@"`, 'sh', ...vitest]
  : vitest

const { status } = spawnSync(command, rest, {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    HOME: home,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_RUNTIME_DIR: runtime,
    ...(hasKeyring ? { POOLKEEPER_KEYRING: '1' } : {}),
  },
})
rmSync(home, { recursive: true, force: true })
process.exitCode = status ?? 1
