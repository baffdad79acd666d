import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright'
import type { Desktop, LaunchOptions } from './desktop.ts'
import { createElectron, type StandIn } from './electron.ts'

export type Launched = {
  /** The window, once its first document is there. Rejects when the application quits before. */
  readonly page: Promise<Page>
  /** The exit code, once the application has quit and its browser is gone. */
  readonly exited: Promise<number>
  readonly electron: StandIn
  quit(): Promise<number>
}

const applications = new Map<string, StandIn>()
const electronScheme = 'chromium-stand-in:'
let lastInstance = 0
let isHooked = false
let previousLaunch: Promise<unknown> = Promise.resolve()

/**
 * Runs a built main bundle on Chromium. Each launch evaluates the bundle anew, so that one process can open the
 * console many times over.
 */
export async function launch(options: LaunchOptions): Promise<Launched> {
  // The bundle reads process.argv while it is evaluated: one at a time.
  const turn = previousLaunch.then(() => evaluate(options))
  previousLaunch = turn.catch(() => {})
  return turn
}

async function evaluate(options: LaunchOptions): Promise<Launched> {
  hookModules()
  const page = Promise.withResolvers<Page>()
  const exited = Promise.withResolvers<number>()
  page.promise.catch(() => {})
  const desktop: Desktop = {
    options,
    app: new EventEmitter(),
    paths: { userData: '', sessionData: '' },
    schemes: new Set(),
    protocolHandlers: new Map(),
    invokeHandlers: new Map(),
    permissionCheck: undefined,
    permissionRequest: undefined,
    requestFilter: undefined,
    lock: undefined,
    isReady: false,
    window: undefined,
    shown: undefined,
    closing: Promise.resolve(),
    onPage: page.resolve,
    onExit: (code) => {
      applications.delete(instance)
      page.reject(new Error(`The application quit with code ${code} before it showed a window.`))
      exited.resolve(code)
    },
  }
  const instance = String(++lastInstance)
  const electron = createElectron(desktop)
  applications.set(instance, electron)

  const argv = process.argv
  process.argv = [process.execPath, fileURLToPath(options.entry), ...options.arguments]
  try {
    await import(`${options.entry.href}?instance=${instance}`)
  } finally {
    process.argv = argv
  }
  desktop.isReady = true
  desktop.app.emit('ready', {}, {})
  return {
    page: page.promise,
    exited: exited.promise,
    electron,
    quit: () => {
      electron.app.quit()
      return exited.promise
    },
  }
}

/** Sends `import 'electron'` of a launched bundle, and of the chunks it imports, to that launch's own modules. */
function hookModules(): void {
  if (isHooked) return
  isHooked = true
  registerHooks({
    resolve: (specifier, context, next) => {
      const instance = instanceOf(context.parentURL)
      if (instance === undefined) return next(specifier, context)
      if (specifier === 'electron' || specifier === 'electron/main') {
        return { url: `${electronScheme}${instance}`, format: 'module', shortCircuit: true }
      }
      if (!specifier.startsWith('.')) return next(specifier, context)
      const url = new URL(specifier, context.parentURL)
      url.searchParams.set('instance', instance)
      return { url: url.href, format: 'module', shortCircuit: true }
    },
    load: (url, context, next) => {
      if (url.startsWith(electronScheme)) {
        return { format: 'module', source: electronSource(url), shortCircuit: true }
      }
      if (instanceOf(url) === undefined) return next(url, context)
      return { format: 'module', source: readFileSync(fileURLToPath(url)), shortCircuit: true }
    },
  })
}

const modulesOf = Symbol.for('poolkeeper.chromium-stand-in')

function electronSource(url: string): string {
  const instance = url.slice(electronScheme.length)
  const names = Object.keys(applications.get(instance) ?? {})
  return `const modules = globalThis[Symbol.for('poolkeeper.chromium-stand-in')](${JSON.stringify(instance)})
export const { ${names.join(', ')} } = modules
export default modules`
}

Object.defineProperty(globalThis, modulesOf, {
  value: (instance: string) => applications.get(instance),
  configurable: true,
})

function instanceOf(url: string | undefined): string | undefined {
  if (url === undefined || !url.startsWith('file:')) return undefined
  return new URL(url).searchParams.get('instance') ?? undefined
}
