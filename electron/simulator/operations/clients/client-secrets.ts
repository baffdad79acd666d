import { type Account, findPool } from '../../pool/account.ts'
import { type ClientSecret, findClient } from '../../pool/clients/client.ts'
import { newClientSecret } from '../../pool/identifiers.ts'
import { invalidParameter, limitExceeded, resourceNotFound } from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'
import { timestamp } from '../output.ts'

const secretsPerClient = 2

/** A further secret of an app client: the one that is given, or a new one. Its id says when it was made. */
export function newSecret(
  account: Account,
  clientId: string,
  given: string | undefined,
  others: readonly ClientSecret[] = [],
): ClientSecret {
  const latest = others.at(-1)?.createdAt ?? 0
  const createdAt = Math.max(account.now(), latest + 1)
  return { id: `${clientId}--${createdAt}`, value: given ?? newClientSecret(account.random), createdAt }
}

/**
 * Gives an app client a second secret, so that one can be exchanged for the other. How the refusals of these three
 * operations are worded is not confirmed.
 */
export const addUserPoolClientSecret = operation('AddUserPoolClientSecret', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const client = findClient(pool, request.ClientId)
  if (client.secrets.length === 0) {
    throw invalidParameter(`Client ${client.id} is not configured with a client secret.`)
  }
  if (client.secrets.length >= secretsPerClient) {
    throw limitExceeded(`Maximum number of secrets per app client (${secretsPerClient}) exceeded.`)
  }
  const secret = newSecret(account, client.id, request.ClientSecret, client.secrets)
  pool.clients.set(client.id, {
    ...client,
    secrets: [...client.secrets, secret],
    modifiedAt: account.now(),
  })
  const value = request.ClientSecret === undefined ? { ClientSecretValue: secret.value } : {}
  return { ClientSecretDescriptor: { ...descriptor(secret), ...value } }
})

export const listUserPoolClientSecrets = operation('ListUserPoolClientSecrets', (account, request) => {
  const client = findClient(findPool(account, request.UserPoolId), request.ClientId)
  return { ClientSecrets: client.secrets.map(descriptor) }
})

export const deleteUserPoolClientSecret = operation('DeleteUserPoolClientSecret', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const client = findClient(pool, request.ClientId)
  const kept = client.secrets.filter(({ id }) => id !== request.ClientSecretId)
  if (kept.length === client.secrets.length) {
    throw resourceNotFound(`Client secret ${request.ClientSecretId} does not exist.`)
  }
  if (kept.length === 0) throw invalidParameter('The last secret of an app client cannot be deleted.')
  pool.clients.set(client.id, { ...client, secrets: kept, modifiedAt: account.now() })
  return {}
})

function descriptor({ id, createdAt }: ClientSecret): object {
  return { ClientSecretId: id, ClientSecretCreateDate: timestamp(createdAt) }
}
