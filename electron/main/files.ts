import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { appOrigin } from './address.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

/** Every address the window may load, and the file behind it. Made once: an address is never turned into a path. */
export type FileMap = ReadonlyMap<string, string>

/** The files of a built renderer by their full address. */
export function mapFiles(folder: string): FileMap {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return new Map(
    files.map((file) => {
      const path = join(file.parentPath, file.name)
      return [`${appOrigin}/${relative(folder, path).split(sep).join('/')}`, path]
    }),
  )
}

/** Answers a request of the window from the map: GET of a known address, or 404, or 405. */
export async function serveFile(request: Request, files: FileMap, policy: string): Promise<Response> {
  if (request.method !== 'GET') return refusal(405, policy)
  const path = files.get(withoutQuery(request.url))
  if (path === undefined) return refusal(404, policy)
  return new Response(new Uint8Array(await readFile(path)), {
    headers: {
      ...securityHeaders(policy),
      'Content-Type': types[extname(path)] ?? 'application/octet-stream',
      'Cache-Control': 'no-cache',
    },
  })
}

function refusal(status: 404 | 405, policy: string): Response {
  return new Response(null, { status, headers: securityHeaders(policy) })
}

/** Features of the web that a list and a form never need; the session's handlers deny what this header cannot name. */
const permissionsPolicy = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .join(', ')

/** Headers of everything that is served, refusals included. */
export function securityHeaders(policy: string): Record<string, string> {
  return {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': permissionsPolicy,
  }
}

/** The hash never arrives; a query may, and changes nothing. */
function withoutQuery(address: string): string {
  return address.split(/[?#]/, 1)[0] ?? address
}
