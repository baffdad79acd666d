import { findPool } from '../../pool/account.ts'
import { takePage } from '../../pool/pages/page.ts'
import type { Pool } from '../../pool/pool.ts'
import type { ResourceServer } from '../../pool/providers/resource-server.ts'
import { invalidParameter, limitExceeded, resourceNotFound } from '../../protocol/exceptions.ts'
import type { InputOf } from '../../protocol/input.ts'
import { operation } from '../../protocol/operation.ts'

const serversPerPool = 25
const longestPage = 50

export const createResourceServer = operation('CreateResourceServer', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  if (pool.resourceServers.has(request.Identifier)) {
    throw invalidParameter(`${request.Identifier} already exists in user pool ${pool.id}.`)
  }
  if (pool.resourceServers.size >= serversPerPool) {
    throw limitExceeded(`Maximum number of resource servers (${serversPerPool}) exceeded.`)
  }
  return { ResourceServer: put(pool, request) }
})

/** Replaces the name and all scopes: those that are left out are gone. */
export const updateResourceServer = operation('UpdateResourceServer', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  find(pool, request.Identifier)
  return { ResourceServer: put(pool, request) }
})

export const describeResourceServer = operation('DescribeResourceServer', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  return { ResourceServer: resourceServerType(pool, find(pool, request.Identifier)) }
})

export const deleteResourceServer = operation('DeleteResourceServer', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  pool.resourceServers.delete(find(pool, request.Identifier).identifier)
  return {}
})

export const listResourceServers = operation('ListResourceServers', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const servers = [...pool.resourceServers.values()].sort((left, right) =>
    left.identifier < right.identifier ? -1 : 1,
  )
  const page = takePage(
    account,
    {
      scope: ['ListResourceServers', pool.id],
      token: request.NextToken,
      limit: request.MaxResults ?? longestPage,
    },
    (after) => servers.filter(({ identifier }) => identifier > (after?.[0] ?? '')),
    ({ identifier }) => [identifier],
  )
  return {
    ResourceServers: page.items.map((server) => resourceServerType(pool, server)),
    NextToken: page.next,
  }
})

function put(pool: Pool, request: InputOf<'CreateResourceServer'>): object {
  const server: ResourceServer = {
    identifier: request.Identifier,
    name: request.Name,
    scopes: request.Scopes ?? [],
  }
  pool.resourceServers.set(server.identifier, server)
  return resourceServerType(pool, server)
}

/** Throws ResourceNotFoundException; how it is worded is not confirmed. */
function find(pool: Pool, identifier: string): ResourceServer {
  const server = pool.resourceServers.get(identifier)
  if (server === undefined) throw resourceNotFound(`Resource server ${identifier} does not exist.`)
  return server
}

function resourceServerType(pool: Pool, { identifier, name, scopes }: ResourceServer): object {
  return { UserPoolId: pool.id, Identifier: identifier, Name: name, Scopes: scopes }
}
