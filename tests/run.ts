import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { installedRuntime } from '../electron/start/runtime.ts'
import {
  chromiumPackage,
  ensureSystemPackages,
  keychainPackage,
  type SystemPackage,
} from '../electron/start/system-packages.ts'

/**
 * `npm test`: every check and every suite, one after the other, all of them even when one fails. The last
 * line sums them up; a check such as the type check counts as one test.
 */

type Counts = { passed: number; failed: number; skipped: number }

/** What the suites run on: a browser for the window, a keyring and its bus for the keychain, Python for moto and boto3. */
const packages: SystemPackage[] = [
  chromiumPackage,
  keychainPackage,
  { package: 'dbus', command: 'dbus-run-session' },
  { package: 'gnome-keyring', command: 'gnome-keyring-daemon' },
  { package: 'python3-venv', pythonModule: 'ensurepip' },
]

const root = resolve(import.meta.dirname, '..')
const binaries = join(root, 'node_modules', '.bin')
const reports = mkdtempSync(join(tmpdir(), 'poolkeeper-reports-'))

const vitestReport = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    numPendingTests: z.number(),
    success: z.boolean(),
  })
  .transform(
    ({ numPassedTests, numFailedTests, numPendingTests, success }): Counts => ({
      passed: numPassedTests,
      // A file that cannot be loaded fails the run without failing a test.
      failed: success ? numFailedTests : Math.max(1, numFailedTests),
      skipped: numPendingTests,
    }),
  )

const playwrightReport = z
  .object({
    stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
    errors: z.array(z.unknown()),
  })
  .transform(
    ({ stats, errors }): Counts => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + errors.length,
      skipped: stats.skipped,
    }),
  )

function run(command: string, commandArguments: string[], environment: NodeJS.ProcessEnv = {}): boolean {
  const { status, error } = spawnSync(command, commandArguments, {
    cwd: root,
    stdio: 'inherit',
    // Many suites start the store's workers from their sources: compiled once, they start sooner.
    env: { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node'), ...environment },
  })
  if (error !== undefined) console.error(`${command} could not be started: ${error.message}`)
  return status === 0
}

function title(name: string): void {
  console.log(`\n== ${name}`)
}

/** A command that is one test: it passes when it exits with 0. */
function check(name: string, command: string, ...commandArguments: string[]): Counts {
  title(name)
  const passed = run(join(binaries, command), commandArguments)
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 }
}

/** A suite that writes a JSON report. No report, or a bad exit without a failed test: one failure. */
function suite(
  name: string,
  report: z.ZodType<Counts>,
  command: string[],
  environment: (reportFile: string) => NodeJS.ProcessEnv = () => ({}),
): Counts {
  title(name)
  const file = join(reports, `${name.replaceAll(/\W+/g, '-')}.json`)
  const [program = process.execPath, ...rest] = command.map((part) => part.replace('{report}', file))
  const succeeded = run(program, rest, environment(file))
  try {
    const counts = report.parse(JSON.parse(readFileSync(file, 'utf8')))
    return succeeded || counts.failed > 0 ? counts : { ...counts, failed: 1 }
  } catch (error) {
    console.error(
      `${name} left no report that can be read: ${error instanceof Error ? error.message : error}`,
    )
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

const vitest = (...rest: string[]): string[] => [
  process.execPath,
  join(root, 'node_modules/vitest/vitest.mjs'),
  'run',
  '--reporter=default',
  '--reporter=json',
  '--outputFile.json={report}',
  ...rest,
]

const started = Date.now()
try {
  const missing = ensureSystemPackages(packages, console.log)
  if (missing.length > 0)
    console.error(`Not installed, and what needs it fails or is skipped: ${missing.join(', ')}.`)
} catch (error) {
  // The suites say what they miss.
  console.error(error instanceof Error ? error.message : error)
}

const results = [
  check('Types', 'tsc', '--build'),
  check('Lint', 'biome', 'check', '--error-on-warnings', '.'),
  check('Unused code', 'knip'),
  check('Build', 'electron-vite', 'build'),
  suite('Unit and integration', vitestReport, vitest('--config', 'tests/vitest.config.ts')),
  suite('Keychain', vitestReport, [
    process.execPath,
    join(root, 'tests/keychain/run.ts'),
    '--reporter=default',
    '--reporter=json',
    '--outputFile.json={report}',
  ]),
  suite(
    'Window',
    playwrightReport,
    [
      process.execPath,
      join(root, 'node_modules/@playwright/test/cli.js'),
      'test',
      '--config',
      'tests/playwright.config.ts',
    ],
    (reportFile) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile }),
  ),
]
const runtime = installedRuntime()
const standIn = runtime?.kind === 'chromium' ? ', in place of Electron, whose binary is not here' : ''
console.log(`\nThe window suites ran on ${runtime?.name ?? 'nothing'}${standIn}.`)
rmSync(reports, { recursive: true, force: true })

const sum = (count: keyof Counts): number => results.reduce((total, result) => total + result[count], 0)
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''
console.log(`\nTook ${Math.round((Date.now() - started) / 1000)} s.`)
console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped}`)
process.exitCode = sum('failed') === 0 ? 0 : 1
