/**
 * The script that runs before the page's own: it plays the preload side of Electron. The bundle sees a `require`
 * that knows 'electron' and nothing else, and the page sees only what the bundle exposes: the binding's name is
 * taken off the window before any other script can run.
 */
export function pageScript(bindingName: string, preloadSource: string): string {
  return `(${bridge.toString()})(${JSON.stringify(bindingName)}, function (require, module, exports) {
${preloadSource}
})`
}

type Call = (kind: 'invoke' | 'wait' | 'resized', channel?: string, payload?: unknown[]) => Promise<Answer>
type Answer = {
  readonly ok?: boolean
  readonly value?: unknown
  readonly message?: string
  readonly events?: readonly { readonly channel: string; readonly payload: readonly unknown[] }[]
}
type Bundle = (
  require: (name: string) => unknown,
  module: { exports: unknown },
  exports: Record<string, unknown>,
) => void

/** Runs in the page: it must not refer to anything outside itself. */
function bridge(bindingName: string, bundle: Bundle): void {
  const page = globalThis as unknown as Record<string, unknown> & {
    top: unknown
    reportError(error: unknown): void
    addEventListener(type: string, listener: () => void): void
  }
  const call = page[bindingName] as Call
  delete page[bindingName]
  const clone = structuredClone
  const report = page.reportError
  // As in Electron: a preload runs in the top frame only.
  if (page.top !== globalThis) return

  const listeners = new Map<string, Set<(event: object, ...payload: unknown[]) => void>>()
  const ipcRenderer = {
    async invoke(channel: string, ...payload: unknown[]): Promise<unknown> {
      const answer = await call('invoke', channel, clone(payload))
      if (answer.ok === true) return answer.value
      throw new Error(`Error invoking remote method '${channel}': ${answer.message}`)
    },
    on(channel: string, listener: (event: object, ...payload: unknown[]) => void) {
      const set = listeners.get(channel) ?? new Set()
      listeners.set(channel, set.add(listener))
      return ipcRenderer
    },
    off(channel: string, listener: (event: object, ...payload: unknown[]) => void) {
      listeners.get(channel)?.delete(listener)
      return ipcRenderer
    },
  }

  const copyFrozen = (value: unknown): unknown => {
    if (typeof value === 'function') {
      const run = value as (...payload: unknown[]) => unknown
      return Object.freeze((...payload: unknown[]) => run(...payload))
    }
    if (Array.isArray(value)) return Object.freeze(value.map(copyFrozen))
    if (typeof value !== 'object' || value === null) return value
    return Object.freeze(
      Object.fromEntries(Object.entries(value).map(([key, own]) => [key, copyFrozen(own)])),
    )
  }
  const contextBridge = {
    exposeInMainWorld(name: string, api: unknown) {
      if (Object.hasOwn(page, name)) throw new Error(`Cannot bind an API on top of window.${name}`)
      Object.defineProperty(page, name, { value: copyFrozen(api), enumerable: true })
    },
  }

  const listen = async (): Promise<void> => {
    for (;;) {
      const { events } = await call('wait')
      for (const { channel, payload } of events ?? []) {
        for (const listener of listeners.get(channel) ?? []) {
          try {
            listener({}, ...payload)
          } catch (error) {
            report(error)
          }
        }
      }
    }
  }

  const module = { exports: {} }
  bundle(
    (name) => {
      if (name === 'electron') return { contextBridge, ipcRenderer }
      throw new Error(`module not found: ${name}`)
    },
    module,
    module.exports,
  )
  void listen()
  for (const type of ['resize', 'blur']) page.addEventListener(type, () => void call('resized'))
}
