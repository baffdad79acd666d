import {
  CreateIdentityProviderCommand,
  type CreateIdentityProviderCommandInput,
  CreateResourceServerCommand,
  DeleteIdentityProviderCommand,
  DeleteResourceServerCommand,
  DescribeIdentityProviderCommand,
  DescribeResourceServerCommand,
  GetIdentityProviderByIdentifierCommand,
  ListIdentityProvidersCommand,
  ListResourceServersCommand,
  UpdateIdentityProviderCommand,
  UpdateResourceServerCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, it } from 'vitest'
import { openPool, type PoolClient } from './pool-client.ts'

type Provider = Omit<CreateIdentityProviderCommandInput, 'UserPoolId'>

async function create({ client, UserPoolId }: PoolClient, provider: Provider) {
  const { IdentityProvider } = await client.send(
    new CreateIdentityProviderCommand({ UserPoolId, ...provider }),
  )
  return IdentityProvider
}

async function read({ client, UserPoolId }: PoolClient, ProviderName: string) {
  const { IdentityProvider } = await client.send(
    new DescribeIdentityProviderCommand({ UserPoolId, ProviderName }),
  )
  return IdentityProvider
}

const keys = { client_id: 'shop', client_secret: 'secret', authorize_scopes: 'email' }
const oidc = {
  ...keys,
  authorize_scopes: 'openid email',
  oidc_issuer: 'https://login.partner.example',
  attributes_request_method: 'GET',
}
const saml = {
  ProviderName: 'Partners',
  ProviderType: 'SAML',
  ProviderDetails: { MetadataURL: 'https://login.partner.example/metadata' },
} satisfies Provider
const invalid = (message: string) => ({ name: 'InvalidParameterException', message })

