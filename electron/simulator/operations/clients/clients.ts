import { findPool } from '../../pool/account.ts'
import { type Client, findClient } from '../../pool/clients/client.ts'
import { newClientId } from '../../pool/identifiers.ts'
import { takePage } from '../../pool/pages/page.ts'
import { invalidParameter, limitExceeded } from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'
import { checkClient } from './check-client.ts'
import { newSecret } from './client-secrets.ts'
import { givenClientSettings } from './given-client-settings.ts'
import { userPoolClientType } from './user-pool-client-type.ts'

const clientsPerPool = 1000

export const listUserPoolClients = operation('ListUserPoolClients', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const clients = [...pool.clients.values()].sort((left, right) => (left.id < right.id ? -1 : 1))
  const page = takePage(
    account,
    { scope: ['ListUserPoolClients', pool.id], token: request.NextToken, limit: request.MaxResults ?? 60 },
    (after) => clients.filter((client) => client.id > (after?.[0] ?? '')),
    (client) => [client.id],
  )
  return {
    UserPoolClients: page.items.map((client) => ({
      ClientId: client.id,
      UserPoolId: pool.id,
      ClientName: client.name,
    })),
    NextToken: page.next,
  }
})

export const describeUserPoolClient = operation('DescribeUserPoolClient', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  return { UserPoolClient: userPoolClientType(pool, findClient(pool, request.ClientId)) }
})

export const createUserPoolClient = operation('CreateUserPoolClient', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const { GenerateSecret = false, ClientSecret } = request
  if (GenerateSecret && ClientSecret !== undefined) {
    throw invalidParameter('You cannot specify both GenerateSecret as true and provide a ClientSecret value.')
  }
  if (pool.clients.size >= clientsPerPool) {
    throw limitExceeded(`Maximum number of app clients per user pool (${clientsPerPool}) exceeded.`)
  }
  const now = account.now()
  const id = newClientId(account.random)
  const isConfidential = GenerateSecret || ClientSecret !== undefined
  const client: Client = {
    id,
    name: request.ClientName,
    secrets: isConfidential ? [newSecret(account, id, ClientSecret)] : [],
    settings: givenClientSettings(request),
    createdAt: now,
    modifiedAt: now,
  }
  checkClient(pool, client, 'creating')
  pool.clients.set(id, client)
  return { UserPoolClient: userPoolClientType(pool, client) }
})

/** Sets every setting anew; the secrets stay, and so does the name where none is given. */
export const updateUserPoolClient = operation('UpdateUserPoolClient', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const before = findClient(pool, request.ClientId)
  const client: Client = {
    ...before,
    name: request.ClientName ?? before.name,
    settings: givenClientSettings(request),
    modifiedAt: account.now(),
  }
  checkClient(pool, client, 'updating')
  pool.clients.set(client.id, client)
  return { UserPoolClient: userPoolClientType(pool, client) }
})

export const deleteUserPoolClient = operation('DeleteUserPoolClient', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  pool.clients.delete(findClient(pool, request.ClientId).id)
  return {}
})
