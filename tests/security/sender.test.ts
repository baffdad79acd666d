import { beforeEach, expect, test, vi } from 'vitest'
import type { Backend } from '../../electron/backend/backend-types.ts'
import { createElectron } from '../../electron/chromium/electron.ts'
import { isOwnSender, type Sender } from '../../electron/main/sender.ts'
import { channelNames } from '../../shared/channels.ts'
import { success } from '../../shared/result.ts'
import { aDesktop } from '../unit/chromium/desktop.ts'

const desktop = aDesktop()
vi.doMock('electron', () => createElectron(desktop))
const { connectWindow } = await import('../../electron/main/ipc.ts')

const ownContents = { id: 7, isDestroyed: () => false, send: () => {} } as unknown as Electron.WebContents
const frame = {
  url: 'app://poolkeeper/index.html#/users/',
  origin: 'app://poolkeeper',
  detached: false,
  parent: null,
  isDestroyed: () => false,
}
const at = (url: string, origin: string): Sender => ({
  sender: ownContents,
  senderFrame: { ...frame, url, origin },
})

const badSenders: Readonly<Record<string, Sender>> = {
  'another origin': at('https://example.org/', 'https://example.org'),
  'a look-alike host': at('app://poolkeeper.example.org/index.html', 'app://poolkeeper.example.org'),
  'a look-alike beginning': at('app://poolkeeperx/index.html', 'app://poolkeeperx'),
  'our host under another scheme': at('https://poolkeeper/index.html', 'https://poolkeeper'),
  'our host with a port': at('app://poolkeeper:8080/index.html', 'app://poolkeeper:8080'),
  'our host as a user name': at('app://poolkeeper@example.org/', 'app://example.org'),
  'our host with a user name': at('app://user@poolkeeper/index.html', 'app://poolkeeper'),
  'our origin in a query': at('https://example.org/?app://poolkeeper', 'https://example.org'),
  'about:blank': at('about:blank', 'null'),
  'about:blank that inherited our origin': at('about:blank', 'app://poolkeeper'),
  'an address of ours with an opaque origin': at('app://poolkeeper/index.html', 'null'),
  'an empty address': at('', ''),
  'a file': at('file:///etc/passwd', 'file://'),
  'a data address': at('data:text/html,x', 'null'),
  'a blob': at('blob:app://poolkeeper/1', 'app://poolkeeper'),
  'a sub-frame': { sender: ownContents, senderFrame: { ...frame, parent: frame } },
  'a detached frame': { sender: ownContents, senderFrame: { ...frame, detached: true } },
  'a destroyed frame': { sender: ownContents, senderFrame: { ...frame, isDestroyed: () => true } },
  'no frame': { sender: ownContents, senderFrame: null },
  'another window': { sender: { ...ownContents }, senderFrame: frame },
  'a frame that throws when it is read': {
    sender: ownContents,
    senderFrame: {
      ...frame,
      get origin(): string {
        throw new Error('Render frame was disposed before WebFrameMain could be accessed')
      },
    },
  },
}

const dispatch = vi.fn<Backend['dispatch']>(async () => success('answered'))
const backend: Backend = {
  dispatch,
  onEvent: () => () => {},
  warnings: [],
  suspend: () => {},
  resume: () => {},
  close: async () => {},
}

beforeEach(() => {
  dispatch.mockClear()
  desktop.invokeHandlers.clear()
})

/** Calls a channel's handler as Electron would. */
async function call(channel: string, sender: Sender): Promise<unknown> {
  const handler = desktop.invokeHandlers.get(channel)
  if (handler === undefined) throw new Error(`nothing handles ${channel}`)
  return handler(sender as unknown as Electron.IpcMainInvokeEvent, { callId: 'call', input: {} })
}

test('our own top frame is answered on every channel, and there is a handler for no other', async () => {
  connectWindow(Promise.resolve(backend), () => ownContents)
  expect([...desktop.invokeHandlers.keys()]).toEqual([...channelNames])
  for (const channel of channelNames) {
    expect(await call(channel, { sender: ownContents, senderFrame: frame })).toEqual(success('answered'))
  }
  expect(dispatch).toHaveBeenCalledTimes(channelNames.length)
})

test.each(Object.entries(badSenders))('%s is refused on every channel', async (_who, sender) => {
  connectWindow(Promise.resolve(backend), () => ownContents)
  for (const channel of channelNames) {
    expect(await call(channel, sender)).toMatchObject({ ok: false, error: { code: 'not_permitted' } })
  }
  expect(dispatch).not.toHaveBeenCalled()
})

test('nobody is answered once the window is gone', async () => {
  connectWindow(Promise.resolve(backend), () => undefined)
  for (const channel of channelNames) {
    expect(await call(channel, { sender: ownContents, senderFrame: frame })).toMatchObject({ ok: false })
  }
  expect(dispatch).not.toHaveBeenCalled()
})

test('a window that is being destroyed is not answered', () => {
  const going = { ...ownContents, isDestroyed: () => true } as unknown as Electron.WebContents
  expect(isOwnSender({ sender: going, senderFrame: frame }, going)).toBe(false)
})
