import {
  AddUserPoolClientSecretCommand,
  CreateIdentityProviderCommand,
  CreateResourceServerCommand,
  CreateUserPoolClientCommand,
  type CreateUserPoolClientCommandInput,
  CreateUserPoolCommand,
  DeleteUserPoolClientCommand,
  DeleteUserPoolClientSecretCommand,
  DescribeUserPoolClientCommand,
  InitiateAuthCommand,
  ListUserPoolClientSecretsCommand,
  ListUserPoolClientsCommand,
  UpdateUserPoolClientCommand,
  type UpdateUserPoolClientCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, it } from 'vitest'
import { openPool, type PoolClient } from './pool-client.ts'

type Settings = Partial<CreateUserPoolClientCommandInput>
type Update = Omit<UpdateUserPoolClientCommandInput, 'UserPoolId' | 'ClientId'>

async function create({ client, UserPoolId }: PoolClient, settings: Settings = {}) {
  const { UserPoolClient } = await client.send(
    new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'Shop', ...settings }),
  )
  return UserPoolClient
}

async function read({ client, UserPoolId }: PoolClient, ClientId: string | undefined) {
  const { UserPoolClient } = await client.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }))
  return UserPoolClient
}

function update({ client, UserPoolId }: PoolClient, ClientId: string | undefined, settings: Update) {
  return client.send(new UpdateUserPoolClientCommand({ UserPoolId, ClientId, ...settings }))
}

const invalid = (message: string) => ({ name: 'InvalidParameterException', message })
const oauth = { AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthScopes: ['openid'] }
const withCode = {
  ...oauth,
  AllowedOAuthFlows: ['code'],
  CallbackURLs: ['https://shop.example/signed-in'],
} satisfies Settings

describe('the demo pool', () => {
  const { client, simulator, UserPoolId } = openPool()

  it('lists its app clients page by page', async () => {
    const first = await client.send(new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 3 }))
    expect(first.UserPoolClients).toHaveLength(3)
    expect(first.UserPoolClients?.[0]).toEqual({
      ClientId: simulator.clientId,
      ClientName: 'Web shop',
      UserPoolId,
    })
    const { NextToken } = first
    const second = await client.send(new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 3, NextToken }))
    expect(second.UserPoolClients?.map(({ ClientName }) => ClientName)).toEqual([
      'Old till system',
      'Warehouse system',
    ])
    expect(second.NextToken).toBeUndefined()
  })

  it('could make each of its app clients through the API', async () => {
    const { UserPoolClients = [] } = await client.send(new ListUserPoolClientsCommand({ UserPoolId }))
    for (const { ClientId } of UserPoolClients) {
      const before = await read({ client, simulator, UserPoolId }, ClientId)
      const { ClientSecret, CreationDate, LastModifiedDate, ...settings } = { ...before }
      await client.send(new UpdateUserPoolClientCommand({ ...settings, UserPoolId, ClientId }))
      const after = await read({ client, simulator, UserPoolId }, ClientId)
      expect(after).toEqual({ ...settings, ClientSecret, CreationDate, LastModifiedDate: expect.any(Date) })
    }
  })

  it('does not know an app client under another id', async () => {
    await expect(read({ client, simulator, UserPoolId }, 'nothing')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'User pool client nothing does not exist.',
    })
  })
})

