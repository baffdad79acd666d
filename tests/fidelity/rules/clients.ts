import {
  AddUserPoolClientSecretCommand,
  CreateResourceServerCommand,
  CreateUserPoolClientCommand,
  type CreateUserPoolClientCommandInput,
  DeleteUserPoolClientCommand,
  DeleteUserPoolClientSecretCommand,
  DescribeUserPoolClientCommand,
  ListUserPoolClientSecretsCommand,
  ListUserPoolClientsCommand,
  UpdateUserPoolClientCommand,
  type UpdateUserPoolClientCommandInput,
  type UserPoolClientType,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { apiReference, developerGuide, type FidelityPool, type Rule, type Source } from '../rule.ts'

type Settings = Partial<CreateUserPoolClientCommandInput>

const quotas = developerGuide('quotas', 'Quotas in Amazon Cognito')
const preflight = {
  title: 'cdk-preflight: rules on Amazon Cognito, found by deployment',
  url: 'https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/cognito',
}
const notFound = { name: 'ResourceNotFoundException' }
const withCode = {
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['code'],
  AllowedOAuthScopes: ['openid'],
  CallbackURLs: ['https://shop.example/signed-in'],
} satisfies Settings
const forMachines = {
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['client_credentials'],
  AllowedOAuthScopes: ['parcels/track'],
  GenerateSecret: true,
} satisfies Settings

export const clients: readonly Rule[] = [
  {
    id: 'clients.public',
    title: 'An app client has no secret unless it is asked for',
    source: apiReference('CreateUserPoolClient'),
    async check(pool) {
      expect((await create(pool)).ClientSecret).toBeUndefined()
    },
  },
  {
    id: 'clients.secret',
    title: 'GenerateSecret gives an app client a secret, which DescribeUserPoolClient tells',
    source: apiReference('CreateUserPoolClient'),
    async check(pool) {
      const { ClientId, ClientSecret } = await create(pool, { GenerateSecret: true })
      expect(ClientSecret).toMatch(/^[\w+]{24,64}$/)
      expect((await describe(pool, ClientId)).ClientSecret).toBe(ClientSecret)
    },
  },
  {
    id: 'clients.own-secret',
    title: 'An app client takes a secret that it is given',
    source: apiReference('CreateUserPoolClient'),
    async check(pool) {
      const ClientSecret = 'a_secret_of_our_own_choosing'
      expect((await create(pool, { ClientSecret })).ClientSecret).toBe(ClientSecret)
    },
  },
  {
    id: 'clients.one-way-to-a-secret',
    title: 'A secret is generated or given, not both',
    source: apiReference('CreateUserPoolClient'),
    async check(pool) {
      await refused(pool, { GenerateSecret: true, ClientSecret: 'a_secret_of_our_own_choosing' })
    },
  },
  {
    id: 'clients.default-refresh-token',
    title: 'Refresh tokens work for 30 days unless the app client says otherwise',
    source: apiReference('CreateUserPoolClient'),
    async check(pool) {
      expect((await create(pool)).RefreshTokenValidity).toBe(30)
    },
  },
  {
    id: 'clients.zero-refresh-token',
    title: 'A RefreshTokenValidity of 0 stands for the default of 30 days',
    source: apiReference('CreateUserPoolClient'),
    async check(pool) {
      expect((await create(pool, { RefreshTokenValidity: 0 })).RefreshTokenValidity).toBe(30)
    },
  },
  {
    id: 'clients.default-revocation',
    title: 'Tokens of a new app client can be revoked',
    source: apiReference('CreateUserPoolClient'),
    async check(pool) {
      expect((await create(pool)).EnableTokenRevocation).toBe(true)
    },
  },
  {
    id: 'clients.default-oauth',
    title: 'An app client does not use OAuth unless it is told to',
    source: apiReference('CreateUserPoolClient'),
    async check(pool) {
      expect((await create(pool)).AllowedOAuthFlowsUserPoolClient).toBe(false)
    },
  },
  {
    id: 'clients.default-session',
    title: 'A session between two steps of a sign-in is good for three minutes by default',
    source: developerGuide('authentication-flows-public-server-side', 'Authentication flow session duration'),
    async check(pool) {
      expect((await create(pool)).AuthSessionValidity).toBe(3)
    },
  },
  {
    id: 'clients.attributes-shown',
    title: 'The attributes to read and to write are told where they were given, and only there',
    source: apiReference('UserPoolClientType'),
    async check(pool) {
      const plain = await create(pool)
      expect([plain.ReadAttributes, plain.WriteAttributes]).toEqual([undefined, undefined])
      const given = { ReadAttributes: ['email', 'name'], WriteAttributes: ['name'] }
      expect(await create(pool, given)).toMatchObject(given)
    },
  },
  {
    id: 'clients.describe',
    title: 'DescribeUserPoolClient tells what the app client was given',
    source: apiReference('DescribeUserPoolClient'),
    async check(pool) {
      const given = {
        ...withCode,
        ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
        SupportedIdentityProviders: ['COGNITO'],
        LogoutURLs: ['shop://signed-out'],
        DefaultRedirectURI: 'https://shop.example/signed-in',
        AccessTokenValidity: 10,
        TokenValidityUnits: { AccessToken: 'minutes' },
        PreventUserExistenceErrors: 'ENABLED',
      } satisfies Settings
      const { ClientId } = await create(pool, given)
      expect(await describe(pool, ClientId)).toMatchObject(given)
    },
  },
  {
    id: 'clients.unknown',
    title: 'An app client that is not there is a resource that is not found',
    source: apiReference('DescribeUserPoolClient'),
    async check(pool) {
      await expect(describe(pool, 'nothing')).rejects.toMatchObject(notFound)
    },
  },
  {
    id: 'clients.list',
    title: 'ListUserPoolClients gives each app client by its id and name',
    source: apiReference('ListUserPoolClients'),
    async check(pool) {
      const { client, UserPoolId, ClientId } = pool
      const { ClientId: other } = await create(pool)
      const { UserPoolClients } = await client.send(
        new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60 }),
      )
      expect(UserPoolClients).toHaveLength(2)
      expect(UserPoolClients).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ UserPoolId, ClientId, ClientName: 'fidelity' }),
          expect.objectContaining({ UserPoolId, ClientId: other, ClientName: 'Shop' }),
        ]),
      )
    },
  },
  {
    id: 'clients.delete',
    title: 'A deleted app client is not found any more',
    source: apiReference('DeleteUserPoolClient'),
    async check(pool) {
      const { client, UserPoolId, ClientId } = pool
      await client.send(new DeleteUserPoolClientCommand({ UserPoolId, ClientId }))
      await expect(describe(pool, ClientId)).rejects.toMatchObject(notFound)
    },
  },
  ...resetByUpdate(),
  {
    id: 'clients.update-keeps-secret',
    title: 'UpdateUserPoolClient keeps the secret',
    source: apiReference('UpdateUserPoolClient'),
    async check(pool) {
      const { ClientId, ClientSecret } = await create(pool, { GenerateSecret: true })
      await update(pool, ClientId, { ClientName: 'Renamed' })
      expect(await describe(pool, ClientId)).toMatchObject({ ClientName: 'Renamed', ClientSecret })
    },
  },
  {
    id: 'clients.update-whole',
    title: 'An update that is refused changes nothing',
    source: apiReference('UpdateUserPoolClient'),
    async check(pool) {
      const { ClientId } = await create(pool)
      await expect(
        update(pool, ClientId, { ClientName: 'Renamed', WriteAttributes: ['custom:nothing'] }),
      ).rejects.toMatchObject({ name: 'InvalidParameterException' })
      expect((await describe(pool, ClientId)).ClientName).toBe('Shop')
    },
  },
  ...refusals(),
  ...acceptedCallbacks(),
  {
    id: 'clients.custom-scope',
    title: 'A resource server’s scopes are scopes of the pool’s app clients',
    source: apiReference('CreateUserPoolClient'),
    async check(pool) {
      await addScope(pool)
      expect(await create(pool, forMachines)).toMatchObject({ AllowedOAuthScopes: ['parcels/track'] })
    },
  },
  {
    id: 'clients.machine-without-secret',
    title: 'Client credentials need a secret',
    source: preflight,
    async check(pool) {
      await addScope(pool)
      await refused(pool, { ...forMachines, GenerateSecret: false }, 'InvalidOAuthFlowException')
    },
  },
  {
    id: 'clients.machine-alone',
    title: 'Client credentials are an app client’s only flow',
    source: apiReference('CreateUserPoolClient'),
    async check(pool) {
      await addScope(pool)
      await refused(
        pool,
        {
          ...forMachines,
          AllowedOAuthFlows: ['client_credentials', 'code'],
          CallbackURLs: withCode.CallbackURLs,
        },
        'InvalidOAuthFlowException',
      )
    },
  },
  {
    id: 'clients.second-secret',
    title: 'An app client has two secrets at most, and never loses its last one',
    source: apiReference('AddUserPoolClientSecret'),
    unconfirmed: 'Which exceptions refuse the third secret and the last deletion is not documented.',
    async check(pool) {
      const { client, UserPoolId } = pool
      const { ClientId } = await create(pool, { GenerateSecret: true })
      const ids = async () => {
        const { ClientSecrets = [] } = await client.send(
          new ListUserPoolClientSecretsCommand({ UserPoolId, ClientId }),
        )
        return ClientSecrets.map(({ ClientSecretId = '' }) => ClientSecretId)
      }
      const add = () => client.send(new AddUserPoolClientSecretCommand({ UserPoolId, ClientId }))
      const remove = (ClientSecretId: string | undefined) =>
        client.send(new DeleteUserPoolClientSecretCommand({ UserPoolId, ClientId, ClientSecretId }))
      const [first] = await ids()
      await add()
      await expect(add()).rejects.toMatchObject({ name: 'LimitExceededException' })
      await remove(first)
      const [last] = await ids()
      expect(last).not.toBe(first)
      await expect(remove(last)).rejects.toMatchObject({ name: 'InvalidParameterException' })
    },
  },
  {
    id: 'clients.names-repeat',
    title: 'App clients may share a name',
    source: quotas,
    unconfirmed: 'No document says that names of app clients are unique, nor that they are not.',
    async check(pool) {
      const [one, other] = [await create(pool), await create(pool)]
      expect(one.ClientId).not.toBe(other.ClientId)
    },
  },
]

