import { findPool } from '../../pool/account.ts'
import { takePage } from '../../pool/pages/page.ts'
import type { Pool } from '../../pool/pool.ts'
import { findIdentityProvider, type IdentityProvider } from '../../pool/providers/identity-provider.ts'
import { providerDetails, withUsername } from '../../pool/providers/provider-details.ts'
import {
  duplicateProvider,
  invalidParameter,
  limitExceeded,
  resourceNotFound,
} from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'
import { timestamp } from '../output.ts'

const providersPerPool = 300
const ownNames: ReadonlySet<string> = new Set(['Facebook', 'Google', 'LoginWithAmazon', 'SignInWithApple'])

export const createIdentityProvider = operation('CreateIdentityProvider', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const { ProviderName: name, ProviderType: type } = request
  if ((ownNames.has(type) || ownNames.has(name)) && name !== type) {
    throw invalidParameter(`Provider ${name} cannot be of type ${type}.`)
  }
  if (pool.identityProviders.has(name)) {
    throw duplicateProvider(`A provider with the name ${name} already exists.`)
  }
  if (pool.identityProviders.size >= providersPerPool) {
    throw limitExceeded(`Maximum number of identity providers (${providersPerPool}) exceeded.`)
  }
  const now = account.now()
  const provider: IdentityProvider = {
    name,
    type,
    details: providerDetails(type, request.ProviderDetails),
    attributeMapping: attributeMapping(pool, type, request.AttributeMapping ?? {}),
    identifiers: uniqueIdentifiers(pool, name, request.IdpIdentifiers ?? []),
    acrMapping: request.AcrMapping,
    createdAt: now,
    modifiedAt: now,
  }
  pool.identityProviders.set(name, provider)
  return { IdentityProvider: identityProviderType(pool, provider) }
})

/** Changes what it is given, and keeps the rest; that the details are replaced as a whole is not confirmed. */
export const updateIdentityProvider = operation('UpdateIdentityProvider', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const before = findIdentityProvider(pool, request.ProviderName)
  const { ProviderDetails, AttributeMapping, IdpIdentifiers } = request
  const provider: IdentityProvider = {
    ...before,
    details: ProviderDetails === undefined ? before.details : providerDetails(before.type, ProviderDetails),
    attributeMapping:
      AttributeMapping === undefined
        ? before.attributeMapping
        : attributeMapping(pool, before.type, AttributeMapping),
    identifiers:
      IdpIdentifiers === undefined
        ? before.identifiers
        : uniqueIdentifiers(pool, before.name, IdpIdentifiers),
    acrMapping: request.AcrMapping ?? before.acrMapping,
    modifiedAt: account.now(),
  }
  pool.identityProviders.set(provider.name, provider)
  return { IdentityProvider: identityProviderType(pool, provider) }
})

export const describeIdentityProvider = operation('DescribeIdentityProvider', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const provider = findIdentityProvider(pool, request.ProviderName)
  return { IdentityProvider: identityProviderType(pool, provider) }
})

export const deleteIdentityProvider = operation('DeleteIdentityProvider', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const provider = findIdentityProvider(pool, request.ProviderName)
  pool.identityProviders.delete(provider.name)
  return {}
})

export const listIdentityProviders = operation('ListIdentityProviders', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const providers = [...pool.identityProviders.values()].sort((left, right) =>
    left.name < right.name ? -1 : 1,
  )
  const page = takePage(
    account,
    {
      scope: ['ListIdentityProviders', pool.id],
      token: request.NextToken,
      limit: request.MaxResults || 60,
    },
    (after) => providers.filter(({ name }) => name > (after?.[0] ?? '')),
    ({ name }) => [name],
  )
  return {
    Providers: page.items.map(({ name, type, createdAt, modifiedAt }) => ({
      ProviderName: name,
      ProviderType: type,
      CreationDate: timestamp(createdAt),
      LastModifiedDate: timestamp(modifiedAt),
    })),
    NextToken: page.next,
  }
})

export const getIdentityProviderByIdentifier = operation(
  'GetIdentityProviderByIdentifier',
  (account, request) => {
    const pool = findPool(account, request.UserPoolId)
    const provider = holderOf(pool, request.IdpIdentifier)
    if (provider === undefined) {
      throw resourceNotFound(`Identity provider ${request.IdpIdentifier} does not exist.`)
    }
    return { IdentityProvider: identityProviderType(pool, provider) }
  },
)

function holderOf(pool: Pool, identifier: string): IdentityProvider | undefined {
  return [...pool.identityProviders.values()].find(({ identifiers }) => identifiers.includes(identifier))
}

function uniqueIdentifiers(pool: Pool, name: string, given: readonly string[]): readonly string[] {
  for (const identifier of given) {
    const holder = holderOf(pool, identifier)
    if (holder !== undefined && holder.name !== name) {
      throw duplicateProvider(`A provider with the identifier ${identifier} already exists.`)
    }
  }
  return [...new Set(given)]
}

function attributeMapping(
  pool: Pool,
  type: IdentityProvider['type'],
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const mappable = new Set(pool.settings.schema.map(({ Name }) => Name)).add('username')
  const unknown = Object.keys(given).find((attribute) => !mappable.has(attribute))
  if (unknown !== undefined) {
    throw invalidParameter(`Invalid attribute mapping: ${unknown} is not an attribute of the user pool.`)
  }
  return withUsername(type, given)
}

function identityProviderType(pool: Pool, provider: IdentityProvider): object {
  return {
    UserPoolId: pool.id,
    ProviderName: provider.name,
    ProviderType: provider.type,
    ProviderDetails: provider.details,
    AttributeMapping: provider.attributeMapping,
    IdpIdentifiers: provider.identifiers,
    AcrMapping: provider.acrMapping,
    CreationDate: timestamp(provider.createdAt),
    LastModifiedDate: timestamp(provider.modifiedAt),
  }
}
