import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from '../e2e/console.ts'

const mainFolder = resolve(import.meta.dirname, '../../electron/main')

test('the page has no Node and no Electron', async ({ openConsole }) => {
  const { page } = await openConsole()
  const names = [
    'require',
    'process',
    'module',
    'exports',
    'Buffer',
    'global',
    '__dirname',
    'electron',
    'ipcRenderer',
  ]
  expect(await page.evaluate((all) => all.filter((name) => name in globalThis), names)).toEqual([])
})

/** What the libraries of the page itself put there. */
const librariesOwn = /^__(zod|reactRouter)/

test('the shell adds window.api to the page and nothing else', async ({ openConsole }) => {
  const { page } = await openConsole()
  const own = await page.evaluate(() => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const usual = new Set(Object.getOwnPropertyNames(frame.contentWindow))
    frame.remove()
    return Object.getOwnPropertyNames(window).filter((name) => !usual.has(name) && !/^\d+$/.test(name))
  })
  expect(own.filter((name) => !librariesOwn.test(name))).toEqual(['api'])
})

test('a frame inside the page gets no bridge', async ({ openConsole }) => {
  const { page } = await openConsole()
  const kinds = await page.evaluate(() => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const inner = frame.contentWindow
    return [
      typeof (inner === null ? undefined : Reflect.get(inner, 'api')),
      document.querySelectorAll('iframe').length,
    ]
  })
  expect(kinds).toEqual(['undefined', 1])
})

test('every window is made with the safe settings, spelled out', () => {
  const sources = readdirSync(mainFolder).map((name) => readFileSync(join(mainFolder, name), 'utf8'))
  const windows = sources.flatMap((source) => source.split('new BrowserWindow(').slice(1))
  expect(windows).toHaveLength(1)
  for (const setting of [
    'sandbox: true',
    'contextIsolation: true',
    'nodeIntegration: false',
    'nodeIntegrationInWorker: false',
    'nodeIntegrationInSubFrames: false',
    'webSecurity: true',
    'allowRunningInsecureContent: false',
    'experimentalFeatures: false',
    'webviewTag: false',
    'navigateOnDragDrop: false',
  ]) {
    expect(windows[0]).toContain(setting)
  }
  expect(sources.join('\n')).not.toMatch(
    /new (BrowserView|WebContentsView|BaseWindow)|certificate-error|executeJavaScript/,
  )
})
