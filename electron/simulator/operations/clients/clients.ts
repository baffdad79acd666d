import { findPool } from '../../pool/account.ts'
import { takePage } from '../../pool/page.ts'
import { resourceNotFound } from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'
import { timestamp } from '../output.ts'

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
  return {
    UserPoolClient: {
      UserPoolId: pool.id,
      ClientId: client.id,
      ClientName: client.name,
      CreationDate: timestamp(client.createdAt),
      LastModifiedDate: timestamp(client.modifiedAt),
      RefreshTokenValidity: 30,
      TokenValidityUnits: {},
      ExplicitAuthFlows: client.explicitAuthFlows,
      AllowedOAuthFlowsUserPoolClient: false,
      PreventUserExistenceErrors: client.preventUserExistenceErrors,
      EnableTokenRevocation: true,
      EnablePropagateAdditionalUserContextData: false,
      AuthSessionValidity: 3,
    },
  }
})