describe('CreateUserPoolClient', () => {
  it('makes a public client out of defaults', async () => {
    const pool = openPool()
    const made = await create(pool)
    expect(made).toEqual({
      UserPoolId: pool.UserPoolId,
      ClientName: 'Shop',
      ClientId: expect.stringMatching(/^[0-9a-z]{26}$/),
      RefreshTokenValidity: 30,
      TokenValidityUnits: {},
      AllowedOAuthFlowsUserPoolClient: false,
      EnableTokenRevocation: true,
      EnablePropagateAdditionalUserContextData: false,
      AuthSessionValidity: 3,
      CreationDate: expect.any(Date),
      LastModifiedDate: expect.any(Date),
    })
    expect(await read(pool, made?.ClientId)).toEqual(made)
  })

  it('makes a secret when asked to, and takes one', async () => {
    const pool = openPool()
    expect((await create(pool, { GenerateSecret: true }))?.ClientSecret).toMatch(/^[0-9a-z]{52}$/)
    const ClientSecret = 'a_secret_of_our_own_choosing'
    expect((await create(pool, { ClientSecret }))?.ClientSecret).toBe(ClientSecret)
    await expect(create(pool, { ClientSecret, GenerateSecret: true })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    })
  })

  it('gives back what it was given', async () => {
    const given = {
      ...withCode,
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      SupportedIdentityProviders: ['COGNITO', 'Google'],
      DefaultRedirectURI: 'https://shop.example/signed-in',
      LogoutURLs: ['demoshop://signed-out'],
      ReadAttributes: ['email', 'custom:tier'],
      WriteAttributes: ['email', 'name'],
      AccessTokenValidity: 10,
      IdTokenValidity: 300,
      RefreshTokenValidity: 2,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'seconds', RefreshToken: 'hours' },
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: false,
      AuthSessionValidity: 15,
    } satisfies Settings
    expect(await create(openPool(), given)).toMatchObject(given)
  })

  it.each<[string, Settings, string]>([
    [
      'old and new names of flows together',
      { ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
      "Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names.",
    ],
    [
      'access tokens of less than five minutes',
      { AccessTokenValidity: 4, TokenValidityUnits: { AccessToken: 'minutes' } },
      'Invalid range for token validity.',
    ],
    ['id tokens of more than a day', { IdTokenValidity: 25 }, 'Invalid range for token validity.'],
    [
      'refresh tokens of less than an hour',
      { RefreshTokenValidity: 59, TokenValidityUnits: { RefreshToken: 'minutes' } },
      'Invalid range for token validity.',
    ],
    [
      'refresh tokens of more than ten years',
      { RefreshTokenValidity: 3651 },
      'Invalid range for token validity.',
    ],
    [
      'access tokens that outlive the refresh token',
      {
        AccessTokenValidity: 3,
        RefreshTokenValidity: 2,
        TokenValidityUnits: { RefreshToken: 'hours' },
      },
      'Access and Id Token expiration times must be less than or equal to refresh token expiration times.',
    ],
    [
      'attributes to read that the pool does not have',
      { ReadAttributes: ['email', 'custom:nothing'] },
      'Invalid read attributes specified while creating a client',
    ],
    [
      'attributes to write that nobody may write',
      { WriteAttributes: ['email', 'email_verified'] },
      'Invalid write attributes specified while creating a client',
    ],
    [
      'attributes to write without those that are required',
      { WriteAttributes: ['name'] },
      'Invalid write attributes specified while creating a client',
    ],
    [
      'providers that the pool does not have',
      { SupportedIdentityProviders: ['COGNITO', 'SignInWithApple'] },
      'The provider SignInWithApple does not exist for User Pool eu-central-1_Simulated1.',
    ],
    [
      'OAuth without flows',
      oauth,
      'AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.',
    ],
    [
      'OAuth without scopes',
      { ...withCode, AllowedOAuthScopes: [] },
      'AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.',
    ],
    [
      'plain HTTP to another machine',
      { ...withCode, CallbackURLs: ['http://shop.example/signed-in'] },
      'http://shop.example/signed-in cannot use the HTTP protocol.',
    ],
    [
      'plain HTTP to another machine after signing out',
      { ...withCode, LogoutURLs: ['http://shop.example/'] },
      'http://shop.example/ cannot use the HTTP protocol.',
    ],
    [
      'a callback with a fragment',
      { ...withCode, CallbackURLs: ['https://shop.example/#signed-in'] },
      'https://shop.example/#signed-in cannot use fragment',
    ],
    [
      'a default redirect that is no callback',
      { ...withCode, DefaultRedirectURI: 'https://shop.example/' },
      'The default redirect URI https://shop.example/ is not in the callback URIs list.',
    ],
    [
      'user context data of a public client',
      { EnablePropagateAdditionalUserContextData: true },
      'Client Secret is required to set EnablePropagateAdditionalUserContextData as true',
    ],
    [
      'half of an analytics project',
      { AnalyticsConfiguration: { ApplicationId: 'abc' } },
      'Invalid analytics configuration given, either <application arn> or <application id, role arn, external id> are valid',
    ],
  ])('refuses %s', async (_what, settings, message) => {
    await expect(create(openPool(), settings)).rejects.toMatchObject(invalid(message))
  })

  it.each(['http://localhost:3000/', 'http://127.0.0.1/', 'http://[::1]:8080/a', 'shop://signed-in'])(
    'takes the callback %s',
    async (url) => {
      expect(await create(openPool(), { ...withCode, CallbackURLs: [url] })).toMatchObject({
        CallbackURLs: [url],
      })
    },
  )

  it.each<[string, Settings, string]>([
    [
      'codes that would go nowhere',
      { ...withCode, CallbackURLs: [] },
      'CallbackUrls can not be empty when code flow or implicit flow is selected',
    ],
    [
      'client credentials along with others',
      { ...withCode, GenerateSecret: true, AllowedOAuthFlows: ['client_credentials', 'code'] },
      'client_credentials flow can not be selected along with code flow or implicit flow.',
    ],
    [
      'client credentials without a secret',
      { ...oauth, AllowedOAuthFlows: ['client_credentials'] },
      'client_credentials flow can not be selected if client does not have a client secret.',
    ],
    [
      'client credentials for what is about a user',
      { ...oauth, GenerateSecret: true, AllowedOAuthFlows: ['client_credentials'] },
      'openid is not supported with client_credentials flow',
    ],
  ])('refuses %s as a flow', async (_what, settings, message) => {
    await expect(create(openPool(), settings)).rejects.toMatchObject({
      name: 'InvalidOAuthFlowException',
      message,
    })
  })

  it('knows the scopes of the resource servers and no others', async () => {
    const pool = openPool()
    const machine = {
      GenerateSecret: true,
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['client_credentials'],
      AllowedOAuthScopes: ['parcels/track'],
    } satisfies Settings
    await expect(create(pool, machine)).rejects.toMatchObject({
      name: 'ScopeDoesNotExistException',
      message: 'Invalid scope requested: parcels/track',
    })
    const { client, UserPoolId } = pool
    await client.send(
      new CreateResourceServerCommand({
        UserPoolId,
        Identifier: 'parcels',
        Name: 'Parcels',
        Scopes: [{ ScopeName: 'track', ScopeDescription: 'Track parcels' }],
      }),
    )
    expect(await create(pool, machine)).toMatchObject({ AllowedOAuthScopes: ['parcels/track'] })
  })

  it('knows the pool’s own identity providers', async () => {
    const pool = openPool()
    const { client, UserPoolId } = pool
    await client.send(
      new CreateIdentityProviderCommand({
        UserPoolId,
        ProviderName: 'Partners',
        ProviderType: 'SAML',
        ProviderDetails: { MetadataURL: 'https://partners.example/metadata' },
      }),
    )
    expect(await create(pool, { SupportedIdentityProviders: ['Partners'] })).toMatchObject({
      SupportedIdentityProviders: ['Partners'],
    })
  })

  it('refuses choice-based sign-in in the smallest plan', async () => {
    const { client, simulator } = openPool()
    const { UserPool } = await client.send(
      new CreateUserPoolCommand({ PoolName: 'Small', UserPoolTier: 'LITE' }),
    )
    const pool = { client, simulator, UserPoolId: UserPool?.Id ?? '' }
    await expect(create(pool, { ExplicitAuthFlows: ['ALLOW_USER_AUTH'] })).rejects.toMatchObject({
      name: 'FeatureUnavailableInTierException',
    })
  })

  it('refuses to rotate refresh tokens for the flow that does not know it', async () => {
    await expect(
      create(openPool(), {
        ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
        RefreshTokenRotation: { Feature: 'ENABLED' },
      }),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })
})

