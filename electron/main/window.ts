import { BrowserWindow, nativeTheme, screen } from 'electron'
import { placeWindow, readWindowState, smallest, writeWindowState } from './window-state.ts'

export type WindowOptions = {
  readonly dataFolder: string
  readonly preload: string
  readonly isDeveloping: boolean
}

/** Opens the console's window where it was left, shown once there is something to see. */
export function createWindow({ dataFolder, preload, isDeveloping }: WindowOptions): BrowserWindow {
  const workAreas = screen.getAllDisplays().map(({ workArea }) => workArea)
  const placement = placeWindow(readWindowState(dataFolder), workAreas)
  const window = new BrowserWindow({
    width: placement.width,
    height: placement.height,
    ...placement.position,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Poolkeeper',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#212529' : '#ffffff',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Usernames, e-mail addresses and identifiers are no prose.
      spellcheck: false,
      devTools: isDeveloping,
    },
  })
  if (placement.isMaximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => {
    writeWindowState(dataFolder, { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() })
  })
  return window
}

/** Brings a window to the front, whatever state it is in. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.focus()
}
