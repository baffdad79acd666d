import { failureOf } from '../failure.ts'

/** The address in its normal form; whatever is not plain https is refused, whoever checks again after this. */
export function httpsAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url !== null && url.protocol === 'https:' && url.username === '' && url.password === '') return url.href
  throw failureOf('invalid_input', 'Only https addresses are opened.', {
    advice: 'Copy the address and open it yourself if you trust it.',
  })
}
