import { createApp, type StandInApp } from './app.ts'
import { createClipboard } from './clipboard.ts'
import type { Desktop } from './desktop.ts'
import {
  createDialog,
  createMenu,
  createNativeTheme,
  createPowerMonitor,
  createScreen,
  createShell,
} from './native.ts'
import { createIpcMain, createSession } from './session.ts'
import { StandInWindow } from './window.ts'

/** What `import 'electron'` gives a launched bundle: only what main/ uses, and nothing that Electron lacks. */
export type StandIn = {
  readonly app: StandInApp
  readonly BrowserWindow: new (options?: Electron.BrowserWindowConstructorOptions) => StandInWindow
  readonly clipboard: ReturnType<typeof createClipboard>
  readonly dialog: ReturnType<typeof createDialog>
  readonly ipcMain: ReturnType<typeof createIpcMain>
  readonly Menu: ReturnType<typeof createMenu>
  readonly nativeTheme: ReturnType<typeof createNativeTheme>
  readonly powerMonitor: ReturnType<typeof createPowerMonitor>
  readonly protocol: ReturnType<typeof createSession>['protocol']
  readonly screen: ReturnType<typeof createScreen>
  readonly session: ReturnType<typeof createSession>['session']
  readonly shell: ReturnType<typeof createShell>
}

export function createElectron(desktop: Desktop): StandIn {
  const { protocol, session } = createSession(desktop)
  class BrowserWindow extends StandInWindow {
    constructor(options?: Electron.BrowserWindowConstructorOptions) {
      super(desktop, options)
    }
  }
  return {
    app: createApp(desktop),
    BrowserWindow,
    clipboard: createClipboard(() => desktop.shown),
    dialog: createDialog(desktop),
    ipcMain: createIpcMain(desktop),
    Menu: createMenu(),
    nativeTheme: createNativeTheme(desktop),
    powerMonitor: createPowerMonitor(),
    protocol,
    screen: createScreen(),
    session,
    shell: createShell(desktop),
  }
}
