import type { Account } from '../pool/account.ts'
import { issuer, openIdConfiguration } from '../pool/sign-in/issuer.ts'
import { jwks } from '../pool/sign-in/signing-keys.ts'

/** What is served to a plain GET. */
export type Document = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What each pool shows everybody: its signing keys and its OpenID configuration. Undefined at other paths. */
export function poolDocument(account: Account, path: string): Document | undefined {
  const [, poolId, name] = /^\/([^/]+)\/\.well-known\/(jwks\.json|openid-configuration)$/.exec(path) ?? []
  if (poolId === undefined) return undefined
  const pool = account.pools.get(poolId)
  // The wording of the answer is not confirmed.
  if (pool === undefined) return json(404, { message: `User pool ${poolId} does not exist.` })
  return json(200, name === 'jwks.json' ? jwks(pool) : openIdConfiguration(issuer(account, pool)))
}

function json(status: number, value: object): Document {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) }
}
