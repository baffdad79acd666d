import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { placeWindow, readWindowState, writeWindowState } from '../../../electron/main/window-state.ts'

const screen = { x: 0, y: 0, width: 1920, height: 1080 }
const state = { bounds: { x: 100, y: 50, width: 1100, height: 700 }, isMaximized: false }
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'state-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

test('the state comes back as it was written', () => {
  writeWindowState(folder, { ...state, isMaximized: true })
  expect(readWindowState(folder)).toEqual({ ...state, isMaximized: true })
})

test.each([
  ['is missing', undefined],
  ['is no JSON', '{'],
  ['is empty', ''],
  ['has no bounds', '{"isMaximized":true}'],
  ['has words for numbers', '{"bounds":{"x":"0","y":0,"width":1,"height":1},"isMaximized":false}'],
  ['has fractions', '{"bounds":{"x":0.5,"y":0,"width":800,"height":600},"isMaximized":false}'],
  ['is far too large', '{"bounds":{"x":0,"y":0,"width":1e12,"height":600},"isMaximized":false}'],
])('a state that %s is forgotten', (_what, text) => {
  if (text !== undefined) writeFileSync(join(folder, 'window-state.json'), text)
  expect(readWindowState(folder)).toBeUndefined()
})

test('a folder that cannot be written to costs nothing but the memory', () => {
  expect(() => writeWindowState(join(folder, 'missing'), state)).not.toThrow()
})

test('a first window has the usual size and no place of its own', () => {
  expect(placeWindow(undefined, [screen])).toEqual({
    width: 1280,
    height: 800,
    position: undefined,
    isMaximized: false,
  })
})

test('a remembered window returns to its place', () => {
  expect(placeWindow(state, [screen])).toEqual({
    width: 1100,
    height: 700,
    position: { x: 100, y: 50 },
    isMaximized: false,
  })
})

test.each([
  ['to the right of every screen', { x: 1900, y: 0 }],
  ['to the left of every screen', { x: -1050, y: 0 }],
  ['above every screen', { x: 0, y: -20 }],
  ['below every screen', { x: 0, y: 1000 }],
])('a window %s is placed anew', (_where, place) => {
  const { position } = placeWindow({ ...state, bounds: { ...state.bounds, ...place } }, [screen])
  expect(position).toBeUndefined()
})

test('a window on a second screen stays there', () => {
  const second = { x: 1920, y: 0, width: 1280, height: 1024 }
  const { position } = placeWindow({ ...state, bounds: { ...state.bounds, x: 2000 } }, [screen, second])
  expect(position).toEqual({ x: 2000, y: 50 })
})

test('a window is never too small to use', () => {
  const { width, height } = placeWindow({ ...state, bounds: { x: 0, y: 0, width: 3, height: -5 } }, [screen])
  expect({ width, height }).toEqual({ width: 640, height: 480 })
})