describe('UpdateUserPoolClient', () => {
  it('resets every setting that is left out, and keeps the name, the id and the secret', async () => {
    let time = Date.parse('2026-03-01T12:00:00Z')
    const pool = openPool({ now: () => new Date(time) })
    const made = await create(pool, {
      ...withCode,
      GenerateSecret: true,
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: false,
      RefreshTokenValidity: 5,
      WriteAttributes: ['email'],
    })
    time += 60_000
    const { UserPoolClient } = await update(pool, made?.ClientId, { ReadAttributes: ['email'] })
    expect(UserPoolClient).toEqual({
      UserPoolId: pool.UserPoolId,
      ClientId: made?.ClientId,
      ClientName: 'Shop',
      ClientSecret: made?.ClientSecret,
      ReadAttributes: ['email'],
      RefreshTokenValidity: 30,
      TokenValidityUnits: {},
      AllowedOAuthFlowsUserPoolClient: false,
      EnableTokenRevocation: true,
      EnablePropagateAdditionalUserContextData: false,
      AuthSessionValidity: 3,
      CreationDate: made?.CreationDate,
      LastModifiedDate: new Date(time),
    })
  })

  it('is bound by the same rules, and changes nothing when it breaks one', async () => {
    const pool = openPool()
    const made = await create(pool)
    await expect(
      update(pool, made?.ClientId, { ClientName: 'Other', WriteAttributes: ['sub'] }),
    ).rejects.toMatchObject(invalid('Invalid write attributes specified while updating a client'))
    expect(await read(pool, made?.ClientId)).toEqual(made)
  })

  it('decides how one can sign in from then on', async () => {
    const pool = openPool()
    const made = await create(pool, { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] })
    const signIn = () =>
      pool.client.send(
        new InitiateAuthCommand({
          ClientId: made?.ClientId,
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: 'nobody', PASSWORD: 'nothing' },
        }),
      )
    await expect(signIn()).rejects.toMatchObject(
      invalid('USER_PASSWORD_AUTH flow not enabled for this client'),
    )
    await update(pool, made?.ClientId, {
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
    })
    await expect(signIn()).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  })
})

