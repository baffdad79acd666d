/** What a request's headers say of its signature. Whether it is right is not looked at: any credentials do. */
export type Signature = {
  readonly accessKeyId: string
  /** `20260131T120000Z`; undefined when the request does not say. */
  readonly signedAt: string | undefined
}

/** Header names in lower case, as Node and the SDK give them. */
export type RequestHeaders = Readonly<Record<string, string | string[] | undefined>>

/** Undefined for a request without a signature. */
export function readSignature(headers: RequestHeaders): Signature | undefined {
  const authorization = header(headers, 'authorization')
  if (authorization === undefined || authorization === '') return undefined
  // AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260131/eu-central-1/cognito-idp/aws4_request, SignedHeaders=…
  const accessKeyId = /\bCredential=([^/,\s]+)/.exec(authorization)?.[1] ?? ''
  return { accessKeyId, signedAt: header(headers, 'x-amz-date') }
}

/** A header's only or first value. */
export function header(headers: RequestHeaders, name: string): string | undefined {
  const value = headers[name]
  return typeof value === 'object' ? value[0] : value
}
