import type { Client } from '../../pool/clients/client.ts'
import { notAuthorized } from '../../protocol/exceptions.ts'

/** Throws NotAuthorizedException where the client has a secret, and the request does not bear it. */
export function checkClientSecret(client: Client, secret: string | undefined): void {
  if (knowsSecret(client, secret)) return
  throw notAuthorized(
    secret === undefined
      ? `Client ${client.id} is configured for secret but secret was not received`
      : `Unable to verify secret hash for client ${client.id}`,
  )
}

/** Whether it is one of the client's secrets; for a client without one, anything is. */
export function knowsSecret(client: Client, secret: string | undefined): boolean {
  return client.secrets.length === 0 || client.secrets.some(({ value }) => value === secret)
}
