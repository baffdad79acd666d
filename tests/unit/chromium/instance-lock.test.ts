import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeInstanceLock } from '../../../electron/chromium/instance-lock.ts'

const own = { argv: ['console', '--data-folder=/x'], workingDirectory: '/home' }
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

test('a second instance is refused and the first hears of it', async () => {
  const heard = Promise.withResolvers<unknown[]>()
  const first = takeInstanceLock(folder, own, (...said) => heard.resolve(said))
  expect(first).toBeDefined()
  expect(takeInstanceLock(folder, { argv: ['again'], workingDirectory: '/tmp' }, () => {})).toBeUndefined()
  expect(await heard.promise).toEqual([['again'], '/tmp'])
  first?.release()
})

test('a released lock can be taken again', () => {
  takeInstanceLock(folder, own, () => {})?.release()
  const again = takeInstanceLock(folder, own, () => {})
  expect(again).toBeDefined()
  again?.release()
  expect(existsSync(join(folder, 'chromium.lock'))).toBe(false)
})

test.each([
  ['a process that is gone', () => `${spawnSync(process.execPath, ['-e', '']).pid} 1`],
  ['another process with the same id', () => `${process.pid} 1`],
  ['nonsense', () => 'not a lock'],
  ['nothing', () => ''],
])('a lock left by %s is taken over', (_who, holder) => {
  writeFileSync(join(folder, 'chromium.lock'), holder())
  const lock = takeInstanceLock(folder, own, () => {})
  expect(lock).toBeDefined()
  lock?.release()
})
