import type { CDPSession } from 'playwright'
import { toPrivateAddress } from './address.ts'
import type { Desktop } from './desktop.ts'

type Asked = Parameters<NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>>[1]

/** The names that Electron and the DevTools protocol use for the same permission. */
const names: readonly { readonly electron: Asked; readonly chromium: string }[] = [
  { electron: 'geolocation', chromium: 'geolocation' },
  { electron: 'notifications', chromium: 'notifications' },
  { electron: 'media', chromium: 'camera' },
  { electron: 'media', chromium: 'microphone' },
  { electron: 'clipboard-read', chromium: 'clipboard-read' },
  { electron: 'clipboard-sanitized-write', chromium: 'clipboard-write' },
  { electron: 'midi', chromium: 'midi' },
  { electron: 'persistent-storage', chromium: 'persistent-storage' },
  { electron: 'screen-wake-lock', chromium: 'screen-wake-lock' },
  { electron: 'window-management', chromium: 'window-management' },
  { electron: 'local-fonts', chromium: 'local-fonts' },
  { electron: 'idle-detection', chromium: 'idle-detection' },
  { electron: 'storage-access', chromium: 'storage-access' },
  { electron: 'background-sync', chromium: 'background-sync' },
  { electron: 'payment-handler', chromium: 'payment-handler' },
  { electron: 'sensors', chromium: 'accelerometer' },
  { electron: 'sensors', chromium: 'gyroscope' },
  { electron: 'sensors', chromium: 'magnetometer' },
]

/**
 * Asks the session's two handlers about every permission, as Electron would when the page asks, and tells Chromium
 * their answers. A handler that was never set grants, as in Electron: forgetting one shows.
 */
export async function applyPermissions(
  desktop: Desktop,
  devtools: CDPSession,
  contents: Electron.WebContents,
  address: string,
): Promise<void> {
  const origin = new URL(toPrivateAddress(address, desktop.schemes)).origin
  const isGranted = async (permission: Asked): Promise<boolean> => {
    const requestingUrl = address
    const checked =
      desktop.permissionCheck?.(contents, permission, origin, { isMainFrame: true, requestingUrl }) ?? true
    const request = desktop.permissionRequest
    if (!checked || request === undefined) return checked
    // 'sensors' and their like are only ever checked; the request handler sees the others.
    return new Promise((resolve) => {
      request(contents, permission as Parameters<typeof request>[1], resolve, {
        isMainFrame: true,
        requestingUrl,
      })
    })
  }
  await Promise.all(
    names.map(async ({ electron, chromium }) => {
      const setting = (await isGranted(electron)) ? 'granted' : 'denied'
      await devtools.send('Browser.setPermission', { origin, permission: { name: chromium }, setting })
    }),
  )
}
