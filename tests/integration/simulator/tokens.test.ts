import { createPublicKey, verify } from 'node:crypto'
import {
  AdminAddUserToGroupCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminLinkProviderForUserCommand,
  AdminResetUserPasswordCommand,
  AdminUserGlobalSignOutCommand,
  CreateGroupCommand,
  DeleteUserPoolClientCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  GlobalSignOutCommand,
  InitiateAuthCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import { beforeEach, describe, expect, it } from 'vitest'
import { openIdConfiguration } from '../../../electron/simulator/pool/sign-in/issuer.ts'
import { jwks } from '../../../electron/simulator/pool/sign-in/signing-keys.ts'
import { drivenTime } from './driven-time.ts'
import { openPool, type PoolClient } from './pool-client.ts'
import { addClient, addUser, claimsOf, password, signIn, type Tokens, tokensOf } from './signing-in.ts'

const Username = 'jane'
const minute = 60_000
const hour = 60 * minute
const uuid = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)

let time: ReturnType<typeof drivenTime>
let pool: PoolClient
let ClientId: string

const signInTokens = (client = ClientId): Promise<Tokens> => tokensOf(signIn(pool, client, Username))
const getUser = (AccessToken: string) => pool.client.send(new GetUserCommand({ AccessToken }))
const refresh = (REFRESH_TOKEN: string, client = ClientId) =>
  pool.client.send(
    new InitiateAuthCommand({
      ClientId: client,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN },
    }),
  )
const exchange = (RefreshToken: string, client = ClientId, ClientSecret?: string) =>
  pool.client.send(new GetTokensFromRefreshTokenCommand({ RefreshToken, ClientId: client, ClientSecret }))
const revoke = (Token: string, client = ClientId, ClientSecret?: string) =>
  pool.client.send(new RevokeTokenCommand({ Token, ClientId: client, ClientSecret }))
const user = () => ({ UserPoolId: pool.UserPoolId, Username })

const revoked = { name: 'NotAuthorizedException', message: 'Access Token has been revoked' }
const refreshRevoked = { name: 'NotAuthorizedException', message: 'Refresh Token has been revoked' }

async function join(GroupName: string, settings: { Precedence?: number; RoleArn?: string } = {}) {
  const { UserPoolId } = pool
  await pool.client.send(new CreateGroupCommand({ UserPoolId, GroupName, ...settings }))
  await pool.client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName }))
}

const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`

beforeEach(async () => {
  time = drivenTime()
  pool = openPool({ now: time.now })
  ClientId = (await addClient(pool)).ClientId
  await addUser(pool, Username, {
    email: 'jane@example.com',
    email_verified: 'true',
    phone_number: '+15555550100',
    phone_number_verified: 'false',
    'custom:employee_number': '42',
    address: 'Main Street 1',
  })
})

describe('signatures', () => {
  it('of both tokens fit the keys that the pool shows', async () => {
    const keys = createLocalJWKSet({ keys: [...jwks({ id: pool.UserPoolId }).keys] })
    const issuer = `https://cognito-idp.eu-central-1.amazonaws.com/${pool.UserPoolId}`
    const { AccessToken, IdToken } = await signInTokens()
    const options = { issuer, algorithms: ['RS256'], currentDate: time.now() }
    const access = await jwtVerify(AccessToken, keys, options)
    const id = await jwtVerify(IdToken, keys, { ...options, audience: ClientId })
    expect(access.payload.token_use).toBe('access')
    expect(id.payload.token_use).toBe('id')
    expect(id.payload.sub).toBe(access.payload.sub)
  })

  it('fit by hand as well, each a key of its own', async () => {
    const { keys } = jwks({ id: pool.UserPoolId })
    const { AccessToken, IdToken } = await signInTokens()
    const kids = [IdToken, AccessToken].map((token) => {
      const [header = '', payload = '', signature = ''] = token.split('.')
      const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString())
      const jwk = keys.find((key) => key.kid === kid)
      if (jwk === undefined) throw new Error(`There is no key ${kid}.`)
      const signed = Buffer.from(`${header}.${payload}`)
      const key = createPublicKey({ key: { ...jwk }, format: 'jwk' })
      expect(verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url'))).toBe(true)
      return kid
    })
    expect(kids).toEqual(keys.map(({ kid }) => kid))
    expect(new Set(kids).size).toBe(2)
  })

  it('name the key and the algorithm, and nothing else', async () => {
    const { AccessToken } = await signInTokens()
    const [, access] = jwks({ id: pool.UserPoolId }).keys
    expect(decodeProtectedHeader(AccessToken)).toEqual({ kid: access?.kid, alg: 'RS256' })
  })
})

