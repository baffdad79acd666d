import { EventEmitter } from 'node:events'
import type { BrowserContext, CDPSession, Page } from 'playwright'
import { toOwnAddress, toPrivateAddress } from './address.ts'
import { type Bridge, connectBridge } from './bridge.ts'
import type { Desktop, Shown } from './desktop.ts'
import { createFrames } from './frames.ts'
import { applyPermissions } from './permissions.ts'
import { createRequestHandler } from './requests.ts'

type WindowOpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0]
type Attachment = { readonly page: Page; readonly bridge: Bridge }

let lastId = 0

/** The page of a window: what it may load, where it may go, and how it is spoken to. */
export class StandInWebContents extends EventEmitter {
  readonly id = ++lastId
  readonly #desktop: Desktop
  readonly #frames
  #attachment: Attachment | undefined
  #openHandler: WindowOpenHandler | undefined
  /** The address that main/ asked for, or undefined: whatever else is asked for came from the page. */
  #expected: string | undefined
  #current = 'about:blank'

  constructor(desktop: Desktop) {
    super()
    this.#desktop = desktop
    this.#frames = createFrames(desktop.schemes)
  }

  isDestroyed(): boolean {
    return this.#attachment?.page.isClosed() ?? false
  }

  send(channel: string, ...payload: unknown[]): void {
    this.#attachment?.bridge.send(channel, structuredClone(payload))
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#openHandler = handler
  }

  /** A page whose process is gone cannot be reloaded here: Playwright gives up on it. */
  reload(): void {
    const page = this.#attachment?.page
    if (page === undefined) return
    this.#expected = page.url()
    void page.reload().catch(() => {})
  }

  /** Binds the contents to the browser's page; the window's own doing as well. */
  static async attach(
    contents: StandInWebContents,
    { page, devtools }: Shown,
    preloadSource: string,
    address: string,
    onResized: () => void,
  ): Promise<void> {
    const self = contents as unknown as Electron.WebContents
    const context = page.context()
    await context.route(
      '**/*',
      createRequestHandler(contents.#desktop, (to, isMainFrame) => contents.#mayGo(to, isMainFrame)),
    )
    const bridge = await connectBridge(
      contents.#desktop,
      context,
      preloadSource,
      contents.#frames,
      self,
      onResized,
    )
    contents.#attachment = { page, bridge }
    await applyPermissions(contents.#desktop, devtools, self, address)
    await contents.#watchPopups(context, devtools)
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) contents.#arrived(page)
    })
    page.on('crash', () => {
      const details: Electron.RenderProcessGoneDetails = { reason: 'crashed', exitCode: 1 }
      contents.#desktop.app.emit('render-process-gone', {}, self, details)
    })
  }

  /** Sends the page to an address; the window's own doing, and no method that main/ could see. */
  static async load(contents: StandInWebContents, address: string): Promise<void> {
    const page = contents.#attachment?.page
    if (page === undefined) throw new Error('The window has no page yet.')
    const target = toPrivateAddress(address, contents.#desktop.schemes)
    contents.#expected = target
    await page.goto(target)
  }

  #mayGo(address: string, isMainFrame: boolean): boolean {
    const target = toPrivateAddress(address, this.#desktop.schemes)
    if (isMainFrame && target === this.#expected) return true
    let prevented = false
    const event = {
      url: address,
      isSameDocument: false,
      isMainFrame,
      frame: null,
      preventDefault: () => {
        prevented = true
      },
      get defaultPrevented() {
        return prevented
      },
    }
    this.emit('will-frame-navigate', event)
    if (isMainFrame && !prevented) this.emit('will-navigate', event, address)
    if (isMainFrame && !prevented) this.#expected = target
    return !prevented
  }

  /**
   * about:blank, blob: and their like never ask the network, so the guard never saw them: a page that got there on
   * its own is brought back.
   */
  #arrived(page: Page): void {
    const address = page.url()
    if (/^https?:/.test(address)) {
      this.#current = address
      return
    }
    if (address === this.#expected || address.startsWith('chrome-error:') || this.#current === 'about:blank')
      return
    if (this.#mayGo(address, true)) return
    this.#expected = this.#current
    void page.goto(this.#current).catch(() => {})
  }

  async #watchPopups(context: BrowserContext, devtools: CDPSession): Promise<void> {
    await devtools.send('Page.enable')
    devtools.on('Page.windowOpen', ({ url, windowName }) => {
      this.#openHandler?.({
        url: toOwnAddress(url, this.#desktop.schemes),
        frameName: windowName,
        features: '',
        disposition: 'new-window',
        referrer: { url: '', policy: 'no-referrer' },
      })
    })
    // One window is all the stand-in shows, whatever the handler says.
    context.on('page', (popup) => void popup.close().catch(() => {}))
  }
}
