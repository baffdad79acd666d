import { EventEmitter } from 'node:events'
import type { Desktop } from '../../../electron/chromium/desktop.ts'
import { mainBundle } from '../../../electron/start/project.ts'

/** A stand-in's state without a browser: for the modules that need none. */
export function aDesktop(): Desktop {
  return {
    options: {
      entry: mainBundle,
      arguments: [],
      executable: '/nonexistent/chromium',
      headless: true,
      onDialog: () => undefined,
      onExternal: () => {},
    },
    app: new EventEmitter(),
    paths: { userData: '', sessionData: '' },
    schemes: new Set(),
    protocolHandlers: new Map(),
    invokeHandlers: new Map(),
    permissionCheck: undefined,
    permissionRequest: undefined,
    requestFilter: undefined,
    lock: undefined,
    isReady: true,
    window: undefined,
    shown: undefined,
    closing: Promise.resolve(),
    onPage: () => {},
    onExit: () => {},
  }
}
