import type { EventEmitter } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Desktop } from './desktop.ts'
import { takeInstanceLock } from './instance-lock.ts'

export type StandInApp = EventEmitter & ReturnType<typeof appMembers>

/** `app`: the application's life, from ready to quit. */
export function createApp(desktop: Desktop): StandInApp {
  return Object.assign(desktop.app, appMembers(desktop))
}

function appMembers(desktop: Desktop) {
  let isQuitting = false
  let hasExited = false
  const root = fileURLToPath(new URL('../../', desktop.options.entry))
  const manifest: { productName: string; version: string } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  desktop.paths.userData ||= join(configurationFolder(), manifest.productName)

  /** Emits an event whose default can be prevented; says whether it may go on. */
  const mayGoOn = (name: string): boolean => {
    let isPrevented = false
    const preventDefault = () => {
      isPrevented = true
    }
    desktop.app.emit(name, { preventDefault })
    return !isPrevented
  }

  const exit = (code = 0): void => {
    if (hasExited) return
    hasExited = true
    isQuitting = true
    desktop.window?.destroy()
    desktop.app.emit('quit', {}, code)
    void desktop.closing.then(() => {
      desktop.lock?.release()
      desktop.onExit(code)
    })
  }

  const quit = (): void => {
    if (hasExited || !mayGoOn('before-quit')) return
    isQuitting = true
    desktop.window?.close()
    if (desktop.window !== undefined) {
      isQuitting = false
      return
    }
    if (mayGoOn('will-quit')) exit(0)
  }

  desktop.app.on('stand-in-window-closed', () => {
    // As Electron does: nobody listening means quit.
    if (!isQuitting && !desktop.app.emit('window-all-closed')) quit()
  })

  return {
    isPackaged: false,
    getVersion: () => manifest.version,
    /** Chromium's sandbox is on wherever it can be: see browser.ts. */
    enableSandbox: () => {},
    whenReady: () =>
      desktop.isReady
        ? Promise.resolve()
        : new Promise<void>((resolve) => desktop.app.once('ready', () => resolve())),
    getPath: (name: Parameters<Electron.App['getPath']>[0]) => {
      if (name !== 'userData') throw new Error(`The stand-in does not know the path of '${name}'.`)
      return desktop.paths.userData
    },
    setPath: (name: string, path: string) => {
      if (name !== 'userData' && name !== 'sessionData') {
        throw new Error(`The stand-in cannot set the path of '${name}'.`)
      }
      if (!existsSync(path)) throw new Error(`Path '${path}' does not exist.`)
      desktop.paths[name] = path
    },
    requestSingleInstanceLock: () => {
      desktop.lock ??= takeInstanceLock(
        desktop.paths.userData,
        { argv: process.argv, workingDirectory: process.cwd() },
        (argv, workingDirectory) => desktop.app.emit('second-instance', {}, argv, workingDirectory, null),
      )
      return desktop.lock !== undefined
    },
    quit,
    exit,
  } satisfies Partial<Electron.App>
}

/** Where the platform keeps an application's data, as Electron's `appData`. */
function configurationFolder(): string {
  switch (process.platform) {
    case 'win32':
      return process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming')
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support')
    default:
      return process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config')
  }
}