describe('an access token', () => {
  it('has the claims of the service, in its order', async () => {
    await join('staff')
    const { AccessToken } = await signInTokens()
    const claims = claimsOf(AccessToken)
    const now = time.now().getTime() / 1000
    expect(Object.entries(claims)).toEqual([
      ['sub', uuid],
      ['cognito:groups', ['staff']],
      ['iss', `https://cognito-idp.eu-central-1.amazonaws.com/${pool.UserPoolId}`],
      ['client_id', ClientId],
      ['origin_jti', uuid],
      ['event_id', uuid],
      ['token_use', 'access'],
      ['scope', 'aws.cognito.signin.user.admin'],
      ['auth_time', now],
      ['exp', now + 3600],
      ['iat', now],
      ['jti', uuid],
      ['username', 'jane'],
    ])
  })

  it('has no groups claim for a user without groups', async () => {
    expect(claimsOf((await signInTokens()).AccessToken)).not.toHaveProperty('cognito:groups')
  })
})

describe('an id token', () => {
  it('has the claims of the service and the attributes, flags as booleans', async () => {
    const { IdToken, AccessToken } = await signInTokens()
    const claims = claimsOf(IdToken)
    const now = time.now().getTime() / 1000
    expect(claims).toEqual({
      sub: claimsOf(AccessToken).sub,
      email_verified: true,
      iss: `https://cognito-idp.eu-central-1.amazonaws.com/${pool.UserPoolId}`,
      phone_number_verified: false,
      'cognito:username': 'jane',
      origin_jti: claimsOf(AccessToken).origin_jti,
      aud: ClientId,
      event_id: claimsOf(AccessToken).event_id,
      token_use: 'id',
      auth_time: now,
      phone_number: '+15555550100',
      'custom:employee_number': '42',
      address: { formatted: 'Main Street 1' },
      exp: now + 3600,
      iat: now,
      jti: uuid,
      email: 'jane@example.com',
    })
    expect(claims.jti).not.toBe(claimsOf(AccessToken).jti)
  })

  it('has the attributes only that the client may read', async () => {
    const limited = await addClient(pool, { ReadAttributes: ['email'] })
    const { IdToken, AccessToken } = await signInTokens(limited.ClientId)
    const claims = claimsOf(IdToken)
    expect(claims).toMatchObject({ email: 'jane@example.com' })
    for (const hidden of ['email_verified', 'phone_number', 'custom:employee_number', 'address'])
      expect(claims).not.toHaveProperty([hidden])
    const { UserAttributes = [] } = await getUser(AccessToken)
    expect(UserAttributes.map(({ Name }) => Name)).toEqual(['sub', 'email'])
  })

  it('tells of linked identities, all of it as text', async () => {
    const { UserPoolId } = pool
    await pool.client.send(
      new AdminLinkProviderForUserCommand({
        UserPoolId,
        DestinationUser: { ProviderName: 'Cognito', ProviderAttributeValue: Username },
        SourceUser: {
          ProviderName: 'Google',
          ProviderAttributeName: 'Cognito_Subject',
          ProviderAttributeValue: '112233',
        },
      }),
    )
    expect(claimsOf((await signInTokens()).IdToken).identities).toEqual([
      expect.objectContaining({
        userId: '112233',
        providerName: 'Google',
        primary: 'false',
        dateCreated: String(time.now().getTime()),
      }),
    ])
  })

  it('orders groups by precedence, and prefers the role of the first that has one', async () => {
    await join('unranked', { RoleArn: role('unranked') })
    await join('second', { Precedence: 2, RoleArn: role('second') })
    await join('first', { Precedence: 1 })
    expect(claimsOf((await signInTokens()).IdToken)).toMatchObject({
      'cognito:groups': ['first', 'second', 'unranked'],
      'cognito:roles': [role('second'), role('unranked')],
      'cognito:preferred_role': role('second'),
    })
  })

  it('prefers no role where two groups of one precedence differ in it', async () => {
    await join('one', { Precedence: 1, RoleArn: role('one') })
    await join('two', { Precedence: 1, RoleArn: role('two') })
    const claims = claimsOf((await signInTokens()).IdToken)
    expect(claims['cognito:roles']).toEqual([role('one'), role('two')])
    expect(claims).not.toHaveProperty('cognito:preferred_role')
  })

  it('prefers the role that two groups of one precedence share', async () => {
    await join('one', { Precedence: 1, RoleArn: role('same') })
    await join('two', { Precedence: 1, RoleArn: role('same') })
    expect(claimsOf((await signInTokens()).IdToken)).toMatchObject({
      'cognito:roles': [role('same')],
      'cognito:preferred_role': role('same'),
    })
  })
})

