import type { Client } from '../../pool/clients/client.ts'
import type { Pool } from '../../pool/pool.ts'
import { isUserScope, knownScopes } from '../../pool/providers/resource-server.ts'
import { invalidOAuthFlow, invalidParameter, scopeDoesNotExist } from '../../protocol/exceptions.ts'

/** Plain HTTP is for tests on the machine itself. */
const localHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Throws InvalidOAuthFlowException, ScopeDoesNotExistException or InvalidParameterException. */
export function checkOAuth(pool: Pool, client: Client): void {
  const {
    AllowedOAuthFlows: flows = [],
    AllowedOAuthScopes: scopes = [],
    AllowedOAuthFlowsUserPoolClient: allowed = false,
    CallbackURLs: callbacks = [],
    LogoutURLs: logouts = [],
    DefaultRedirectURI,
  } = client.settings
  if (allowed && (flows.length === 0 || scopes.length === 0)) {
    throw invalidParameter(
      'AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.',
    )
  }
  const known = knownScopes(pool.resourceServers.values())
  const unknown = scopes.find((scope) => !known.has(scope))
  if (unknown !== undefined) throw scopeDoesNotExist(unknown)
  if (flows.includes('client_credentials')) checkClientCredentials(client, flows, scopes)
  else if (allowed && callbacks.length === 0) {
    throw invalidOAuthFlow('CallbackUrls can not be empty when code flow or implicit flow is selected')
  }
  for (const url of [...callbacks, ...logouts]) checkUrl(url)
  if (DefaultRedirectURI !== undefined && !callbacks.includes(DefaultRedirectURI)) {
    throw invalidParameter(`The default redirect URI ${DefaultRedirectURI} is not in the callback URIs list.`)
  }
}

/** A client that signs itself in has a secret, and no user whom a scope could be about. */
function checkClientCredentials(client: Client, flows: readonly string[], scopes: readonly string[]): void {
  if (flows.length > 1) {
    throw invalidOAuthFlow(
      'client_credentials flow can not be selected along with code flow or implicit flow.',
    )
  }
  if (client.secrets.length === 0) {
    throw invalidOAuthFlow(
      'client_credentials flow can not be selected if client does not have a client secret.',
    )
  }
  const foreign = scopes.find(isUserScope)
  if (foreign !== undefined) {
    throw invalidOAuthFlow(`${foreign} is not supported with client_credentials flow`)
  }
}

/** How the refusal of what is no absolute URI is worded is not confirmed. */
function checkUrl(url: string): void {
  if (!URL.canParse(url)) throw invalidParameter(`${url} is not an absolute URI`)
  const { protocol, hostname } = new URL(url)
  if (url.includes('#')) throw invalidParameter(`${url} cannot use fragment`)
  if (protocol === 'http:' && !localHosts.has(hostname)) {
    throw invalidParameter(`${url} cannot use the HTTP protocol.`)
  }
}
