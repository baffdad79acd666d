import type { Session, WebContents } from 'electron'
import { isOwnAddress, startPage } from './address.ts'
import { allowedLink } from './links.ts'

/** Denies every permission, every download and every request that is not for the console's own files. */
export function lockDownSession(session: Session, mayRequest: (address: string) => boolean): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !mayRequest(details.url) }))
}

/** What the window may ask for: its own files, and the developer tools theirs. */
export function isOwnRequest(address: string): boolean {
  return isOwnAddress(address) || address.startsWith('devtools://') || address.startsWith('data:')
}

/**
 * Keeps a page where it is: it can reload itself and go nowhere else, embeds nothing, and opens no window. A link to
 * a known host goes to the system's browser instead.
 */
export function lockDownContents(contents: WebContents, openExternal: (address: string) => void): void {
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isStartPage(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    const link = allowedLink(url)
    if (link !== undefined) openExternal(link)
    return { action: 'deny' }
  })
}

function isStartPage(address: string): boolean {
  return address.split('#', 1)[0] === startPage
}