function resetByUpdate(): Rule[] {
  const cases: readonly (readonly [
    string,
    string,
    Settings,
    (client: UserPoolClientType) => unknown,
    unknown,
  ])[] = [
    [
      'flows',
      'the flows',
      { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] },
      ({ ExplicitAuthFlows }) => ExplicitAuthFlows ?? [],
      [],
    ],
    [
      'oauth',
      'OAuth',
      withCode,
      ({ AllowedOAuthFlowsUserPoolClient, AllowedOAuthFlows = [] }) => [
        AllowedOAuthFlowsUserPoolClient,
        AllowedOAuthFlows,
      ],
      [false, []],
    ],
    [
      'refresh-token',
      'the life of refresh tokens',
      { RefreshTokenValidity: 5 },
      ({ RefreshTokenValidity }) => RefreshTokenValidity,
      30,
    ],
    [
      'user-existence',
      'what it tells of users that do not exist',
      { PreventUserExistenceErrors: 'ENABLED' },
      ({ PreventUserExistenceErrors = 'LEGACY' }) => PreventUserExistenceErrors,
      'LEGACY',
    ],
    [
      'write-attributes',
      'the attributes to write',
      { WriteAttributes: ['name'] },
      ({ WriteAttributes = [] }) => WriteAttributes,
      [],
    ],
    [
      'callbacks',
      'the callbacks',
      { CallbackURLs: withCode.CallbackURLs },
      ({ CallbackURLs = [] }) => CallbackURLs,
      [],
    ],
  ]
  return cases.map(([id, what, settings, shown, after]) => ({
    id: `clients.update-resets-${id}`,
    title: `UpdateUserPoolClient sets ${what} to the default where it is not told`,
    source: apiReference('UpdateUserPoolClient'),
    async check(pool: FidelityPool) {
      const { ClientId } = await create(pool, settings)
      await update(pool, ClientId, { ReadAttributes: ['email'] })
      expect(shown(await describe(pool, ClientId))).toEqual(after)
    },
  }))
}

