/** An API that a pool gives access to, and what can be done there. */
export type ResourceServer = {
  readonly identifier: string
  readonly name: string
  readonly scopes: readonly { readonly ScopeName: string; readonly ScopeDescription: string }[]
}

const standardScopes = ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin']

/** Whether a scope says something about a user, so that it means nothing where there is none. */
export function isUserScope(scope: string): boolean {
  return standardScopes.includes(scope)
}

/** Every scope that an app client of a pool can have: OpenID's, the service's own and those of the resource servers. */
export function knownScopes(servers: Iterable<ResourceServer>): ReadonlySet<string> {
  const custom = [...servers].flatMap(({ identifier, scopes }) =>
    scopes.map(({ ScopeName }) => `${identifier}/${ScopeName}`),
  )
  return new Set([...standardScopes, 'aws.cognito/dcr/register', ...custom])
}
