import type { Account } from '../account.ts'
import type { Pool } from '../pool.ts'

/**
 * The `iss` of a pool's tokens: Cognito's own https address of the pool, in the form that the pool is set to, unless
 * the account has an `issuerOrigin`.
 */
export function issuer(account: Pick<Account, 'region' | 'issuerOrigin'>, pool: Pool): string {
  const host = pool.settings.issuerConfiguration?.Type === 'UPDATED' ? 'issuer-cognito-idp' : 'cognito-idp'
  return `${account.issuerOrigin ?? `https://${host}.${account.region}.amazonaws.com`}/${pool.id}`
}

/**
 * What is served at `/<pool>/.well-known/openid-configuration`, for that issuer. The OAuth endpoints that a pool with a
 * domain names there are left out, as nobody serves them.
 */
export function openIdConfiguration(issuerUrl: string): object {
  return {
    id_token_signing_alg_values_supported: ['RS256'],
    issuer: issuerUrl,
    jwks_uri: `${issuerUrl}/.well-known/jwks.json`,
    response_types_supported: ['code', 'token'],
    scopes_supported: ['openid', 'email', 'phone', 'profile'],
    subject_types_supported: ['public'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  }
}