function refusals(): Rule[] {
  const reference = apiReference('CreateUserPoolClient')
  const units = apiReference('TokenValidityUnitsType')
  const cases: readonly (readonly [string, string, Source, Settings, string?])[] = [
    [
      'flow-names',
      'Old and new names of flows do not go together',
      reference,
      { ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
    ],
    [
      'access-token-least',
      'Access tokens work for five minutes at least',
      units,
      { AccessTokenValidity: 4, TokenValidityUnits: { AccessToken: 'minutes' } },
    ],
    [
      'access-token-most',
      'Access tokens work for a day at most',
      units,
      { AccessTokenValidity: 25, TokenValidityUnits: { AccessToken: 'hours' } },
    ],
    [
      'id-token-least',
      'ID tokens work for five minutes at least',
      units,
      { IdTokenValidity: 299, TokenValidityUnits: { IdToken: 'seconds' } },
    ],
    [
      'refresh-token-least',
      'Refresh tokens work for an hour at least',
      units,
      { RefreshTokenValidity: 59, TokenValidityUnits: { RefreshToken: 'minutes' } },
    ],
    [
      'refresh-token-most',
      'Refresh tokens work for ten years at most',
      units,
      { RefreshTokenValidity: 3651, TokenValidityUnits: { RefreshToken: 'days' } },
    ],
    [
      'token-order',
      'No token outlives the refresh token',
      preflight,
      {
        AccessTokenValidity: 3,
        RefreshTokenValidity: 2,
        TokenValidityUnits: { AccessToken: 'hours', RefreshToken: 'hours' },
      },
    ],
    ['session-least', 'A session is good for three minutes at least', reference, { AuthSessionValidity: 2 }],
    ['session-most', 'A session is good for fifteen minutes at most', reference, { AuthSessionValidity: 16 }],
    [
      'read-attributes',
      'An app client reads attributes of the pool only',
      preflight,
      { ReadAttributes: ['custom:nothing'] },
    ],
    [
      'write-attributes',
      'An app client does not write whether an address is verified',
      preflight,
      { WriteAttributes: ['email_verified'] },
    ],
    [
      'providers',
      'An app client signs in with providers of the pool only',
      preflight,
      { SupportedIdentityProviders: ['Google'] },
    ],
    [
      'oauth-flows',
      'OAuth needs a flow',
      preflight,
      { AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthScopes: ['openid'] },
    ],
    [
      'oauth-scopes',
      'OAuth needs a scope',
      preflight,
      { AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['code'] },
    ],
    [
      'oauth-callback',
      'A code needs a callback to go to',
      preflight,
      { ...withCode, CallbackURLs: [] },
      'InvalidOAuthFlowException',
    ],
    [
      'callback-http',
      'A callback does not go over plain HTTP to another machine',
      reference,
      { ...withCode, CallbackURLs: ['http://shop.example/signed-in'] },
    ],
    [
      'callback-fragment',
      'A callback has no fragment',
      reference,
      { ...withCode, CallbackURLs: ['https://shop.example/#signed-in'] },
    ],
    [
      'default-redirect',
      'The default redirect is one of the callbacks',
      reference,
      { ...withCode, DefaultRedirectURI: 'https://shop.example/' },
    ],
    [
      'unknown-scope',
      'A scope is a standard one or one of a resource server',
      preflight,
      { ...withCode, AllowedOAuthScopes: ['openid', 'parcels/track'] },
      'ScopeDoesNotExistException',
    ],
    [
      'machine-scopes',
      'Client credentials have no scopes that are about a user',
      {
        title: 'terraform-provider-aws issue 4984: openid is not supported with client_credentials flow',
        url: 'https://github.com/hashicorp/terraform-provider-aws/issues/4984',
      },
      { ...forMachines, AllowedOAuthScopes: ['openid'] },
      'InvalidOAuthFlowException',
    ],
    [
      'context-data',
      'Only an app client with a secret passes on user context data',
      reference,
      { EnablePropagateAdditionalUserContextData: true },
    ],
  ]
  return cases.map(([id, title, source, settings, name]) => ({
    id: `clients.${id}`,
    title,
    source,
    check: (pool: FidelityPool) => refused(pool, settings, name),
  }))
}

function acceptedCallbacks(): Rule[] {
  const cases: readonly (readonly [string, string, string])[] = [
    ['local', 'A callback may go over plain HTTP to the machine itself', 'http://localhost:3000/signed-in'],
    ['app', 'A callback may go to an app', 'demoshop://signed-in'],
  ]
  return cases.map(([id, title, url]) => ({
    id: `clients.callback-${id}`,
    title,
    source: apiReference('CreateUserPoolClient'),
    async check(pool: FidelityPool) {
      expect((await create(pool, { ...withCode, CallbackURLs: [url] })).CallbackURLs).toEqual([url])
    },
  }))
}

async function create(
  { client, UserPoolId }: FidelityPool,
  settings: Settings = {},
): Promise<UserPoolClientType> {
  const { UserPoolClient } = await client.send(
    new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'Shop', ...settings }),
  )
  if (UserPoolClient === undefined) throw new Error('CreateUserPoolClient answered without an app client.')
  return UserPoolClient
}

async function refused(
  pool: FidelityPool,
  settings: Settings,
  name = 'InvalidParameterException',
): Promise<void> {
  await expect(create(pool, settings)).rejects.toMatchObject({ name })
}

async function describe(
  { client, UserPoolId }: FidelityPool,
  ClientId: string | undefined,
): Promise<UserPoolClientType> {
  const { UserPoolClient } = await client.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }))
  if (UserPoolClient === undefined) throw new Error('DescribeUserPoolClient answered without an app client.')
  return UserPoolClient
}

function update(
  { client, UserPoolId }: FidelityPool,
  ClientId: string | undefined,
  input: Omit<UpdateUserPoolClientCommandInput, 'UserPoolId' | 'ClientId'>,
) {
  return client.send(new UpdateUserPoolClientCommand({ UserPoolId, ClientId, ...input }))
}

function addScope({ client, UserPoolId }: FidelityPool) {
  return client.send(
    new CreateResourceServerCommand({
      UserPoolId,
      Identifier: 'parcels',
      Name: 'Parcels',
      Scopes: [{ ScopeName: 'track', ScopeDescription: 'Track parcels' }],
    }),
  )
}
