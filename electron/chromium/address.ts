/**
 * Chromium cannot be taught a scheme over the DevTools pipe, so each custom scheme lives under a private https
 * origin: `app://poolkeeper/a.js` is `https://poolkeeper.app.invalid/a.js` to the page. `.invalid` is reserved
 * (RFC 2606) and never resolves; https makes the page a secure context, as a privileged scheme is in Electron.
 */
const privateDomain = '.invalid'

/** The address Chromium is sent to for an address of a custom scheme; any other address stays as it is. */
export function toPrivateAddress(address: string, schemes: ReadonlySet<string>): string {
  const url = parsed(address)
  if (url === undefined) return address
  const scheme = url.protocol.slice(0, -1)
  if (!schemes.has(scheme)) return address
  return `https://${url.host}.${scheme}${privateDomain}${url.pathname}${url.search}${url.hash}`
}

/** The address main/ knows a page or a resource by, given the address Chromium uses. */
export function toOwnAddress(address: string, schemes: ReadonlySet<string>): string {
  const url = parsed(address)
  if (url === undefined) return address
  const origin = ownOrigin(url, schemes)
  return origin === undefined ? address : `${origin}${url.pathname}${url.search}${url.hash}`
}

/** The serialised origin of an address as main/ knows it; `null` (the word) where it is opaque. */
export function toOwnOrigin(address: string, schemes: ReadonlySet<string>): string {
  const url = parsed(address)
  if (url === undefined) return 'null'
  return ownOrigin(url, schemes) ?? url.origin
}

function ownOrigin(url: URL, schemes: ReadonlySet<string>): string | undefined {
  if (url.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '')
    return undefined
  if (!url.hostname.endsWith(privateDomain)) return undefined
  const labels = url.hostname.slice(0, -privateDomain.length).split('.')
  const scheme = labels.pop()
  if (scheme === undefined || !schemes.has(scheme) || labels.length === 0) return undefined
  return `${scheme}://${labels.join('.')}`
}

function parsed(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined
}
