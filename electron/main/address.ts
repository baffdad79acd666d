/** The console's own scheme: a standard, secure origin that no web page can have. */
export const appScheme = 'app'
export const appOrigin = `${appScheme}://poolkeeper`
export const startPage = `${appOrigin}/index.html`

/** Whether an address belongs to the console's own origin, spelled exactly so. */
export function isOwnAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return (
    `${url.protocol}//${url.host}` === appOrigin &&
    url.username === '' &&
    url.password === '' &&
    url.port === ''
  )
}
