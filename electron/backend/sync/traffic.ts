import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { HttpResponse } from '@smithy/protocol-http'

/** Tells the length of each answer's body, in bytes, until the function that it gives back is called. */
export function countBytes(
  client: CognitoIdentityProviderClient,
  onBytes: (count: number) => void,
): () => void {
  const name = 'countBytes'
  client.middlewareStack.add(
    (next) => async (request) => {
      const answer = await next(request)
      if (HttpResponse.isInstance(answer.response)) {
        const length = Number(answer.response.headers['content-length'])
        if (Number.isFinite(length)) onBytes(length)
      }
      return answer
    },
    { step: 'deserialize', priority: 'low', name, override: true },
  )
  return () => {
    client.middlewareStack.remove(name)
  }
}
