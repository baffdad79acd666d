import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { changeState, type Placement, readPlacement, type WindowState } from './bounds.ts'
import { forgetBrowsing, startBrowser } from './browser.ts'
import type { Desktop, Shown } from './desktop.ts'
import { StandInWebContents } from './web-contents.ts'

type Options = Electron.BrowserWindowConstructorOptions

/** BrowserWindow: one chrome-less Chromium window, started when main/ makes it, gone when either side closes it. */
export class StandInWindow extends EventEmitter {
  readonly webContents: StandInWebContents
  readonly #desktop: Desktop
  readonly #opened: Promise<Shown>
  readonly #preload: string
  readonly #profile: string
  #placement: Placement
  #isDestroyed = false
  #attached: Promise<void> | undefined

  constructor(desktop: Desktop, options: Options = {}) {
    super()
    if (desktop.window !== undefined) throw new Error('The stand-in shows one window at a time.')
    const { preload, sandbox, contextIsolation, nodeIntegration } = options.webPreferences ?? {}
    if (sandbox === false || contextIsolation === false || nodeIntegration === true) {
      throw new Error('The stand-in shows sandboxed, isolated pages without Node only.')
    }
    this.#desktop = desktop
    this.#preload = preload === undefined ? '' : readFileSync(preload, 'utf8')
    this.#profile = desktop.paths.sessionData || join(desktop.paths.userData, 'Chromium')
    const { x = 0, y = 0, width = 800, height = 600 } = options
    this.#placement = { state: 'normal', bounds: { x, y, width, height } }
    this.webContents = new StandInWebContents(desktop)
    this.#opened = this.#open(options)
    // Whoever loads the first address hears of a failure; a window nobody loads has nobody to tell.
    this.#opened.catch(() => {})
    desktop.window = { close: () => this.close(), destroy: () => this.#destroy() }
    desktop.app.emit('web-contents-created', {}, this.webContents)
    desktop.app.emit('browser-window-created', {}, this)
  }

  async loadURL(address: string): Promise<void> {
    const shown = await this.#opened
    const isFirst = this.#attached === undefined
    this.#attached ??= StandInWebContents.attach(this.webContents, shown, this.#preload, address, () =>
      this.#replaced(),
    )
    await this.#attached
    await StandInWebContents.load(this.webContents, address)
    if (!isFirst) return
    this.emit('ready-to-show', {})
    this.#desktop.shown = shown
    this.#desktop.onPage(shown.page)
  }

  /** Chromium's window is on the screen as soon as it exists. */
  show(): void {}

  focus(): void {
    this.#act(({ page }) => page.bringToFront())
  }

  isMinimized(): boolean {
    return this.#placement.state === 'minimized'
  }

  isMaximized(): boolean {
    return this.#placement.state === 'maximized'
  }

  maximize(): void {
    this.#changeState('maximized')
  }

  restore(): void {
    this.#changeState('normal')
  }

  getNormalBounds(): Electron.Rectangle {
    return this.#placement.bounds
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  close(): void {
    let isPrevented = false
    const preventDefault = () => {
      isPrevented = true
    }
    this.emit('close', { preventDefault })
    if (!isPrevented) this.#destroy()
  }

  #destroy(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    this.#desktop.window = undefined
    this.#desktop.shown = undefined
    this.#desktop.closing = this.#opened
      .then(({ page }) => page.context().close())
      .catch(() => {})
      .then(() => forgetBrowsing(this.#profile))
    this.emit('closed', {})
    this.#desktop.app.emit('stand-in-window-closed')
  }

  async #open(options: Options): Promise<Shown> {
    const { executable, headless, colorScheme, loopback } = this.#desktop.options
    const { x, y } = options
    const context = await startBrowser({
      executable,
      headless,
      colorScheme,
      loopback: loopback === true,
      profile: this.#profile,
      width: this.#placement.bounds.width,
      height: this.#placement.bounds.height,
      position: x === undefined || y === undefined ? undefined : { x, y },
      backgroundColor: options.backgroundColor ?? '#ffffff',
    })
    context.on('close', () => this.#closedByPerson())
    const page = context.pages()[0] ?? (await context.newPage())
    page.on('close', () => this.#closedByPerson())
    return { page, devtools: await context.newCDPSession(page) }
  }

  /** Too late to ask anybody: the window is gone. 'close' still tells main/ to remember its place. */
  #closedByPerson(): void {
    if (this.#isDestroyed) return
    this.emit('close', { preventDefault: () => {} })
    this.#destroy()
  }

  #changeState(state: WindowState): void {
    this.#placement = { ...this.#placement, state }
    this.#act(({ devtools }) => changeState(devtools, state))
  }

  #replaced(): void {
    this.#act(async ({ devtools }) => {
      this.#placement = await readPlacement(devtools, this.#placement)
    })
  }

  /** The browser may go at any moment; what was still to be done to its window no longer matters then. */
  #act(work: (opened: Shown) => Promise<void>): void {
    this.#opened.then(work).catch(() => {})
  }
}
