import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createElectron } from '../../../electron/chromium/electron.ts'
import { StandInWebContents } from '../../../electron/chromium/web-contents.ts'
import { StandInWindow } from '../../../electron/chromium/window.ts'
import { aDesktop } from './desktop.ts'
import type * as Slice from './slice.ts'

const root = resolve(import.meta.dirname, '../../..')
const main = join(root, 'electron/main')
const slice = join(import.meta.dirname, 'slice.ts')
let folder: string

beforeEach(() => {
  // Below the project, so that the compiler finds its packages.
  const cache = join(root, 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  folder = mkdtempSync(join(cache, 'honesty-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

/** Writes sources to be compiled with 'electron' cut down to the stand-in, and returns the complaints about them. */
function complaints(named: Readonly<Record<string, string>>): string[] {
  const files = Object.entries(named).map(([name, source]) => {
    const path = join(folder, name)
    writeFileSync(path, source.replaceAll(/(?<=from ')(electron|\.\.\/[^']*)(?=')/g, toPath))
    return path
  })
  const settings = {
    extends: join(root, 'electron/tsconfig.json'),
    compilerOptions: { composite: false, declaration: false, emitDeclarationOnly: false, noEmit: true },
    include: [],
    references: [],
    files: [...files, join(root, 'node_modules/electron/electron.d.ts')],
  }
  const path = join(folder, 'tsconfig.json')
  writeFileSync(path, JSON.stringify(settings))
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const { stdout } = spawnSync(process.execPath, [tsc, '--project', path, '--pretty', 'false'], {
    encoding: 'utf8',
    cwd: root,
  })
  return stdout
    .split('\n')
    .filter((line) => line.includes('honesty-') || line.startsWith('tests/unit/chromium'))
}

function toPath(specifier: string): string {
  return specifier === 'electron' ? slice : resolve(main, specifier)
}

function methodsOf(type: { readonly prototype: object }): string[] {
  return Object.getOwnPropertyNames(type.prototype)
}

test('everything main/ uses of Electron exists in the stand-in', () => {
  const sources = readdirSync(main).map((name) => [name, readFileSync(join(main, name), 'utf8')])
  expect(complaints(Object.fromEntries(sources))).toEqual([])
})

test.each([
  ['a module', "import { Tray } from 'electron'\nnew Tray('icon.png')", 'Tray'],
  ['a function', "import { app } from 'electron'\napp.getGPUInfo('basic')", 'getGPUInfo'],
  [
    'a method of a window',
    "import { BrowserWindow } from 'electron'\nnew BrowserWindow().setProgressBar(1)",
    'setProgressBar',
  ],
  [
    'a method of a page',
    "import type { WebContents } from 'electron'\nexport const f = (c: WebContents) => c.capturePage()",
    'capturePage',
  ],
])('%s that the stand-in lacks would be noticed', (_what, source, name) => {
  expect(complaints({ 'uses.ts': source }).join('\n')).toContain(name)
})

test('nothing the stand-in has is absent from Electron’s types', () => {
  const source = "import { nothingPromised } from 'electron'\nexport const none: true = nothingPromised"
  expect(complaints({ 'promises.ts': source })).toEqual([])
})

test('the stand-in has nothing that main/ does not use', () => {
  const used = readdirSync(main)
    .map((name) => readFileSync(join(main, name), 'utf8'))
    .join('\n')
  const modules = createElectron(aDesktop())
  const { BrowserWindow, session, ...others } = modules
  const members = [
    ...Object.values(others).flatMap((module) => Object.keys(module)),
    ...Object.keys(session.defaultSession),
    ...methodsOf(StandInWindow),
    ...methodsOf(StandInWebContents),
  ]
  // What Node's emitter keeps for itself begins with an underscore.
  const own = members.filter((name) => !name.startsWith('_') && name !== 'constructor')
  expect(own.filter((name) => !new RegExp(`\\b${name}\\b`).test(used))).toEqual([])
  expect(Object.keys(modules).filter((name) => !new RegExp(`\\b${name}\\b`).test(used))).toEqual([])
})

test('every declared module is really there', () => {
  const modules = createElectron(aDesktop())
  expect(Object.entries(modules).filter(([, value]) => value === undefined)).toEqual([])
  const declared: (keyof typeof Slice & keyof typeof modules)[] = [
    'BrowserWindow',
    'Menu',
    'app',
    'clipboard',
    'dialog',
    'ipcMain',
    'nativeTheme',
    'powerMonitor',
    'protocol',
    'screen',
    'session',
    'shell',
  ]
  expect(Object.keys(modules).sort()).toEqual(declared)
})
