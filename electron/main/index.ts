import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, type BrowserWindow, clipboard, Menu, powerMonitor, protocol, session, shell } from 'electron'
import { createBackend } from '../backend/backend.ts'
import type { Backend } from '../backend/backend-types.ts'
import { appScheme, startPage } from './address.ts'
import { contentSecurityPolicy } from './content-security-policy.ts'
import { prepareDataFolder } from './data-folder.ts'
import { serveDeveloping } from './developing.ts'
import { failStart, watchFailures, watchPages } from './failure.ts'
import { mapFiles, serveFile } from './files.ts'
import { readFlags } from './flags.ts'
import { connectWindow } from './ipc.ts'
import { allowedLink } from './links.ts'
import { isOwnRequest, lockDownContents, lockDownSession } from './lockdown.ts'
import { menuTemplate } from './menu.ts'
import { bringForward, createWindow } from './window.ts'

const rendererFolder = join(import.meta.dirname, '../renderer')
const preload = join(import.meta.dirname, '../preload/index.cjs')
const storeWorker = new URL('./store-worker.js', import.meta.url)

// Everything that must be said before 'ready' is said while this module is evaluated.
app.enableSandbox()
protocol.registerSchemesAsPrivileged([
  { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
])
const chosenFolder = readFlags(process.argv, process.cwd()).dataFolder
const dataFolder = chosenFolder ?? app.getPath('userData')

/** The address of the development server, which only an unpackaged console listens to. */
const developmentServer = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL

const stopWatching = watchFailures()
app.on('quit', stopWatching)
start()

function start(): void {
  try {
    prepareFolders()
  } catch (error) {
    void app.whenReady().then(() => failStart(dataFolder, error))
    return
  }
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  watchPages()
  app.on('web-contents-created', (_event, contents) => lockDownContents(contents, openLink))
  void app.whenReady().then(open)
}

/** Electron takes only paths that exist. */
function prepareFolders(): void {
  prepareDataFolder(dataFolder)
  if (chosenFolder !== undefined) app.setPath('userData', chosenFolder)
  // Chromium's own files apart from ours: its Cache and our cache are one folder on some file systems.
  const sessionFolder = join(dataFolder, 'Chromium')
  mkdirSync(sessionFolder, { recursive: true })
  app.setPath('sessionData', sessionFolder)
}

function open(): void {
  serveWindow()
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate({ platform: process.platform, isDeveloping: !app.isPackaged, openLink }),
    ),
  )

  let window: BrowserWindow | undefined
  const backend = startBackend()
  connectWindow(backend, () => window?.webContents)
  const show = (): void => {
    if (window !== undefined) {
      bringForward(window)
      return
    }
    window = createWindow({ dataFolder, preload, isDeveloping: !app.isPackaged })
    window.on('closed', () => {
      window = undefined
    })
    window.loadURL(startPage).catch((error: unknown) => {
      // A window that was closed while it loaded is no failure.
      if (window !== undefined) failStart(dataFolder, error)
    })
  }
  show()

  app.on('second-instance', show)
  app.on('activate', show)
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  keepAlive(backend)
}

async function startBackend(): Promise<Backend> {
  return createBackend({
    dataFolder,
    storeWorker,
    desktop: {
      copyText: (text) => clipboard.writeText(text),
      readText: () => clipboard.readText(),
      openExternal,
    },
    application: { version: app.getVersion(), runtime: runtimeName() },
  })
}

/** Lets the backend sleep with the machine, and finish before the application ends, started or not. */
function keepAlive(starting: Promise<Backend>): void {
  starting.then(
    ({ suspend, resume }) => {
      powerMonitor.on('suspend', suspend)
      powerMonitor.on('resume', resume)
    },
    (error: unknown) => failStart(dataFolder, error),
  )
  let isClosed = false
  app.on('will-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    void starting
      .then((backend) => backend.close())
      // What never started, or fails on its way out, must not keep the application open.
      .catch(() => {})
      .finally(() => {
        isClosed = true
        app.quit()
      })
  })
}

function serveWindow(): void {
  const { defaultSession } = session
  if (developmentServer === undefined) {
    const files = mapFiles(rendererFolder)
    const policy = contentSecurityPolicy('strict')
    defaultSession.protocol.handle(appScheme, (request) => serveFile(request, files, policy))
    lockDownSession(defaultSession, isOwnRequest)
    return
  }
  const policy = contentSecurityPolicy('developing')
  defaultSession.protocol.handle(appScheme, (request) => serveDeveloping(request, developmentServer, policy))
  lockDownSession(defaultSession, (address) => isOwnRequest(address) || address.startsWith('ws://127.0.0.1:'))
}

async function openExternal(address: string): Promise<void> {
  const link = allowedLink(address)
  if (link === undefined) throw new Error(`Poolkeeper does not open ${address}: its host is not on the list.`)
  await shell.openExternal(link)
}

function openLink(address: string): void {
  openExternal(address).catch(() => {})
}

function runtimeName(): string {
  const { electron } = process.versions
  return electron === undefined ? 'Chromium (stand-in for Electron)' : `Electron ${electron}`
}
