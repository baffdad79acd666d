import type { RawRequest } from '../rule.ts'
import { credentials, region } from './open-pool.ts'

const signature =
  `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/20260301/${region}/cognito-idp/aws4_request, ` +
  `SignedHeaders=host;x-amz-target, Signature=${'0'.repeat(64)}`

/** The headers that a raw request is sent with. */
export function rawHeaders({ target, headers }: RawRequest): Record<string, string> {
  const all: Record<string, string | null> = {
    'content-type': 'application/x-amz-json-1.1',
    authorization: signature,
    'x-amz-target': target === null || target.includes('.') ? target : targetOf(target),
    ...headers,
  }
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  )
}

export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function targetOf(operation: string): string {
  return `AWSCognitoIdentityProviderService.${operation}`
}
