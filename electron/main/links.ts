/** Hosts whose pages the console may open in the system's browser. */
const hosts: ReadonlySet<string> = new Set([
  'console.aws.amazon.com',
  'docs.aws.amazon.com',
  'health.aws.amazon.com',
  'repost.aws',
  'github.com',
])

/** A Region's own console, such as eu-central-1.console.aws.amazon.com. */
const regionalConsole = /^[a-z]{2}(-[a-z]+)+-\d\.console\.aws\.amazon\.com$/

/** The address to hand to the system's browser; undefined where it may not leave the console. */
export function allowedLink(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  if (url.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '')
    return undefined
  return hosts.has(url.hostname) || regionalConsole.test(url.hostname) ? url.href : undefined
}
