import { findPool } from '../../pool/account.ts'
import type { Client, ClientSecret } from '../../pool/client.ts'
import { newClientId, newClientSecret } from '../../pool/identifiers.ts'
import { takePage } from '../../pool/page.ts'
import { invalidParameter, resourceNotFound } from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'
import { givenClientSettings } from './given-client-settings.ts'
import { userPoolClientType } from './user-pool-client-type.ts'

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
  const client = pool.clients.get(request.ClientId)
  if (client === undefined) throw resourceNotFound(`User pool client ${request.ClientId} does not exist.`)
  return { UserPoolClient: userPoolClientType(pool, client) }
})

export const createUserPoolClient = operation('CreateUserPoolClient', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const { GenerateSecret, ClientSecret } = request
  if (GenerateSecret === true && ClientSecret !== undefined) {
    throw invalidParameter('GenerateSecret cannot be true when ClientSecret is provided.')
  }
  const now = account.now()
  const id = newClientId(account.random)
  const value = GenerateSecret === true ? newClientSecret(account.random) : ClientSecret
  const secrets: ClientSecret[] = value === undefined ? [] : [{ id: `${id}--${now}`, value, createdAt: now }]
  const client: Client = {
    id,
    name: request.ClientName,
    secrets,
    settings: givenClientSettings(request),
    createdAt: now,
    modifiedAt: now,
  }
  pool.clients.set(id, client)
  return { UserPoolClient: userPoolClientType(pool, client) }
})
