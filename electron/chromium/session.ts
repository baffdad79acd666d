import { EventEmitter } from 'node:events'
import type {
  Desktop,
  InvokeHandler,
  PermissionCheck,
  PermissionRequest,
  ProtocolHandler,
  RequestFilter,
} from './desktop.ts'

/** `protocol` and `session.defaultSession`: custom schemes, permissions, request filters. */
export function createSession(desktop: Desktop) {
  const protocol = {
    registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]) => {
      if (desktop.isReady)
        throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
      for (const { scheme } of schemes) desktop.schemes.add(scheme)
    },
    handle: (scheme: string, handler: ProtocolHandler) => {
      desktop.protocolHandlers.set(scheme, handler)
    },
  } satisfies Partial<Electron.Protocol>

  const members = {
    setPermissionCheckHandler: (handler: PermissionCheck | null) => {
      desktop.permissionCheck = handler ?? undefined
    },
    setPermissionRequestHandler: (handler: PermissionRequest | null) => {
      desktop.permissionRequest = handler ?? undefined
    },
    /** Chromium has no devices for a page whose permissions are denied. */
    setDevicePermissionHandler: () => {},
  } satisfies Partial<Electron.Session>

  const webRequest = {
    onBeforeRequest: (
      first: Electron.WebRequestFilter | RequestFilter | null,
      second?: RequestFilter | null,
    ) => {
      // The stand-in asks about every request, as Electron does where no filter is given.
      desktop.requestFilter = (typeof first === 'function' ? first : second) ?? undefined
    },
  } satisfies Partial<Electron.WebRequest>

  const defaultSession = Object.assign(new EventEmitter(), { ...members, protocol, webRequest })
  const session = {
    get defaultSession() {
      if (!desktop.isReady) throw new Error('Session can only be received when app is ready')
      return defaultSession
    },
  }
  return { protocol, session }
}

/** `ipcMain`: the calls the page may make. */
export function createIpcMain(desktop: Desktop) {
  return {
    handle: (channel: string, handler: InvokeHandler) => {
      if (desktop.invokeHandlers.has(channel)) {
        throw new Error(`Attempted to register a second handler for '${channel}'`)
      }
      desktop.invokeHandlers.set(channel, handler)
    },
  } satisfies Partial<Electron.IpcMain>
}