describe('lifetimes', () => {
  it('are those of the client, in its units', async () => {
    const short = await addClient(pool, {
      AccessTokenValidity: 5,
      IdTokenValidity: 600,
      RefreshTokenValidity: 2,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'seconds', RefreshToken: 'hours' },
    })
    const answer = await signIn(pool, short.ClientId, Username)
    const { AccessToken = '', IdToken = '', RefreshToken = '', ExpiresIn } = answer.AuthenticationResult ?? {}
    expect(ExpiresIn).toBe(300)
    const now = time.now().getTime() / 1000
    expect(claimsOf(AccessToken).exp).toBe(now + 300)
    expect(claimsOf(IdToken).exp).toBe(now + 600)
    time.advance(2 * hour - 1)
    await expect(refresh(RefreshToken, short.ClientId)).resolves.toBeDefined()
    time.advance(1)
    await expect(refresh(RefreshToken, short.ClientId)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Refresh Token has expired',
    })
  })

  it('end: an expired access token is refused', async () => {
    const { AccessToken } = await signInTokens()
    time.advance(hour - 1000)
    await expect(getUser(AccessToken)).resolves.toMatchObject({ Username })
    time.advance(1000)
    await expect(getUser(AccessToken)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Access Token has expired',
    })
  })
})

describe('a refresh', () => {
  it('gives new tokens of the same sign-in, and no refresh token', async () => {
    const before = await signInTokens()
    await join('staff')
    time.advance(10 * minute)
    const { AuthenticationResult } = await refresh(before.RefreshToken)
    expect(AuthenticationResult).not.toHaveProperty('RefreshToken')
    const old = claimsOf(before.AccessToken)
    const renewed = claimsOf(AuthenticationResult?.AccessToken ?? '')
    expect(renewed).toMatchObject({
      'cognito:groups': ['staff'],
      origin_jti: old.origin_jti,
      event_id: old.event_id,
      auth_time: old.auth_time,
      iat: (old.iat ?? 0) + 600,
    })
    expect(renewed.jti).not.toBe(old.jti)
  })

  it('is refused for a token that the client was not given', async () => {
    const { RefreshToken, AccessToken } = await signInTokens()
    const other = await addClient(pool)
    const invalid = { name: 'NotAuthorizedException', message: 'Invalid Refresh Token' }
    await expect(refresh(RefreshToken, other.ClientId)).rejects.toMatchObject(invalid)
    await expect(refresh('nonsense')).rejects.toMatchObject(invalid)
    await expect(refresh(AccessToken)).rejects.toMatchObject(invalid)
  })

  it('is refused once the user is disabled or gone', async () => {
    const { RefreshToken } = await signInTokens()
    await pool.client.send(new AdminDisableUserCommand(user()))
    await expect(refresh(RefreshToken)).rejects.toMatchObject({ message: 'User is disabled.' })
    await pool.client.send(new AdminEnableUserCommand(user()))
    await expect(refresh(RefreshToken)).rejects.toMatchObject(refreshRevoked)
    await pool.client.send(new AdminDeleteUserCommand(user()))
    await expect(refresh(RefreshToken)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  })

  it('has to be turned on for the client', async () => {
    const { ClientId: without } = await addClient(pool, { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] })
    const { RefreshToken } = await signInTokens(without)
    await expect(refresh(RefreshToken, without)).rejects.toMatchObject({ name: 'InvalidParameterException' })
    await expect(exchange(RefreshToken, without)).resolves.toBeDefined()
  })

  it('tells a refresh token from what anybody could read', async () => {
    const { RefreshToken } = await signInTokens()
    expect(RefreshToken.split('.')).toHaveLength(5)
    expect(decodeProtectedHeader(RefreshToken)).toMatchObject({ enc: 'A256GCM', alg: 'RSA-OAEP' })
    expect((await signInTokens()).RefreshToken).not.toBe(RefreshToken)
  })
})

