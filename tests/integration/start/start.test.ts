import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const script = resolve(import.meta.dirname, '../../../electron/start/start.ts')
const timeout = 120_000

/** Runs `npm start` with an environment of its own. */
function start(parameters: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...rest } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...parameters], {
    encoding: 'utf8',
    timeout,
    env: { ...rest, ...environment },
  })
  return { status, stdout, stderr }
}

test('a smoke test says what is ready, in one line', { timeout }, () => {
  const { status, stdout } = start(['--smoke'])
  expect(stdout).toMatch(
    /^ready: (Electron|Chromium|Google Chrome|Microsoft Edge)[ \d.]*, 2000 users, \d+ ms\n$/,
  )
  expect(status).toBe(0)
})

test('what stands in for Electron is named in one line', { timeout }, () => {
  const { stdout, stderr } = start(['--smoke'])
  if (stdout.startsWith('ready: Electron')) return
  expect(stderr).toMatch(/^Electron's binary is not here and cannot be fetched: .+ stands in for it\.\n$/)
})

test.runIf(process.platform === 'linux')('a missing display is explained', () => {
  const { status, stdout, stderr } = start([])
  expect(status).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toContain('neither DISPLAY nor WAYLAND_DISPLAY is set')
  expect(stderr).toContain('xvfb-run -a npm start')
  expect(stderr).toContain('npm start -- --headless')
})

test('a flag that does not exist is named', () => {
  const { status, stderr } = start(['--hedless'])
  expect(status).toBe(1)
  expect(stderr).toContain('--hedless')
  expect(stderr).toContain('npm start -- [--headless]')
})

test('a start that fails says why', { timeout }, () => {
  const { status, stderr } = start(['--headless', `--data-folder=${script}/data`])
  expect(status).toBe(1)
  expect(stderr).toContain('Poolkeeper cannot start')
  expect(stderr).toContain('ENOTDIR')
})
