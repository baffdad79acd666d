const strict = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'font-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
}

/** Hot reload speaks over a socket and injects inline scripts and styles: while developing, and only then. */
const developing = {
  ...strict,
  'script-src': "'self' 'unsafe-inline'",
  'style-src': "'self' 'unsafe-inline'",
  'connect-src': "'self' ws://127.0.0.1:*",
}

/** What the page may load and do, as the value of a Content-Security-Policy header. */
export function contentSecurityPolicy(mode: 'strict' | 'developing'): string {
  return Object.entries(mode === 'strict' ? strict : developing)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ')
}