describe('GetTokensFromRefreshToken', () => {
  it('leaves the refresh token as it is where the client does not rotate it', async () => {
    const { RefreshToken } = await signInTokens()
    const { AuthenticationResult } = await exchange(RefreshToken)
    expect(AuthenticationResult).not.toHaveProperty('RefreshToken')
    await expect(exchange(RefreshToken)).resolves.toBeDefined()
  })

  it('puts another in its place where the client rotates it, and takes the old one for a while', async () => {
    const rotating = await addClient(pool, {
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 30 },
    })
    const first = await signInTokens(rotating.ClientId)
    const { AuthenticationResult } = await exchange(first.RefreshToken, rotating.ClientId)
    const second = AuthenticationResult?.RefreshToken ?? ''
    expect(second).not.toBe(first.RefreshToken)
    expect(second.split('.')).toHaveLength(5)
    time.advance(29_999)
    await expect(exchange(first.RefreshToken, rotating.ClientId)).resolves.toBeDefined()
    time.advance(1)
    await expect(exchange(first.RefreshToken, rotating.ClientId)).rejects.toMatchObject({
      name: 'RefreshTokenReuseException',
    })
    await expect(exchange(second, rotating.ClientId)).resolves.toBeDefined()
  })

  it('does not let a rotated token live longer than the first one', async () => {
    const rotating = await addClient(pool, {
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
      RefreshTokenRotation: { Feature: 'ENABLED' },
      RefreshTokenValidity: 2,
      TokenValidityUnits: { RefreshToken: 'hours' },
    })
    const { RefreshToken } = await signInTokens(rotating.ClientId)
    time.advance(hour)
    const { AuthenticationResult } = await exchange(RefreshToken, rotating.ClientId)
    time.advance(hour)
    await expect(exchange(AuthenticationResult?.RefreshToken ?? '', rotating.ClientId)).rejects.toMatchObject(
      { message: 'Refresh Token has expired' },
    )
  })

  it('asks for the secret of a client that has one', async () => {
    const { ClientId: secretive, secret } = await addClient(pool, { GenerateSecret: true })
    const { RefreshToken } = await signInTokens()
    await expect(exchange(RefreshToken, secretive)).rejects.toMatchObject({
      message: `Client ${secretive} is configured for secret but secret was not received`,
    })
    await expect(exchange(RefreshToken, secretive, 'x'.repeat(24))).rejects.toMatchObject({
      message: `Unable to verify secret hash for client ${secretive}`,
    })
    await expect(exchange(RefreshToken, secretive, secret)).rejects.toMatchObject({
      message: 'Invalid Refresh Token',
    })
  })
})

describe('RevokeToken', () => {
  it('ends the refresh token and the access tokens that came from it, and no others', async () => {
    const first = await signInTokens()
    const second = await signInTokens()
    const renewed = (await refresh(first.RefreshToken)).AuthenticationResult?.AccessToken ?? ''
    await revoke(first.RefreshToken)
    await expect(getUser(first.AccessToken)).rejects.toMatchObject(revoked)
    await expect(getUser(renewed)).rejects.toMatchObject(revoked)
    await expect(refresh(first.RefreshToken)).rejects.toMatchObject(refreshRevoked)
    await expect(getUser(second.AccessToken)).resolves.toMatchObject({ Username })
    await expect(revoke(first.RefreshToken)).resolves.toBeDefined()
  })

  it('is refused for an access token', async () => {
    const { AccessToken } = await signInTokens()
    await expect(revoke(AccessToken)).rejects.toMatchObject({ name: 'UnsupportedTokenTypeException' })
    await expect(getUser(AccessToken)).resolves.toBeDefined()
  })

  it('is refused for a client whose tokens cannot be revoked, and have no origin', async () => {
    const { ClientId: fixed } = await addClient(pool, { EnableTokenRevocation: false })
    const { AccessToken, IdToken, RefreshToken } = await signInTokens(fixed)
    expect(claimsOf(AccessToken)).not.toHaveProperty('origin_jti')
    expect(claimsOf(AccessToken)).toHaveProperty('jti')
    expect(claimsOf(IdToken)).not.toHaveProperty('origin_jti')
    expect(claimsOf(IdToken)).not.toHaveProperty('jti')
    await expect(revoke(RefreshToken, fixed)).rejects.toMatchObject({ name: 'UnsupportedOperationException' })
    await expect(refresh(RefreshToken, fixed)).resolves.toBeDefined()
  })

  it('does nothing with a token of another client', async () => {
    const { AccessToken, RefreshToken } = await signInTokens()
    const other = await addClient(pool)
    await revoke(RefreshToken, other.ClientId)
    await expect(getUser(AccessToken)).resolves.toBeDefined()
  })

  it('asks for the secret, and does not know other clients', async () => {
    const { ClientId: secretive } = await addClient(pool, { GenerateSecret: true })
    const { RefreshToken } = await signInTokens()
    const refused = { name: 'UnauthorizedException', message: 'Invalid client or secret' }
    await expect(revoke(RefreshToken, secretive)).rejects.toMatchObject(refused)
    await expect(revoke(RefreshToken, 'nobody')).rejects.toMatchObject(refused)
  })
})

