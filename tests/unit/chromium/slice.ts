import type { StandIn } from '../../../electron/chromium/electron.ts'
import type { StandInFrame } from '../../../electron/chromium/frames.ts'

/**
 * Electron's own types, cut down to what the stand-in has. honesty.test.ts compiles main/ against this file in
 * place of 'electron': whatever main/ uses and the stand-in lacks is a compile error, and so is whatever the
 * stand-in has and Electron lacks.
 */
type Cut<Full, Own> = Pick<Full, keyof Own & keyof Full>
type Extra<Full, Own> = Exclude<keyof Own, keyof Full>

type Window = InstanceType<StandIn['BrowserWindow']>
type Contents = Window['webContents']
type DefaultSession = StandIn['session']['defaultSession']
type Frame = StandInFrame

export type WebContents = Cut<Electron.WebContents, Contents>
export type WebFrameMain = Omit<Cut<Electron.WebFrameMain, Frame>, 'parent' | 'top'> & {
  readonly parent: WebFrameMain | null
  readonly top: WebFrameMain | null
}
export type Session = Omit<Cut<Electron.Session, DefaultSession>, 'protocol' | 'webRequest'> & {
  readonly protocol: Cut<Electron.Protocol, StandIn['protocol']>
  readonly webRequest: Cut<Electron.WebRequest, DefaultSession['webRequest']>
}
export type BrowserWindow = Omit<Cut<Electron.BrowserWindow, Window>, 'webContents'> & {
  readonly webContents: WebContents
}
export type IpcMainInvokeEvent = Omit<Electron.IpcMainInvokeEvent, 'sender' | 'senderFrame'> & {
  readonly sender: WebContents
  readonly senderFrame: WebFrameMain | null
}
export type MenuItemConstructorOptions = Electron.MenuItemConstructorOptions

export declare const app: Cut<Electron.App, StandIn['app']>
export declare const BrowserWindow: new (options?: Electron.BrowserWindowConstructorOptions) => BrowserWindow
export declare const clipboard: Cut<Electron.Clipboard, StandIn['clipboard']>
export declare const dialog: Cut<Electron.Dialog, StandIn['dialog']>
export declare const ipcMain: Cut<Electron.IpcMain, StandIn['ipcMain']>
export declare const Menu: Cut<typeof Electron.Menu, StandIn['Menu']>
export declare const nativeTheme: Cut<Electron.NativeTheme, StandIn['nativeTheme']>
export declare const powerMonitor: Cut<Electron.PowerMonitor, StandIn['powerMonitor']>
export declare const protocol: Cut<Electron.Protocol, StandIn['protocol']>
export declare const screen: Cut<Electron.Screen, StandIn['screen']>
export declare const session: { readonly defaultSession: Session }
export declare const shell: Cut<Electron.Shell, StandIn['shell']>

/** What the stand-in promises beyond Electron, by name: must be nothing. */
type Promised =
  | Extra<typeof Electron, StandIn>
  | Extra<Electron.App, StandIn['app']>
  | Extra<Electron.BrowserWindow, Window>
  | Extra<Electron.WebContents, Contents>
  | Extra<Electron.WebFrameMain, Frame>
  | Extra<Electron.Session, DefaultSession>
  | Extra<Electron.WebRequest, DefaultSession['webRequest']>
  | Extra<typeof Electron.session, StandIn['session']>
  | Extra<Electron.Clipboard, StandIn['clipboard']>
  | Extra<Electron.Dialog, StandIn['dialog']>
  | Extra<Electron.IpcMain, StandIn['ipcMain']>
  | Extra<typeof Electron.Menu, StandIn['Menu']>
  | Extra<Electron.NativeTheme, StandIn['nativeTheme']>
  | Extra<Electron.PowerMonitor, StandIn['powerMonitor']>
  | Extra<Electron.Protocol, StandIn['protocol']>
  | Extra<Electron.Screen, StandIn['screen']>
  | Extra<Electron.Shell, StandIn['shell']>
export const nothingPromised: [Promised] extends [never] ? true : Promised = true
