import type { Meaning } from './exceptions.ts'

const unreachable: Meaning = {
  code: 'unreachable',
  retryable: true,
  advice: 'Check the network, the VPN and the proxy, and the region or endpoint of the connection.',
}
const timedOut: Meaning = {
  code: 'timed_out',
  retryable: true,
  advice: 'Check the network and try again. What was asked may have been done: look before you repeat it.',
}
const untrusted: Meaning = {
  code: 'unreachable',
  retryable: false,
  advice:
    'The secure connection could not be set up. A proxy that inspects traffic may be in between (have its certificate trusted: NODE_EXTRA_CA_CERTS), or the endpoint’s certificate or this machine’s clock is wrong.',
}

const cutOff = ['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ERR_HTTP2_STREAM_ERROR', 'UND_ERR_SOCKET']

const codes: Readonly<Record<string, { readonly meaning: Meaning; readonly what: string }>> = {
  ENOTFOUND: { meaning: unreachable, what: 'could not be found' },
  EAI_AGAIN: { meaning: unreachable, what: 'could not be found, because the name service does not answer' },
  ECONNREFUSED: { meaning: unreachable, what: 'refused the connection' },
  EHOSTUNREACH: { meaning: unreachable, what: 'cannot be reached from this network' },
  ENETUNREACH: { meaning: unreachable, what: 'cannot be reached: this machine has no network' },
  ENETDOWN: { meaning: unreachable, what: 'cannot be reached: this machine has no network' },
  EADDRNOTAVAIL: { meaning: unreachable, what: 'cannot be reached from this machine' },
  ...Object.fromEntries(
    cutOff.map((code) => [code, { meaning: unreachable, what: 'cut the connection before it answered' }]),
  ),
  ETIMEDOUT: { meaning: timedOut, what: 'did not answer in time' },
  ESOCKETTIMEDOUT: { meaning: timedOut, what: 'did not answer in time' },
}

/** What a network error means, told by Node's code; null when the error is not one. */
export function networkMeaning(code: string): { readonly meaning: Meaning; readonly what: string } | null {
  const known = Object.hasOwn(codes, code) ? codes[code] : undefined
  if (known !== undefined) return known
  const ofTls =
    /^(ERR_TLS_|ERR_SSL_|EPROTO$)|CERT|SIGNED|LEAF_SIGNATURE|ISSUER|HOSTNAME_MISMATCH|INVALID_CA/.test(code)
  return ofTls ? { meaning: untrusted, what: 'could not prove who it is' } : null
}

/** A time-out without a code of Node's: the SDK gives it a name. */
export const timeoutMeaning = { meaning: timedOut, what: 'did not answer in time' }
