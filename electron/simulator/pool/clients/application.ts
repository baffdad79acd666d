import { createHmac } from 'node:crypto'
import { notAuthorized, resourceNotFound } from '../../protocol/exceptions.ts'
import type { Account } from '../account.ts'
import type { Pool } from '../pool.ts'
import type { Client } from './client.ts'

/** An application that makes requests of its own: its app client, and the pool of that. */
export type Application = { readonly pool: Pool; readonly client: Client }

export function lookUpApplication(account: Account, clientId: string): Application | undefined {
  for (const pool of account.pools.values()) {
    const client = pool.clients.get(clientId)
    if (client !== undefined) return { pool, client }
  }
  return undefined
}

/** Throws ResourceNotFoundException when no pool of the account has such an app client. */
export function findApplication(account: Account, clientId: string): Application {
  const application = lookUpApplication(account, clientId)
  if (application === undefined) throw resourceNotFound(`User pool client ${clientId} does not exist.`)
  return application
}

/**
 * Makes sure that a request comes from whoever knows the app client's secret, if it has one: the hash is an HMAC with
 * SHA-256, by the secret, of the username as it was given and the client's id, in base64. Throws
 * NotAuthorizedException.
 */
export function checkSecretHash(client: Client, username: string, secretHash: string | undefined): void {
  if (client.secrets.length > 0 && secretHash === undefined) {
    throw notAuthorized(`Client ${client.id} is configured with secret but SECRET_HASH was not received`)
  }
  const matches = client.secrets.some(({ value }) => {
    const hash = createHmac('sha256', value).update(username + client.id)
    return hash.digest('base64') === secretHash
  })
  if (secretHash !== undefined && !matches) {
    throw notAuthorized(`Unable to verify secret hash for client ${client.id}`)
  }
}
