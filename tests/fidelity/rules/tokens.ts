import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminUserGlobalSignOutCommand,
  GetTokensFromRefreshTokenCommand,
  GlobalSignOutCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose'
import { expect } from 'vitest'
import { z } from 'zod'
import { apiReference, developerGuide, type FidelityPool, type Rule } from '../rule.ts'
import { addClient, addUser, getUser, refresh, tokens, username } from './signing-in.ts'

const hour = 3_600_000
const accessToken = developerGuide(
  'amazon-cognito-user-pools-using-the-access-token',
  'Understanding the access token',
)
const idToken = developerGuide(
  'amazon-cognito-user-pools-using-the-id-token',
  'Understanding the identity (ID) token',
)
const refreshTokens = developerGuide('amazon-cognito-user-pools-using-the-refresh-token', 'Refresh tokens')
const revocation = developerGuide('token-revocation', 'Ending user sessions with token revocation')
const verifying = developerGuide(
  'amazon-cognito-user-pools-using-tokens-verifying-a-jwt',
  'Verifying JSON web tokens',
)
const revoked = { name: 'NotAuthorizedException', message: 'Access Token has been revoked' }
const refused = { name: 'NotAuthorizedException' }
const email = { email: 'jane@example.com', email_verified: 'true' }
const wording = 'The wording of the message, which many reports show alike.'

