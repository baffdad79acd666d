import { beforeEach, expect, test, vi } from 'vitest'
import type { MessageBox } from '../../../electron/chromium/desktop.ts'
import { createElectron } from '../../../electron/chromium/electron.ts'
import { aDesktop } from '../chromium/desktop.ts'

const shown: MessageBox[] = []
let answer: string
const blank = aDesktop()
const electron = createElectron({
  ...blank,
  options: {
    ...blank.options,
    onDialog: (box) => {
      shown.push(box)
      return box.buttons.indexOf(answer)
    },
  },
})
vi.doMock('electron', () => electron)
const { failStart, watchFailures, watchPages } = await import('../../../electron/main/failure.ts')
const quit = vi.spyOn(electron.app, 'quit').mockReturnValue()
const exit = vi.spyOn(electron.app, 'exit').mockReturnValue()

beforeEach(() => {
  shown.length = 0
  quit.mockClear()
  exit.mockClear()
  electron.app.removeAllListeners()
})

/** Starts watching, and hands over what a failure of the process would call. */
function watched(event: 'uncaughtException' | 'unhandledRejection') {
  const listeners = (): unknown[] => process.listeners(event as 'uncaughtException')
  const before = listeners()
  const stop = watchFailures()
  const added = listeners().filter((listener) => !before.includes(listener))
  const fail = async (error: unknown): Promise<void> => {
    for (const listener of added) if (typeof listener === 'function') await listener(error)
  }
  return { fail, stop, remains: () => listeners().some((listener) => added.includes(listener)) }
}

test.each(['uncaughtException', 'unhandledRejection'] as const)(
  '%s is shown, without a stack',
  async (event) => {
    const { fail, stop, remains } = watched(event)
    answer = 'Continue'
    await fail(new Error('The disk is full.', { cause: new Error('ENOSPC') }))
    expect(shown).toHaveLength(1)
    expect(shown[0]?.detail).toContain('The disk is full. (ENOSPC)')
    expect(shown[0]?.detail).not.toMatch(/\.ts:\d/)
    expect(quit).not.toHaveBeenCalled()
    answer = 'Quit'
    await fail('a word')
    expect(shown[1]?.detail).toContain('a word')
    expect(quit).toHaveBeenCalledTimes(1)
    stop()
    expect(remains()).toBe(false)
  },
)

test('a storm of failures is one dialog', async () => {
  const { fail, stop } = watched('unhandledRejection')
  answer = 'Continue'
  await Promise.all([fail(new Error('1')), fail(new Error('2')), fail(new Error('3'))])
  expect(shown).toHaveLength(1)
  stop()
})

test('a failed start names the cause and the folder, and ends', () => {
  failStart('/data/poolkeeper', new Error('EACCES: permission denied'))
  expect(shown[0]).toMatchObject({
    title: 'Poolkeeper cannot start',
    detail: expect.stringMatching(/EACCES: permission denied[\s\S]*\/data\/poolkeeper[\s\S]*--data-folder/),
  })
  expect(exit).toHaveBeenCalledWith(1)
})

test.each([
  ['Reload', 1, 0],
  ['Quit', 0, 1],
])('a page whose process is gone: %s', async (button, reloads, quits) => {
  watchPages()
  answer = button
  const contents = { isDestroyed: () => false, reload: vi.fn() }
  electron.app.emit('render-process-gone', {}, contents, { reason: 'oom', exitCode: 9 })
  await vi.waitFor(() => expect(shown).toHaveLength(1))
  await Promise.resolve()
  expect(shown[0]?.detail).toContain('(oom, code 9)')
  expect(contents.reload).toHaveBeenCalledTimes(reloads)
  expect(quit).toHaveBeenCalledTimes(quits)
})

test('a page that ends as it should is no news', () => {
  watchPages()
  electron.app.emit('render-process-gone', {}, {}, { reason: 'clean-exit', exitCode: 0 })
  expect(shown).toEqual([])
})
