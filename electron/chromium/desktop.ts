import type { EventEmitter } from 'node:events'
import type { CDPSession, Page } from 'playwright'
import type { InstanceLock } from './instance-lock.ts'

/** What a native message box would have shown. */
export type MessageBox = {
  readonly type: string
  readonly title: string
  readonly message: string
  readonly detail: string
  readonly buttons: readonly string[]
}

export type LaunchOptions = {
  /** The built main bundle, out/main/index.js. */
  readonly entry: URL
  readonly arguments: readonly string[]
  /** The path of a Chromium, Chrome or Edge. */
  readonly executable: string
  readonly headless: boolean
  readonly colorScheme?: 'light' | 'dark'
  /** Lets the page reach the development server on loopback. */
  readonly loopback?: boolean
  /** Told of every native dialog, which a browser cannot show; answers with the index of a button. */
  readonly onDialog: (box: MessageBox) => number | undefined
  /** Told of every address that Electron would have handed to the system's browser. */
  readonly onExternal: (address: string) => void
}

export type ProtocolHandler = (request: GlobalRequest) => GlobalResponse | Promise<GlobalResponse>
export type InvokeHandler = (event: Electron.IpcMainInvokeEvent, ...payload: unknown[]) => unknown
export type PermissionCheck = NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>
export type PermissionRequest = NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>
export type RequestFilter = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void

export type Shown = { readonly page: Page; readonly devtools: CDPSession }

/** What one running application shares between its modules: the stand-in's whole state. */
export type Desktop = {
  readonly options: LaunchOptions
  readonly app: EventEmitter
  readonly paths: { userData: string; sessionData: string }
  readonly schemes: Set<string>
  readonly protocolHandlers: Map<string, ProtocolHandler>
  readonly invokeHandlers: Map<string, InvokeHandler>
  permissionCheck: PermissionCheck | undefined
  permissionRequest: PermissionRequest | undefined
  requestFilter: RequestFilter | undefined
  lock: InstanceLock | undefined
  isReady: boolean
  window: { close(): void; destroy(): void } | undefined
  /** The browser that is on its way out; quitting waits for it. */
  closing: Promise<void>
  /** The page that is on screen, and the one DevTools session that keeps its permissions: they end with it. */
  shown: Shown | undefined
  /** The window's first document is there. */
  readonly onPage: (page: Page) => void
  readonly onExit: (code: number) => void
}