export const tokenRules: readonly Rule[] = [
  {
    id: 'tokens.access-claims',
    title: 'An access token says whom it is for, which client it was issued to, and what it is good for',
    source: accessToken,
    async check(pool) {
      await addUser(pool)
      const claims = decodeJwt((await tokens(pool)).access)
      expect(claims).toMatchObject({
        sub: expect.stringMatching(/^[0-9a-f-]{36}$/),
        client_id: pool.ClientId,
        token_use: 'access',
        scope: 'aws.cognito.signin.user.admin',
        username,
        auth_time: expect.any(Number),
        jti: expect.any(String),
        event_id: expect.any(String),
      })
      expect(claims).not.toHaveProperty('aud')
    },
  },
  {
    id: 'tokens.id-claims',
    title: 'An id token says whom it is for, and that the app client is its audience',
    source: idToken,
    async check(pool) {
      await addUser(pool, email)
      const claims = decodeJwt((await tokens(pool)).id)
      expect(claims).toMatchObject({
        aud: pool.ClientId,
        token_use: 'id',
        'cognito:username': username,
        email: email.email,
        auth_time: expect.any(Number),
        event_id: expect.any(String),
      })
      expect(claims).not.toHaveProperty('client_id')
      expect(claims).not.toHaveProperty('scope')
    },
  },
  {
    id: 'tokens.issuer',
    title: 'Both tokens name the pool as their issuer',
    source: verifying,
    async check(pool) {
      await addUser(pool)
      const { access, id } = await tokens(pool)
      expect(decodeJwt(id).iss).toMatch(new RegExp(`^https?://.+/${pool.UserPoolId}$`))
      expect(decodeJwt(access).iss).toBe(decodeJwt(id).iss)
    },
  },
  {
    id: 'tokens.same-subject',
    title: 'Both tokens and the profile have the same sub',
    source: idToken,
    async check(pool) {
      await addUser(pool)
      const { access, id } = await tokens(pool)
      const { UserAttributes = [] } = await getUser(pool, access)
      const sub = UserAttributes.find(({ Name }) => Name === 'sub')?.Value
      expect([decodeJwt(id).sub, decodeJwt(access).sub]).toEqual([sub, sub])
    },
  },
  {
    id: 'tokens.verified-flag',
    title: 'email_verified in the id token is a boolean',
    source: idToken,
    async check(pool) {
      await addUser(pool, email)
      expect(decodeJwt((await tokens(pool)).id).email_verified).toBe(true)
    },
  },
  {
    id: 'tokens.custom-attribute',
    title: 'Custom attributes are in the id token, numbers among them as text',
    source: idToken,
    unconfirmed: 'That numbers are text.',
    pool: { settings: { Schema: [{ Name: 'level', AttributeDataType: 'Number', Mutable: true }] } },
    async check(pool) {
      await addUser(pool, { 'custom:level': '7' })
      expect(decodeJwt((await tokens(pool)).id)['custom:level']).toBe('7')
    },
  },
  {
    id: 'tokens.read-attributes',
    title: 'The id token has no attribute that the app client may not read',
    source: apiReference('CreateUserPoolClient'),
    pool: { client: { ReadAttributes: ['email'] } },
    async check(pool) {
      await addUser(pool, { ...email, nickname: 'J' })
      const claims = decodeJwt((await tokens(pool)).id)
      expect(claims).toHaveProperty('email')
      expect(claims).not.toHaveProperty('nickname')
    },
  },
  {
    id: 'tokens.lifetimes',
    title: 'Id and access tokens live as long as the client says, in its units',
    source: apiReference('CreateUserPoolClient'),
    pool: {
      client: {
        AccessTokenValidity: 10,
        IdTokenValidity: 2,
        TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'hours' },
      },
    },
    async check(pool) {
      await addUser(pool)
      const { access, id } = await tokens(pool)
      expect([lifetime(access), lifetime(id)]).toEqual([600, 7200])
    },
  },
  {
    id: 'tokens.keys',
    title: 'A pool shows two signing keys, one of id tokens and one of access tokens',
    source: verifying,
    async check(pool) {
      const keys = await keySet(pool)
      await addUser(pool)
      const { access, id } = await tokens(pool)
      expect(keys.keys).toHaveLength(2)
      expect(keys.keys.map(({ kid }) => kid)).toEqual([
        decodeProtectedHeader(id).kid,
        decodeProtectedHeader(access).kid,
      ])
    },
  },
  {
    id: 'tokens.signature',
    title: 'The signatures of both tokens are RS256 and fit the keys that the pool shows',
    source: verifying,
    async check(pool) {
      const keys = createLocalJWKSet(await keySet(pool))
      await addUser(pool)
      const { access, id } = await tokens(pool)
      await expect(jwtVerify(access, keys, { algorithms: ['RS256'] })).resolves.toBeDefined()
      await expect(jwtVerify(id, keys, { audience: pool.ClientId })).resolves.toBeDefined()
    },
  },
  {
    id: 'tokens.discovery',
    title: 'The OpenID configuration of the pool names the issuer of its tokens, and where the keys are',
    source: developerGuide('federation-endpoints', 'Identity provider and relying party endpoints'),
    async check(pool) {
      const answer = await fetch(`${pool.endpoint}/${pool.UserPoolId}/.well-known/openid-configuration`)
      await addUser(pool)
      const { iss } = decodeJwt((await tokens(pool)).id)
      expect(await answer.json()).toMatchObject({
        issuer: iss,
        jwks_uri: `${iss}/.well-known/jwks.json`,
      })
    },
  },
  {
    id: 'tokens.refresh',
    title: 'REFRESH_TOKEN_AUTH gives new id and access tokens, and no refresh token',
    source: refreshTokens,
    async check(pool) {
      await addUser(pool)
      const before = await tokens(pool)
      const after = await refresh(pool, before.refresh)
      expect(after.RefreshToken).toBeUndefined()
      expect(decodeJwt(after.IdToken ?? '').token_use).toBe('id')
      expect(decodeJwt(after.AccessToken ?? '').jti).not.toBe(decodeJwt(before.access).jti)
    },
  },
  {
    id: 'tokens.refresh-sign-in',
    title: 'Refreshed tokens keep the time of the sign-in',
    source: idToken,
    async check(pool) {
      const { clock } = pool
      await addUser(pool)
      const before = await tokens(pool)
      clock.advance(60_000)
      const { AccessToken = '' } = await refresh(pool, before.refresh)
      expect(decodeJwt(AccessToken).auth_time).toBe(decodeJwt(before.access).auth_time)
      // The clock was put forward by a minute, and ran on meanwhile.
      const later = (decodeJwt(AccessToken).iat ?? 0) - (decodeJwt(before.access).iat ?? 0)
      expect(later).toBeGreaterThanOrEqual(60)
      expect(later).toBeLessThan(120)
    },
  },
  {
    id: 'tokens.origin-jti',
    title: 'All tokens of one refresh token have the same origin_jti, and each a jti of its own',
    source: revocation,
    async check(pool) {
      await addUser(pool)
      const before = await tokens(pool)
      const after = await refresh(pool, before.refresh)
      const all = [before.access, before.id, after.AccessToken ?? '', after.IdToken ?? ''].map((token) =>
        decodeJwt(token),
      )
      expect(new Set(all.map(({ origin_jti }) => origin_jti)).size).toBe(1)
      expect(all[0]?.origin_jti).toEqual(expect.any(String))
      expect(new Set(all.map(({ jti }) => jti)).size).toBe(4)
    },
  },
  {
    id: 'tokens.origin-jti-off',
    title: 'Without token revocation there is no origin_jti',
    source: revocation,
    pool: { client: { EnableTokenRevocation: false } },
    async check(pool) {
      await addUser(pool)
      const { access, id } = await tokens(pool)
      expect(decodeJwt(access)).not.toHaveProperty('origin_jti')
      expect(decodeJwt(id)).not.toHaveProperty('origin_jti')
    },
  },
  {
    id: 'tokens.refresh-expired',
    title: 'A refresh token lives as long as the client says, in its units',
    source: refreshTokens,
    unconfirmed: wording,
    pool: { client: { RefreshTokenValidity: 2, TokenValidityUnits: { RefreshToken: 'hours' } } },
    async check(pool) {
      const { clock } = pool
      await addUser(pool)
      const before = await tokens(pool)
      clock.advance(2 * hour - 1000)
      await refresh(pool, before.refresh)
      clock.advance(1000)
      await expect(refresh(pool, before.refresh)).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: 'Refresh Token has expired',
      })
    },
  },
  {
    id: 'tokens.refresh-foreign',
    title: 'What is no refresh token of the app client is refused',
    source: refreshTokens,
    unconfirmed: wording,
    async check(pool) {
      await addUser(pool)
      const { ClientId } = await addClient(pool)
      const { refresh: theirs } = await tokens(pool, ClientId)
      await expect(refresh(pool, theirs)).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: 'Invalid Refresh Token',
      })
    },
  },
  {
    id: 'tokens.exchange',
    title: 'GetTokensFromRefreshToken gives id and access tokens only, where refresh tokens do not rotate',
    source: apiReference('GetTokensFromRefreshToken'),
    async check(pool) {
      await addUser(pool)
      const result = await exchange(pool, (await tokens(pool)).refresh)
      expect(result).toHaveProperty('AccessToken')
      expect(result).toHaveProperty('IdToken')
      expect(result.RefreshToken).toBeUndefined()
    },
  },
  {
    id: 'tokens.rotation',
    title: 'A rotating refresh token is replaced when it is used',
    source: apiReference('GetTokensFromRefreshToken'),
    pool: rotating(0),
    async check(pool) {
      await addUser(pool)
      const before = await tokens(pool)
      const { RefreshToken = '' } = await exchange(pool, before.refresh)
      expect(RefreshToken).not.toBe('')
      expect(RefreshToken).not.toBe(before.refresh)
      await expect(exchange(pool, RefreshToken)).resolves.toHaveProperty('AccessToken')
    },
  },
  {
    id: 'tokens.rotation-reuse',
    title: 'A refresh token that was replaced is answered with RefreshTokenReuseException',
    source: apiReference('GetTokensFromRefreshToken'),
    pool: rotating(0),
    async check(pool) {
      await addUser(pool)
      const before = await tokens(pool)
      await exchange(pool, before.refresh)
      await expect(exchange(pool, before.refresh)).rejects.toMatchObject({
        name: 'RefreshTokenReuseException',
      })
    },
  },
  {
    id: 'tokens.rotation-grace',
    title: 'A replaced refresh token still works for RetryGracePeriodSeconds',
    source: apiReference('RefreshTokenRotationType'),
    pool: rotating(30),
    async check(pool) {
      const { clock } = pool
      await addUser(pool)
      const before = await tokens(pool)
      await exchange(pool, before.refresh)
      clock.advance(29_000)
      await expect(exchange(pool, before.refresh)).resolves.toHaveProperty('AccessToken')
      clock.advance(1000)
      await expect(exchange(pool, before.refresh)).rejects.toMatchObject({
        name: 'RefreshTokenReuseException',
      })
    },
  },
  {
    id: 'tokens.rotation-flow',
    title: 'REFRESH_TOKEN_AUTH does not work where refresh tokens rotate',
    source: refreshTokens,
    pool: rotating(0),
    async check(pool) {
      await addUser(pool)
      const before = await tokens(pool)
      await expect(refresh(pool, before.refresh)).rejects.toMatchObject({ $fault: 'client' })
      await expect(exchange(pool, before.refresh)).resolves.toHaveProperty('AccessToken')
    },
  },
  {
    id: 'tokens.revoke',
    title: 'RevokeToken ends a refresh token and the access tokens that came from it',
    source: apiReference('RevokeToken'),
    async check(pool) {
      await addUser(pool)
      const before = await tokens(pool)
      const { AccessToken = '' } = await refresh(pool, before.refresh)
      await getUser(pool, AccessToken)
      await revoke(pool, before.refresh)
      await expect(getUser(pool, before.access)).rejects.toMatchObject(refused)
      await expect(getUser(pool, AccessToken)).rejects.toMatchObject(refused)
      await expect(refresh(pool, before.refresh)).rejects.toMatchObject(refused)
    },
  },
  {
    id: 'tokens.revoke-others',
    title: 'RevokeToken leaves the user’s other refresh tokens alone',
    source: revocation,
    async check(pool) {
      await addUser(pool)
      const first = await tokens(pool)
      const second = await tokens(pool)
      await revoke(pool, first.refresh)
      await expect(getUser(pool, second.access)).resolves.toMatchObject({ Username: username })
      await expect(refresh(pool, second.refresh)).resolves.toHaveProperty('AccessToken')
    },
  },
  {
    id: 'tokens.revoke-off',
    title: 'RevokeToken is answered with UnsupportedOperationException where the client has it turned off',
    source: apiReference('RevokeToken'),
    pool: { client: { EnableTokenRevocation: false } },
    async check(pool) {
      await addUser(pool)
      await expect(revoke(pool, (await tokens(pool)).refresh)).rejects.toMatchObject({
        name: 'UnsupportedOperationException',
      })
    },
  },
  {
    id: 'tokens.revoke-access-token',
    title: 'RevokeToken takes no access token',
    source: apiReference('RevokeToken'),
    async check(pool) {
      await addUser(pool)
      await expect(revoke(pool, (await tokens(pool)).access)).rejects.toMatchObject({
        name: 'UnsupportedTokenTypeException',
      })
    },
  },
  {
    id: 'tokens.global-sign-out',
    title: 'After GlobalSignOut the user’s access tokens have been revoked',
    source: apiReference('GlobalSignOut'),
    async check(pool) {
      await addUser(pool)
      const [first, second] = [await tokens(pool), await tokens(pool)]
      await pool.client.send(new GlobalSignOutCommand({ AccessToken: first.access }))
      await expect(getUser(pool, first.access)).rejects.toMatchObject(revoked)
      await expect(getUser(pool, second.access)).rejects.toMatchObject(revoked)
    },
  },
  {
    id: 'tokens.admin-sign-out',
    title: 'After AdminUserGlobalSignOut the user’s access tokens have been revoked',
    source: apiReference('AdminUserGlobalSignOut'),
    async check(pool) {
      await addUser(pool)
      const { access } = await tokens(pool)
      await pool.client.send(new AdminUserGlobalSignOutCommand(user(pool)))
      await expect(getUser(pool, access)).rejects.toMatchObject(revoked)
    },
  },
  {
    id: 'tokens.admin-sign-out-refresh',
    title: 'After AdminUserGlobalSignOut the user’s refresh tokens are not accepted',
    source: apiReference('AdminUserGlobalSignOut'),
    async check(pool) {
      await addUser(pool)
      const before = await tokens(pool)
      await pool.client.send(new AdminUserGlobalSignOutCommand(user(pool)))
      await expect(refresh(pool, before.refresh)).rejects.toMatchObject(refused)
      await expect(tokens(pool)).resolves.toBeDefined()
    },
  },
  {
    id: 'tokens.disabled',
    title: 'Disabling a user revokes the access tokens',
    source: apiReference('AdminDisableUser'),
    async check(pool) {
      await addUser(pool)
      const { access } = await tokens(pool)
      await pool.client.send(new AdminDisableUserCommand(user(pool)))
      await expect(getUser(pool, access)).rejects.toMatchObject(refused)
    },
  },
  {
    id: 'tokens.deleted',
    title: 'The access token of a deleted user is answered with UserNotFoundException',
    source: apiReference('GetUser'),
    unconfirmed: wording,
    async check(pool) {
      await addUser(pool)
      const { access } = await tokens(pool)
      await pool.client.send(new AdminDeleteUserCommand(user(pool)))
      await expect(getUser(pool, access)).rejects.toMatchObject({
        name: 'UserNotFoundException',
        message: 'User does not exist.',
      })
    },
  },
  {
    id: 'tokens.expired',
    title: 'An access token that has expired is refused',
    source: apiReference('GetUser'),
    unconfirmed: wording,
    async check(pool) {
      const { clock } = pool
      await addUser(pool)
      const { access } = await tokens(pool)
      clock.advance(hour)
      await expect(getUser(pool, access)).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: 'Access Token has expired',
      })
    },
  },
  {
    id: 'tokens.malformed',
    title: 'What is no access token is refused',
    source: apiReference('GetUser'),
    unconfirmed: wording,
    async check(pool) {
      await expect(getUser(pool, 'nonsense')).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: 'Invalid Access Token',
      })
    },
  },
  {
    id: 'tokens.id-for-access',
    title: 'An id token is no access token',
    source: apiReference('GetUser'),
    async check(pool) {
      await addUser(pool)
      const { access, id } = await tokens(pool)
      await getUser(pool, access)
      await expect(getUser(pool, id)).rejects.toMatchObject(refused)
    },
  },
  {
    id: 'tokens.forged',
    title: 'An access token with another signature is refused',
    source: verifying,
    unconfirmed: wording,
    async check(pool) {
      await addUser(pool)
      const { access, id } = await tokens(pool)
      const forged = [...access.split('.').slice(0, 2), id.split('.')[2]].join('.')
      await expect(getUser(pool, forged)).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: 'Could not verify signature for Access Token',
      })
    },
  },
]

