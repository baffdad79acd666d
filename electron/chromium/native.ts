import { EventEmitter } from 'node:events'
import type { Desktop, MessageBox } from './desktop.ts'

/** `dialog`: told to whoever launched the stand-in, because a browser shows no native dialog. */
export function createDialog(desktop: Desktop) {
  const show = (options: Partial<Electron.MessageBoxOptions>): number => {
    const box: MessageBox = {
      type: options.type ?? 'none',
      title: options.title ?? '',
      message: options.message ?? '',
      detail: options.detail ?? '',
      buttons: options.buttons ?? ['OK'],
    }
    return desktop.options.onDialog(box) ?? options.cancelId ?? options.defaultId ?? 0
  }
  return {
    showErrorBox: (title: string, content: string) => {
      show({ type: 'error', title, message: title, detail: content })
    },
    showMessageBox: async (
      first: Electron.MessageBoxOptions | object,
      second?: Electron.MessageBoxOptions,
    ): Promise<Electron.MessageBoxReturnValue> => {
      const options = second ?? first
      return { response: show(options), checkboxChecked: false }
    },
  } satisfies Partial<Electron.Dialog>
}

/** `shell`: an address is handed to whoever launched the stand-in. */
export function createShell(desktop: Desktop) {
  return {
    openExternal: async (address: string) => desktop.options.onExternal(address),
  } satisfies Partial<Electron.Shell>
}

/** `Menu`: Chromium's app window has no menu bar. */
export function createMenu() {
  return {
    buildFromTemplate: (template: readonly (Electron.MenuItemConstructorOptions | Electron.MenuItem)[]) => ({
      items: template,
    }),
    setApplicationMenu: () => {},
  }
}

/** `nativeTheme`: what the launch says; the page asks Chromium itself. */
export function createNativeTheme(desktop: Desktop) {
  return Object.assign(new EventEmitter(), {
    shouldUseDarkColors: desktop.options.colorScheme === 'dark',
  } satisfies Partial<Electron.NativeTheme>)
}

/** `screen`: nothing is known of displays before the browser runs, so none is named. */
export function createScreen() {
  return Object.assign(new EventEmitter(), {
    getAllDisplays: (): Electron.Display[] => [],
  } satisfies Partial<Electron.Screen>)
}

/** `powerMonitor`: a browser does not say when the machine sleeps; the events never come. */
export function createPowerMonitor() {
  return new EventEmitter()
}