describe('a sign-out everywhere', () => {
  it.each([
    ['AdminUserGlobalSignOut', () => pool.client.send(new AdminUserGlobalSignOutCommand(user()))],
    [
      'GlobalSignOut',
      async () =>
        pool.client.send(new GlobalSignOutCommand({ AccessToken: (await signInTokens()).AccessToken })),
    ],
    ['AdminDisableUser', () => pool.client.send(new AdminDisableUserCommand(user()))],
  ])('by %s ends the tokens of all clients', async (_name, signOut) => {
    const tokens = [await signInTokens(), await signInTokens((await addClient(pool)).ClientId)]
    await signOut()
    await pool.client.send(new AdminEnableUserCommand(user()))
    for (const { AccessToken } of tokens) await expect(getUser(AccessToken)).rejects.toMatchObject(revoked)
    await expect(refresh(tokens[0]?.RefreshToken ?? '')).rejects.toMatchObject(refreshRevoked)
    await expect(getUser((await signInTokens()).AccessToken)).resolves.toBeDefined()
  })
})

describe('an access token is refused', () => {
  it('when it is none', async () => {
    const invalid = { name: 'NotAuthorizedException', message: 'Invalid Access Token' }
    const { IdToken, RefreshToken } = await signInTokens()
    for (const token of ['nonsense', 'a.b.c', IdToken, RefreshToken])
      await expect(getUser(token)).rejects.toMatchObject(invalid)
  })

  it('when it was signed by somebody else, or changed', async () => {
    const forged = { name: 'NotAuthorizedException', message: 'Could not verify signature for Access Token' }
    const { AccessToken, IdToken } = await signInTokens()
    const [header = '', payload = '', signature = ''] = AccessToken.split('.')
    const claims = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), username: 'admin' }
    const changed = Buffer.from(JSON.stringify(claims)).toString('base64url')
    await expect(getUser(`${header}.${changed}.${signature}`)).rejects.toMatchObject(forged)
    await expect(getUser(`${header}.${payload}.${IdToken.split('.')[2]}`)).rejects.toMatchObject(forged)
    const elsewhere = openPool({ now: time.now, userPoolId: 'eu-central-1_Elsewhere' })
    await addUser(elsewhere, Username, { email: 'jane@example.com' })
    const { ClientId: foreign } = await addClient(elsewhere)
    const { AccessToken: theirs } = await tokensOf(signIn(elsewhere, foreign, Username))
    await expect(getUser(theirs)).rejects.toMatchObject(forged)
  })

  it('for a user who is disabled, gone, or has to reset the password', async () => {
    const { AccessToken } = await signInTokens()
    await pool.client.send(new AdminResetUserPasswordCommand(user()))
    await expect(getUser(AccessToken)).rejects.toMatchObject({
      name: 'PasswordResetRequiredException',
      message: 'Password reset required for the user',
    })
    await pool.client.send(new AdminDisableUserCommand(user()))
    await expect(getUser(AccessToken)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'User is disabled.',
    })
    await pool.client.send(new AdminDeleteUserCommand(user()))
    await expect(getUser(AccessToken)).rejects.toMatchObject({
      name: 'UserNotFoundException',
      message: 'User does not exist.',
    })
    await expect(pool.client.send(new GlobalSignOutCommand({ AccessToken }))).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'User does not exist.',
    })
  })

  it('when its client is gone', async () => {
    const { AccessToken } = await signInTokens()
    const { UserPoolId } = pool
    await pool.client.send(new DeleteUserPoolClientCommand({ UserPoolId, ClientId }))
    await expect(getUser(AccessToken)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })
})

describe('the issuer', () => {
  it('is the new address in a pool that is set to it', async () => {
    pool = openPool({ now: time.now, settings: { issuerConfiguration: { Type: 'UPDATED' } } })
    await addUser(pool, Username, { email: 'jane@example.com' })
    const { ClientId: client } = await addClient(pool)
    const { IdToken } = await tokensOf(signIn(pool, client, Username, password))
    expect(claimsOf(IdToken).iss).toBe(
      `https://issuer-cognito-idp.eu-central-1.amazonaws.com/${pool.UserPoolId}`,
    )
  })

  it('has a configuration that leads to its keys', () => {
    expect(openIdConfiguration('http://127.0.0.1:9/eu-central-1_Pool')).toMatchObject({
      issuer: 'http://127.0.0.1:9/eu-central-1_Pool',
      jwks_uri: 'http://127.0.0.1:9/eu-central-1_Pool/.well-known/jwks.json',
      id_token_signing_alg_values_supported: ['RS256'],
    })
  })
})