describe('identity providers', () => {
  it('of the demo pool fit its users', async () => {
    const { client, UserPoolId } = openPool()
    const { Providers } = await client.send(new ListIdentityProvidersCommand({ UserPoolId }))
    expect(Providers?.map(({ ProviderName, ProviderType }) => [ProviderName, ProviderType])).toEqual([
      ['Facebook', 'Facebook'],
      ['Google', 'Google'],
      ['Staff', 'SAML'],
    ])
  })

  it.each<[Provider, object, object]>([
    [
      {
        ProviderName: 'SignInWithApple',
        ProviderType: 'SignInWithApple',
        ProviderDetails: {
          client_id: 'shop',
          team_id: 'T',
          key_id: 'K',
          private_key: 'P',
          authorize_scopes: 'email',
        },
      },
      { oidc_issuer: 'https://appleid.apple.com' },
      { username: 'sub' },
    ],
    [
      { ProviderName: 'LoginWithAmazon', ProviderType: 'LoginWithAmazon', ProviderDetails: keys },
      { token_url: 'https://api.amazon.com/auth/o2/token', ...keys },
      { username: 'user_id' },
    ],
    [
      { ProviderName: 'Partner', ProviderType: 'OIDC', ProviderDetails: oidc },
      { ...oidc, attributes_url_add_attributes: 'false' },
      { username: 'sub' },
    ],
    [saml, saml.ProviderDetails, {}],
  ])('are made as %o', async (provider, details, mapping) => {
    const pool = openPool()
    const made = await create(pool, provider)
    expect(made).toMatchObject({
      UserPoolId: pool.UserPoolId,
      ProviderName: provider.ProviderName,
      ProviderType: provider.ProviderType,
      ProviderDetails: details,
      AttributeMapping: mapping,
      IdpIdentifiers: [],
    })
    expect(await read(pool, provider.ProviderName ?? '')).toEqual(made)
  })

  it('follow the version of the API that they are given', async () => {
    const pool = openPool()
    const { client, UserPoolId } = pool
    await client.send(new DeleteIdentityProviderCommand({ UserPoolId, ProviderName: 'Facebook' }))
    const made = await create(pool, {
      ProviderName: 'Facebook',
      ProviderType: 'Facebook',
      ProviderDetails: { ...keys, api_version: 'v21.0' },
    })
    expect(made?.ProviderDetails).toMatchObject({
      authorize_url: 'https://www.facebook.com/v21.0/dialog/oauth',
    })
  })

  it.each<[string, Provider, string]>([
    [
      'a social provider under another name',
      { ProviderName: 'Search', ProviderType: 'Google', ProviderDetails: keys },
      'Provider Search cannot be of type Google.',
    ],
    [
      'a social provider without its secret',
      {
        ProviderName: 'LoginWithAmazon',
        ProviderType: 'LoginWithAmazon',
        ProviderDetails: { client_id: 'shop', authorize_scopes: 'profile' },
      },
      'clientId, clientSecret and authorizeScopes are all required idp details.',
    ],
    [
      'Apple without a key',
      { ProviderName: 'SignInWithApple', ProviderType: 'SignInWithApple', ProviderDetails: keys },
      'clientId, privateKey, teamId, and keyId are all required idp details.',
    ],
    [
      'OpenID without an issuer',
      { ProviderName: 'Partner', ProviderType: 'OIDC', ProviderDetails: keys },
      'clientId, authorizeScopes, oidcIssuer and attributesRequestMethod are all required idp details.',
    ],
    [
      'OpenID over plain HTTP',
      {
        ProviderName: 'Partner',
        ProviderType: 'OIDC',
        ProviderDetails: { ...oidc, oidc_issuer: 'http://login.partner.example' },
      },
      'OIDC endpoint must start with https://',
    ],
    [
      'SAML without metadata',
      { ...saml, ProviderDetails: { IDPSignout: 'true' } },
      'At least one of the MetadataURL or MetadataFile should be provided.',
    ],
    [
      'SAML with two kinds of metadata',
      { ...saml, ProviderDetails: { ...saml.ProviderDetails, MetadataFile: '<xml/>' } },
      'Only one of the MetadataURL or MetadataFile should be provided.',
    ],
  ])('are refused: %s', async (_what, provider, message) => {
    await expect(create(openPool(), provider)).rejects.toMatchObject(invalid(message))
  })

  it('map to attributes of the pool only', async () => {
    await expect(
      create(openPool(), { ...saml, AttributeMapping: { 'custom:nothing': 'role' } }),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })

  it('have names and identifiers of their own', async () => {
    const pool = openPool()
    await create(pool, { ...saml, IdpIdentifiers: ['partner.example'] })
    await expect(create(pool, saml)).rejects.toMatchObject({ name: 'DuplicateProviderException' })
    await expect(
      create(pool, { ...saml, ProviderName: 'Others', IdpIdentifiers: ['partner.example'] }),
    ).rejects.toMatchObject({ name: 'DuplicateProviderException' })
  })

  it('are found by an identifier', async () => {
    const pool = openPool()
    const { client, UserPoolId } = pool
    const made = await create(pool, { ...saml, IdpIdentifiers: ['partner.example', 'partner'] })
    const find = (IdpIdentifier: string) =>
      client.send(new GetIdentityProviderByIdentifierCommand({ UserPoolId, IdpIdentifier }))
    expect((await find('partner')).IdentityProvider).toEqual(made)
    await expect(find('Partners')).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })

  it('change in what they are given', async () => {
    let time = Date.parse('2026-03-01T12:00:00Z')
    const pool = openPool({ now: () => new Date(time) })
    const { client, UserPoolId } = pool
    const made = await create(pool, { ...saml, IdpIdentifiers: ['partner.example'] })
    time += 60_000
    const change = (input: Omit<Provider, 'ProviderName' | 'ProviderType' | 'ProviderDetails'>) =>
      client.send(new UpdateIdentityProviderCommand({ UserPoolId, ProviderName: 'Partners', ...input }))
    const { IdentityProvider } = await change({ AttributeMapping: { email: 'mail' } })
    expect(IdentityProvider).toEqual({
      ...made,
      AttributeMapping: { email: 'mail' },
      LastModifiedDate: new Date(time),
    })
    await change({ IdpIdentifiers: ['partner.example', 'partner.test'] })
    expect(await read(pool, 'Partners')).toMatchObject({
      AttributeMapping: { email: 'mail' },
      IdpIdentifiers: ['partner.example', 'partner.test'],
    })
    await expect(
      client.send(
        new UpdateIdentityProviderCommand({ UserPoolId, ProviderName: 'Partners', ProviderDetails: {} }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })

  it('are deleted', async () => {
    const pool = openPool()
    const { client, UserPoolId } = pool
    await client.send(new DeleteIdentityProviderCommand({ UserPoolId, ProviderName: 'Google' }))
    await expect(read(pool, 'Google')).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })

  it('are listed page by page', async () => {
    const { client, UserPoolId } = openPool()
    const first = await client.send(new ListIdentityProvidersCommand({ UserPoolId, MaxResults: 2 }))
    const { NextToken } = first
    const second = await client.send(
      new ListIdentityProvidersCommand({ UserPoolId, MaxResults: 2, NextToken }),
    )
    expect([...(first.Providers ?? []), ...(second.Providers ?? [])]).toHaveLength(3)
    expect(second.NextToken).toBeUndefined()
  })
})

describe('resource servers', () => {
  const scope = (name: string) => ({ ScopeName: name, ScopeDescription: `May ${name}` })
  const parcels = { Identifier: 'parcels', Name: 'Parcels', Scopes: [scope('track'), scope('send')] }

  it('are made, read, changed and deleted', async () => {
    const { client, UserPoolId } = openPool()
    const made = await client.send(new CreateResourceServerCommand({ UserPoolId, ...parcels }))
    expect(made.ResourceServer).toEqual({ UserPoolId, ...parcels })
    const describe = () =>
      client.send(new DescribeResourceServerCommand({ UserPoolId, Identifier: 'parcels' }))
    expect((await describe()).ResourceServer).toEqual(made.ResourceServer)
    await client.send(
      new UpdateResourceServerCommand({ UserPoolId, Identifier: 'parcels', Name: 'All parcels' }),
    )
    expect((await describe()).ResourceServer).toEqual({
      UserPoolId,
      Identifier: 'parcels',
      Name: 'All parcels',
      Scopes: [],
    })
    await client.send(new DeleteResourceServerCommand({ UserPoolId, Identifier: 'parcels' }))
    await expect(describe()).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })

  it('have identifiers of their own', async () => {
    const { client, UserPoolId } = openPool()
    await client.send(new CreateResourceServerCommand({ UserPoolId, ...parcels }))
    await expect(
      client.send(new CreateResourceServerCommand({ UserPoolId, ...parcels })),
    ).rejects.toMatchObject(invalid(`parcels already exists in user pool ${UserPoolId}.`))
  })

  it('are listed page by page', async () => {
    const { client, UserPoolId } = openPool()
    const first = await client.send(new ListResourceServersCommand({ UserPoolId, MaxResults: 1 }))
    expect(first.ResourceServers).toMatchObject([{ Identifier: 'https://api.shop.example' }])
    const { NextToken } = first
    const second = await client.send(new ListResourceServersCommand({ UserPoolId, MaxResults: 1, NextToken }))
    expect(second.ResourceServers).toMatchObject([{ Identifier: 'warehouse' }])
    expect(second.NextToken).toBeUndefined()
  })

  it('are not known by identifiers that none has', async () => {
    const { client, UserPoolId } = openPool()
    const nothing = { UserPoolId, Identifier: 'nothing', Name: 'Nothing' }
    const missing = { name: 'ResourceNotFoundException' }
    await expect(client.send(new DescribeResourceServerCommand(nothing))).rejects.toMatchObject(missing)
    await expect(client.send(new UpdateResourceServerCommand(nothing))).rejects.toMatchObject(missing)
    await expect(client.send(new DeleteResourceServerCommand(nothing))).rejects.toMatchObject(missing)
  })
})
