import type { BrowserContext, Frame, Page } from 'playwright'
import type { Desktop } from './desktop.ts'
import type { Frames } from './frames.ts'
import { pageScript } from './page-script.ts'

type Message = { readonly channel: string; readonly payload: readonly unknown[] }

export type Bridge = {
  send(channel: string, payload: readonly unknown[]): void
}

/**
 * Carries IPC over one binding. A call is answered with data, never with an exception, because a rejected binding
 * would show the page a stack trace. Messages to the page wait in a queue that the page's script empties, so that
 * the page needs no second global.
 */
export async function connectBridge(
  desktop: Desktop,
  context: BrowserContext,
  preloadSource: string,
  frames: Frames,
  contents: Electron.WebContents,
  onResized: () => void,
): Promise<Bridge> {
  const bindingName = `binding${crypto.randomUUID().replaceAll('-', '')}`
  let queue: Message[] = []
  let deliver: ((events: Message[]) => void) | undefined

  const flush = () => {
    if (deliver === undefined || queue.length === 0) return
    const [resolve, events] = [deliver, queue]
    deliver = undefined
    queue = []
    resolve(events)
  }

  const next = () =>
    new Promise<Message[]>((resolve) => {
      deliver = resolve
      flush()
    })

  const invoke = async (frame: Frame, channel: string, payload: readonly unknown[]) => {
    const handler = desktop.invokeHandlers.get(channel)
    if (handler === undefined) return { ok: false, message: `Error: No handler registered for '${channel}'` }
    try {
      return { ok: true, value: await handler(invokeEvent(frame, frames, contents), ...payload) }
    } catch (error) {
      return { ok: false, message: String(error) }
    }
  }

  await context.exposeBinding(
    bindingName,
    async ({ frame, page }: { frame: Frame; page: Page }, kind, channel, payload) => {
      switch (kind) {
        case 'invoke':
          return invoke(frame, String(channel), Array.isArray(payload) ? payload : [])
        case 'wait':
          // Only the newest document listens: the one before it has been navigated away from.
          deliver?.([])
          return { events: await next() }
        case 'resized':
          if (!page.isClosed()) onResized()
          return {}
        default:
          return { ok: false, message: 'Error: not a call' }
      }
    },
  )
  await context.addInitScript({ content: pageScript(bindingName, preloadSource) })

  return {
    send: (channel, payload) => {
      queue.push({ channel, payload })
      flush()
    },
  }
}

function invokeEvent(
  frame: Frame,
  frames: Frames,
  contents: Electron.WebContents,
): Electron.IpcMainInvokeEvent {
  const standIn = frames.of(frame)
  return {
    type: 'frame',
    frameId: 0,
    processId: 0,
    sender: contents,
    senderFrame: standIn.isDestroyed() ? null : (standIn as unknown as Electron.WebFrameMain),
    defaultPrevented: false,
    preventDefault: () => {},
  }
}
