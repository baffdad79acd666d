import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MessageBox } from '../../electron/chromium/desktop.ts'
import { expect, test } from '../e2e/console.ts'

const nativeDialog = 'a script cannot answer a native dialog'
let folder: string

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'window-'))
})

test.afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

test('a data folder that cannot be made is named, with the cause', async ({ openConsole, runtime }) => {
  test.skip(runtime.kind === 'electron', nativeDialog)
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  const dataFolder = join(file, 'data')
  await expect(openConsole({ dataFolder })).rejects.toThrow(
    /Poolkeeper cannot start[\s\S]*ENOTDIR[\s\S]*a-file\/data/,
  )
})

test('a second instance on the same data folder gives way to the first', async ({ openConsole }) => {
  const { page } = await openConsole({ dataFolder: folder })
  await expect(openConsole({ dataFolder: folder })).rejects.toThrow()
  expect(await page.evaluate(() => document.readyState)).toBe('complete')
})

test('the window’s place is remembered', async ({ openConsole }) => {
  const first = await openConsole({ dataFolder: folder })
  await first.close()
  const state = JSON.parse(readFileSync(join(folder, 'window-state.json'), 'utf8'))
  expect(state).toEqual({
    bounds: { x: expect.any(Number), y: expect.any(Number), width: 1280, height: 800 },
    isMaximized: false,
  })
  writeFileSync(
    join(folder, 'window-state.json'),
    JSON.stringify({ ...state, bounds: { ...state.bounds, width: 1000, height: 700 } }),
  )
  const second = await openConsole({ dataFolder: folder })
  expect(await second.page.evaluate(() => [outerWidth, outerHeight])).toEqual([1000, 700])
})

test('a page that crashes is explained instead of staying blank', async ({ openConsole, runtime }) => {
  test.skip(runtime.kind === 'electron', nativeDialog)
  const said: MessageBox[] = []
  const { page } = await openConsole({
    dataFolder: folder,
    onDialog: (box) => {
      said.push(box)
      return box.buttons.indexOf('Quit')
    },
  })
  const devtools = await page.context().newCDPSession(page)
  const isClosed = page.context().waitForEvent('close')
  await devtools.send('Page.crash').catch(() => {})
  await isClosed
  expect(said).toHaveLength(1)
  expect(said[0]).toMatchObject({
    message: 'The window stopped working.',
    detail: expect.stringContaining('crashed'),
    buttons: ['Reload', 'Quit'],
  })
})
