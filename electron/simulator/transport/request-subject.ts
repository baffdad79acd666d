import { z } from 'zod'
import type { Account } from '../pool/account.ts'
import type { Pool } from '../pool/pool.ts'

/** What a request is about, as far as its body tells. */
export type RequestSubject = {
  readonly userPoolId: string | undefined
  /** The same for all names of a user. */
  readonly user: string | undefined
}

const text = z.string().optional().catch(undefined)
const named = z.object({ USERNAME: text }).optional().catch(undefined)

const bodyShape = z.object({
  UserPoolId: text,
  ClientId: text,
  Username: text,
  AccessToken: text,
  AuthParameters: named,
  ChallengeResponses: named,
})

const claimsShape = z.object({ sub: z.string(), iss: z.string() })

/** Reads the pool and the user out of a request's body, before anybody has looked whether it is valid. Never throws. */
export function requestSubject(account: Account, body: unknown): RequestSubject {
  const request = bodyShape.safeParse(body).data
  if (request === undefined) return { userPoolId: undefined, user: undefined }
  if (request.AccessToken !== undefined) return tokenSubject(request.AccessToken)
  const pool =
    request.UserPoolId === undefined
      ? poolOfClient(account, request.ClientId)
      : account.pools.get(request.UserPoolId)
  const userPoolId = request.UserPoolId ?? pool?.id
  const name = request.Username ?? request.AuthParameters?.USERNAME ?? request.ChallengeResponses?.USERNAME
  return { userPoolId, user: name === undefined ? undefined : `${userPoolId}/${userKey(pool, name)}` }
}

/** The pool that the body of a request names, if it is a body and names one. */
export function readUserPoolId(body: string): string | undefined {
  return bodyShape.safeParse(readJson(body)).data?.UserPoolId
}

function userKey(pool: Pool | undefined, name: string): string {
  return (pool?.users.byUsername(name) ?? pool?.users.byAlias(name))?.sub ?? name
}

function poolOfClient(account: Account, clientId: string | undefined): Pool | undefined {
  if (clientId === undefined) return undefined
  for (const pool of account.pools.values()) if (pool.clients.has(clientId)) return pool
  return undefined
}

function tokenSubject(token: string): RequestSubject {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')
  const claims = claimsShape.safeParse(readJson(payload)).data
  if (claims === undefined) return { userPoolId: undefined, user: undefined }
  const userPoolId = claims.iss.split('/').at(-1)
  return { userPoolId, user: `${userPoolId}/${claims.sub}` }
}

function readJson(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}
