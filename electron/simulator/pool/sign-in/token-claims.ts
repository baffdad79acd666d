import type { Client } from '../clients/client.ts'
import type { Group } from '../groups/group-table.ts'
import type { Pool } from '../pool.ts'
import { identitiesOf } from '../providers/identities.ts'
import type { User } from '../users/user.ts'

/** What the tokens of one issue have in common. Times in seconds since the epoch. */
export type Issue = {
  readonly issuer: string
  readonly eventId: string
  /** Absent where the client's tokens cannot be revoked. */
  readonly originJti?: string
  readonly authTime: number
  readonly issuedAt: number
}

export type Claims = Readonly<Record<string, unknown>>

/**
 * An access token's claims, in Cognito's order. Source: "Understanding the access token" in AWS's developer guide.
 */
export function accessClaims(
  pool: Pool,
  client: Client,
  user: User,
  issue: Issue,
  own: { readonly jti: string; readonly expiresAt: number },
): Claims {
  return withoutAbsent({
    sub: user.sub,
    'cognito:groups': groupClaims(pool, user).groups,
    iss: issue.issuer,
    client_id: client.id,
    origin_jti: issue.originJti,
    event_id: issue.eventId,
    token_use: 'access',
    scope: 'aws.cognito.signin.user.admin',
    auth_time: issue.authTime,
    exp: own.expiresAt,
    iat: issue.issuedAt,
    jti: own.jti,
    username: user.username,
  })
}

/**
 * An id token's claims, in Cognito's order: the attributes that the client may read among them. Without token
 * revocation there is no `jti`. Source: "Understanding the identity (ID) token" in AWS's developer guide.
 */
export function idClaims(
  pool: Pool,
  client: Client,
  user: User,
  issue: Issue,
  own: { readonly jti: string; readonly expiresAt: number },
): Claims {
  const { email, email_verified, phone_number_verified, identities, ...others } = attributeClaims(
    client,
    user,
  )
  const { groups, roles, preferredRole } = groupClaims(pool, user)
  return withoutAbsent({
    sub: user.sub,
    'cognito:groups': groups,
    email_verified,
    'cognito:preferred_role': preferredRole,
    iss: issue.issuer,
    phone_number_verified,
    'cognito:username': user.username,
    origin_jti: issue.originJti,
    'cognito:roles': roles,
    aud: client.id,
    identities,
    event_id: issue.eventId,
    token_use: 'id',
    auth_time: issue.authTime,
    ...others,
    exp: own.expiresAt,
    iat: issue.issuedAt,
    jti: issue.originJti === undefined ? undefined : own.jti,
    email,
  })
}

/** Whether the client may read an attribute: all of them where its settings name none. */
export function isReadable(client: Client, attribute: string): boolean {
  const readable = client.settings.ReadAttributes ?? []
  return readable.length === 0 || readable.includes(attribute)
}

function attributeClaims(client: Client, user: User): Record<string, unknown> {
  const readable = Object.entries(user.attributes).filter(([name]) => isReadable(client, name))
  return Object.fromEntries(readable.map(([name, value]) => [name, claimValue(user, name, value)]))
}

/** Custom attributes are text, whatever their type. That an address has this form is not confirmed. */
function claimValue(user: User, name: string, value: string): unknown {
  switch (name) {
    case 'email_verified':
    case 'phone_number_verified':
      return value === 'true'
    case 'updated_at':
      return Number(value)
    case 'address':
      return { formatted: value }
    case 'identities':
      return identityClaims(user)
    default:
      return value
  }
}

/** In the token everything about an identity is text, other than in the attribute. */
function identityClaims(user: User): unknown {
  return identitiesOf(user).map((identity) => ({
    ...identity,
    primary: String(identity.primary),
    dateCreated: String(identity.dateCreated),
  }))
}

/**
 * What a token says of the user's groups. They come in the order of their precedence, then of their names, which is
 * not confirmed. The preferred role is that of the group with the lowest precedence among those that have a role,
 * unless two such groups differ in it. Source: `Precedence` of CreateGroup in the API reference.
 */
function groupClaims(
  pool: Pool,
  user: User,
): { groups?: readonly string[]; roles?: readonly string[]; preferredRole?: string } {
  const groups = pool.groups
    .groupsOf(user.sub)
    .flatMap((name) => pool.groups.get(name) ?? [])
    .sort((left, right) => rank(left) - rank(right) || (left.name < right.name ? -1 : 1))
  if (groups.length === 0) return {}
  const withRole = groups.filter((group) => group.roleArn !== undefined)
  const roles = unique(withRole)
  const [first] = withRole
  const preferred = unique(withRole.filter((group) => first !== undefined && rank(group) === rank(first)))
  return {
    groups: groups.map((group) => group.name),
    ...(roles.length === 0 ? {} : { roles }),
    ...(preferred.length === 1 && preferred[0] !== undefined ? { preferredRole: preferred[0] } : {}),
  }
}

/** Groups without a precedence come last. A number, so that two of them are equal. */
function rank(group: Group): number {
  return group.precedence ?? 2 ** 31
}

function unique(groups: readonly Group[]): readonly string[] {
  return [...new Set(groups.flatMap((group) => group.roleArn ?? []))]
}

function withoutAbsent(claims: Claims): Claims {
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined))
}