describe('DeleteUserPoolClient', () => {
  it('deletes a client for good', async () => {
    const pool = openPool()
    const { client, UserPoolId } = pool
    const ClientId = (await create(pool))?.ClientId
    const remove = () => client.send(new DeleteUserPoolClientCommand({ UserPoolId, ClientId }))
    await remove()
    await expect(read(pool, ClientId)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
    await expect(remove()).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })
})

describe('client secrets', () => {
  it('can be exchanged: two for a while, never none', async () => {
    const pool = openPool()
    const { client, UserPoolId } = pool
    const ClientId = (await create(pool, { GenerateSecret: true }))?.ClientId
    const list = async () => {
      const { ClientSecrets = [] } = await client.send(
        new ListUserPoolClientSecretsCommand({ UserPoolId, ClientId }),
      )
      return ClientSecrets
    }
    const add = () => client.send(new AddUserPoolClientSecretCommand({ UserPoolId, ClientId }))
    const remove = (ClientSecretId: string | undefined) =>
      client.send(new DeleteUserPoolClientSecretCommand({ UserPoolId, ClientId, ClientSecretId }))
    const [first] = await list()
    expect(first?.ClientSecretId).toMatch(new RegExp(`^${ClientId}--\\d+$`))
    const { ClientSecretDescriptor } = await add()
    expect(ClientSecretDescriptor?.ClientSecretValue).toMatch(/^[0-9a-z]{52}$/)
    await expect(add()).rejects.toMatchObject({ name: 'LimitExceededException' })
    await remove(first?.ClientSecretId)
    expect((await list()).map(({ ClientSecretId }) => ClientSecretId)).toEqual([
      ClientSecretDescriptor?.ClientSecretId,
    ])
    expect((await list())[0]).not.toHaveProperty('ClientSecretValue')
    expect((await read(pool, ClientId))?.ClientSecret).toBe(ClientSecretDescriptor?.ClientSecretValue)
    await expect(remove(ClientSecretDescriptor?.ClientSecretId)).rejects.toMatchObject({
      name: 'InvalidParameterException',
    })
    await expect(remove(first?.ClientSecretId)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })

  it('cannot be added to a public client', async () => {
    const pool = openPool()
    const { client, UserPoolId } = pool
    const ClientId = (await create(pool))?.ClientId
    await expect(
      client.send(new AddUserPoolClientSecretCommand({ UserPoolId, ClientId })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })
})