const keySetShape = z.object({
  keys: z.array(
    z.looseObject({
      kid: z.string(),
      kty: z.literal('RSA'),
      alg: z.literal('RS256'),
      use: z.literal('sig'),
      n: z.string(),
      e: z.string(),
    }),
  ),
})

async function keySet({ endpoint, UserPoolId }: FidelityPool): Promise<JSONWebKeySet> {
  const answer = await fetch(`${endpoint}/${UserPoolId}/.well-known/jwks.json`)
  return keySetShape.parse(await answer.json())
}

function rotating(RetryGracePeriodSeconds: number) {
  return {
    client: {
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH' as const],
      RefreshTokenRotation: { Feature: 'ENABLED' as const, RetryGracePeriodSeconds },
    },
  }
}

function user({ UserPoolId }: FidelityPool) {
  return { UserPoolId, Username: username }
}

function lifetime(token: string): number {
  const { exp = 0, iat = 0 } = decodeJwt(token)
  return exp - iat
}

async function exchange({ client, ClientId }: FidelityPool, RefreshToken: string) {
  const { AuthenticationResult } = await client.send(
    new GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken }),
  )
  return AuthenticationResult ?? {}
}

function revoke({ client, ClientId }: FidelityPool, Token: string) {
  return client.send(new RevokeTokenCommand({ ClientId, Token }))
}
