import { findPool } from '../../pool/account.ts'
import { changeUser, type Pool } from '../../pool/pool.ts'
import { type Identity, identitiesOf, withIdentities } from '../../pool/providers/identities.ts'
import { findIdentityProvider } from '../../pool/providers/identity-provider.ts'
import {
  federatedUsername,
  type Link,
  linkOf,
  nativeProvider,
  subjectAttribute,
} from '../../pool/providers/links.ts'
import type { User } from '../../pool/users/user.ts'
import { invalidParameter, limitExceeded, userNotFound } from '../../protocol/exceptions.ts'
import type { InputOf } from '../../protocol/input.ts'
import { operation } from '../../protocol/operation.ts'

type Identifier = InputOf<'AdminDisableProviderForUser'>['User']
type Source = Pick<Link, 'providerName' | 'attributeName' | 'value'>

const linksPerUser = 5

/**
 * Links an identity that has not signed in yet to a user. The wording of its refusals is not confirmed, but for those
 * of an identity that has a profile or a link already.
 */
export const adminLinkProviderForUser = operation('AdminLinkProviderForUser', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const source = readSource(request.SourceUser)
  const providerType = checkSource(pool, source)
  const user = findDestination(pool, request.DestinationUser)
  if (pool.users.byUsername(federatedUsername(source)) !== undefined) {
    throw invalidParameter(
      'Merging is not currently supported, provide a SourceUser that has not been signed up in order to link',
    )
  }
  if (linkOf(pool, source) !== undefined) {
    throw invalidParameter('SourceUser is already linked to DestinationUser')
  }
  const identities = identitiesOf(user)
  if (identities.filter(({ primary }) => !primary).length >= linksPerUser) {
    throw limitExceeded(`Maximum number of identities linked to a user (${linksPerUser}) exceeded.`)
  }
  const now = account.now()
  const identity: Identity = {
    userId: source.value,
    providerName: source.providerName,
    providerType,
    issuer: null,
    primary: false,
    dateCreated: now,
  }
  pool.links.put({ ...source, sub: user.sub })
  changeUser(pool, user, { attributes: withIdentities(user, [...identities, identity]) }, now)
  return {}
})

/**
 * Takes a link away; or, of a user of the pool itself, the password: what is left are the providers, so that the
 * status becomes EXTERNAL_PROVIDER. That status, and the refusal of a federated user's first identity, are not
 * confirmed by any document.
 */
export const adminDisableProviderForUser = operation('AdminDisableProviderForUser', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  if (request.User.ProviderName === nativeProvider) {
    if (request.User.ProviderAttributeName !== subjectAttribute) {
      throw invalidParameter(`ProviderAttributeName must be ${subjectAttribute}.`)
    }
    const user = findDestination(pool, request.User)
    const { credential: _, ...others } = user
    pool.users.replace(user, { ...others, status: 'EXTERNAL_PROVIDER', modifiedAt: account.now() })
    return {}
  }
  const source = readSource(request.User)
  checkSource(pool, source)
  const link = linkOf(pool, source)
  const user = link === undefined ? undefined : pool.users.bySub(link.sub)
  if (user === undefined || link?.attributeName !== source.attributeName) throw noLink(pool, source)
  const isOther = ({ providerName, userId }: Identity) =>
    providerName !== source.providerName || userId !== source.value
  pool.links.remove(source)
  changeUser(
    pool,
    user,
    { attributes: withIdentities(user, identitiesOf(user).filter(isOther)) },
    account.now(),
  )
  return {}
})

function readSource(identifier: Identifier): Source {
  const { ProviderName, ProviderAttributeName, ProviderAttributeValue } = identifier
  if (!ProviderName || !ProviderAttributeName || !ProviderAttributeValue) {
    throw invalidParameter(
      'ProviderName, ProviderAttributeName and ProviderAttributeValue of the external user are required.',
    )
  }
  if (ProviderName === nativeProvider) throw invalidParameter('SourceUser must be a federated user.')
  return { providerName: ProviderName, attributeName: ProviderAttributeName, value: ProviderAttributeValue }
}

/** The type of the provider, which has to be one of the pool's and to tell its users by that attribute. */
function checkSource(pool: Pool, { providerName, attributeName }: Source): string {
  const { type, attributeMapping } = findIdentityProvider(pool, providerName)
  if (attributeName === subjectAttribute) return type
  if (type !== 'SAML' && type !== 'OIDC') {
    throw invalidParameter(`ProviderAttributeName must be ${subjectAttribute} for social identity providers.`)
  }
  if (attributeMapping[attributeName] === undefined) {
    throw invalidParameter(`${attributeName} is not mapped to a claim of identity provider ${providerName}.`)
  }
  return type
}

/** A user by the username, or by what a provider calls the user. The attribute's name does not matter here. */
function findDestination(pool: Pool, { ProviderName, ProviderAttributeValue }: Identifier): User {
  if (!ProviderName || !ProviderAttributeValue) {
    throw invalidParameter('ProviderName and ProviderAttributeValue of the user are required.')
  }
  const username =
    ProviderName === nativeProvider
      ? ProviderAttributeValue
      : federatedUsername({ providerName: ProviderName, value: ProviderAttributeValue })
  const user = pool.users.byUsername(username)
  if (user === undefined) throw userNotFound()
  return user
}

function noLink(pool: Pool, source: Source) {
  return pool.users.byUsername(federatedUsername(source)) === undefined
    ? userNotFound()
    : invalidParameter('User is not linked to another user.')
}
