import { once } from 'node:events'
import { connect } from 'node:net'
import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import fc from 'fast-check'
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { createSimulator, serveSimulator } from '../../../electron/simulator/index.ts'
import { type ServedPool, servePool } from './http-client.ts'

let pool: ServedPool
beforeEach(async () => {
  pool = await servePool({ users: 130 })
})
afterEach(() => pool.close())

const configurationShape = z.object({ issuer: z.string(), jwks_uri: z.string() })

const target = (operation: string) => `AWSCognitoIdentityProviderService.${operation}`

/** Sends a request that the SDK would not. */
async function send(options: {
  path?: string
  method?: string
  target?: string
  body?: string
  headers?: object
}) {
  const { path = '/', method = 'POST', body } = options
  const response = await fetch(`${pool.server.endpoint}${path}`, {
    method,
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      ...(options.target === undefined ? {} : { 'x-amz-target': options.target }),
      authorization: 'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260131/eu-central-1/cognito-idp/aws4_request',
      ...options.headers,
    },
    ...(body === undefined ? {} : { body }),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    json: text === '' ? undefined : JSON.parse(text),
  }
}

describe('through the SDK', () => {
  it('lists, writes and reads as in process', async () => {
    const { client, UserPoolId } = pool
    const { Users, PaginationToken } = await client.send(new ListUsersCommand({ UserPoolId }))
    expect(Users).toHaveLength(60)
    expect(PaginationToken).toBeTypeOf('string')
    await client.send(new AdminCreateUserCommand({ UserPoolId, Username: '日本' }))
    const user = await client.send(new AdminGetUserCommand({ UserPoolId, Username: '日本' }))
    expect(user).toMatchObject({ Username: '日本', UserStatus: 'FORCE_CHANGE_PASSWORD' })
    expect(user.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('gives errors their names', async () => {
    const { client, UserPoolId } = pool
    const call = client.send(new AdminGetUserCommand({ UserPoolId, Username: 'nobody' }))
    await expect(call).rejects.toMatchObject({
      name: 'UserNotFoundException',
      $metadata: { httpStatusCode: 400 },
    })
  })

  it('breaks connections off where a fault says so, before and after the effect', async () => {
    const { client, simulator, UserPoolId } = pool
    for (const [kind, effect] of [
      ['reset-before', false],
      ['reset-after', true],
    ] as const) {
      simulator.faults.plan({ kind })
      const creation = client.send(new AdminCreateUserCommand({ UserPoolId, Username: kind }))
      await expect(creation).rejects.toMatchObject({ code: 'ECONNRESET' })
      const found = client.send(new AdminGetUserCommand({ UserPoolId, Username: kind }))
      if (effect) await expect(found).resolves.toBeDefined()
      else await expect(found).rejects.toMatchObject({ name: 'UserNotFoundException' })
    }
  })

  it('leaves a call without an answer until the caller gives up', async () => {
    const { client, simulator, UserPoolId } = pool
    simulator.faults.plan({ kind: 'no-answer' })
    const caller = new AbortController()
    const call = client.send(new ListUsersCommand({ UserPoolId }), { abortSignal: caller.signal })
    await vi.waitFor(() => expect(simulator.calls.total()).toBe(1))
    caller.abort()
    await expect(call).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('a call that is given up in time has no effect', async () => {
    const { client, simulator, UserPoolId } = pool
    const serve = vi.spyOn(simulator.front, 'serve')
    const gate = Promise.withResolvers<void>()
    simulator.faults.plan({ kind: 'hold', until: gate.promise })
    const caller = new AbortController()
    const creation = new AdminCreateUserCommand({ UserPoolId, Username: 'jane' })
    const call = client.send(creation, { abortSignal: caller.signal })
    await vi.waitFor(() => expect(simulator.calls.total()).toBe(1))
    caller.abort()
    await expect(call).rejects.toMatchObject({ name: 'AbortError' })
    await expect(serve.mock.results[0]?.value).rejects.toThrow()
    gate.resolve()
    await expect(client.send(creation)).resolves.toBeDefined()
  })

  it('holds a call until it is let go', async () => {
    const { client, simulator, UserPoolId } = pool
    const gate = Promise.withResolvers<void>()
    simulator.faults.plan({ kind: 'hold', operation: 'AdminCreateUser', until: gate.promise })
    const creation = client.send(new AdminCreateUserCommand({ UserPoolId, Username: 'jane' }))
    await vi.waitFor(() => expect(simulator.calls.of('AdminCreateUser')).toBe(1))
    const read = () => client.send(new AdminGetUserCommand({ UserPoolId, Username: 'jane' }))
    await expect(read()).rejects.toMatchObject({ name: 'UserNotFoundException' })
    gate.resolve()
    await creation
    await expect(read()).resolves.toBeDefined()
  })

  it('shows the clock of a skewed service, so that the SDK corrects for it', async () => {
    const { simulator, server, UserPoolId } = pool
    simulator.faults.plan({ kind: 'clock-skew', milliseconds: 1_200_000, times: Number.POSITIVE_INFINITY })
    const patient = new CognitoIdentityProviderClient({
      region: simulator.region,
      endpoint: server.endpoint,
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' },
      maxAttempts: 2,
    })
    await expect(patient.send(new ListUsersCommand({ UserPoolId }))).resolves.toBeDefined()
    expect(simulator.calls.total()).toBe(2)
    patient.destroy()
  })
})

describe('what is no request of the service', () => {
  it.each([
    ['no target', undefined],
    ['the target of another service', 'DynamoDB_20120810.ListTables'],
    ['an operation that there is not', target('Nonsense')],
  ])('%s is an unknown operation', async (_what, name) => {
    const answer = await send({ body: '{}', ...(name === undefined ? {} : { target: name }) })
    expect(answer).toMatchObject({ status: 400, json: { __type: 'UnknownOperationException' } })
    expect(answer.headers.get('content-type')).toBe('application/x-amz-json-1.1')
  })

  it.each(['{', '[1', '"', '{"UserPoolId":"\u0000', '['.repeat(100_000)])(
    'the body %.20s is not serialised',
    async (body) => {
      const answer = await send({ target: target('ListUsers'), body })
      expect(answer).toMatchObject({ status: 400, json: { __type: 'SerializationException' } })
    },
  )

  it('a request without a signature is told so, where one is needed', async () => {
    const headers = { authorization: '' }
    const answer = await send({ target: target('ListUsers'), body: '{}', headers })
    expect(answer).toMatchObject({ status: 400, json: { __type: 'MissingAuthenticationTokenException' } })
  })

  it('a body larger than any request is refused, and the next one served', async () => {
    const body = JSON.stringify({ UserPoolId: pool.UserPoolId, Filter: 'x'.repeat(6_000_000) })
    expect(await send({ target: target('ListUsers'), body })).toMatchObject({
      status: 413,
      json: { __type: 'RequestEntityTooLargeException' },
    })
    await expect(
      pool.client.send(new ListUsersCommand({ UserPoolId: pool.UserPoolId })),
    ).resolves.toBeDefined()
  })

  it.each([
    ['GET', '/'],
    ['GET', '/eu-central-1_Nonsense/nothing'],
    ['DELETE', '/'],
    ['POST', '/elsewhere'],
    ['OPTIONS', '/'],
  ])('%s %s finds nothing', async (method, path) => {
    expect(await send({ method, path })).toMatchObject({
      status: 404,
      json: { __type: 'UnknownOperationException' },
    })
  })

  it('PUT is an upload, and refused as S3 does where none is expected', async () => {
    const response = await fetch(`${pool.server.endpoint}/elsewhere`, { method: 'PUT', body: 'x' })
    expect(response.status).toBe(403)
    expect(await response.text()).toContain('<Code>AccessDenied</Code>')
  })

  it('HEAD has no body', async () => {
    expect(await send({ method: 'HEAD' })).toMatchObject({ status: 404, json: undefined })
  })
})

describe('what a pool shows everybody', () => {
  /** Signs a new user in through the client of an application, which signs no requests. */
  async function signIn({ client, server, simulator, UserPoolId }: ServedPool): Promise<string> {
    const Username = 'jane'
    const Password = 'Correct-Horse-2026'
    await client.send(new AdminCreateUserCommand({ UserPoolId, Username, MessageAction: 'SUPPRESS' }))
    await client.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }))
    const application = new CognitoIdentityProviderClient({
      region: simulator.region,
      endpoint: server.endpoint,
      signer: { sign: async (request) => request },
      credentials: { accessKeyId: '', secretAccessKey: '' },
    })
    const { AuthenticationResult } = await application.send(
      new InitiateAuthCommand({
        ClientId: simulator.clientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: Username, PASSWORD: Password },
      }),
    )
    application.destroy()
    return AuthenticationResult?.AccessToken ?? ''
  }

  it('its signing keys, which its tokens are verified with', async () => {
    const keys = createRemoteJWKSet(
      new URL(`${pool.server.endpoint}/${pool.UserPoolId}/.well-known/jwks.json`),
    )
    const { payload } = await jwtVerify(await signIn(pool), keys, { algorithms: ['RS256'] })
    expect(payload).toMatchObject({
      iss: `https://cognito-idp.eu-central-1.amazonaws.com/${pool.UserPoolId}`,
      client_id: pool.simulator.clientId,
      token_use: 'access',
    })
  })

  it('its OpenID configuration', async () => {
    const path = `/${pool.UserPoolId}/.well-known/openid-configuration`
    const { status, headers, json } = await send({ method: 'GET', path })
    const issuer = `https://cognito-idp.eu-central-1.amazonaws.com/${pool.UserPoolId}`
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/json')
    expect(json).toMatchObject({ issuer, jwks_uri: `${issuer}/.well-known/jwks.json` })
  })

  it('the way from the issuer to the keys, where the server is the issuer', async () => {
    const server = await serveSimulator(pool.simulator, { localIssuer: true })
    const token = await signIn({ ...pool, server })
    const { iss = '' } = decodeJwt(token)
    expect(iss).toBe(`${server.endpoint}/${pool.UserPoolId}`)
    const configuration = await fetch(`${iss}/.well-known/openid-configuration`)
    const { issuer, jwks_uri } = configurationShape.parse(await configuration.json())
    await expect(jwtVerify(token, createRemoteJWKSet(new URL(jwks_uri)), { issuer })).resolves.toBeDefined()
    await server.close()
  })

  it.each(['jwks.json', 'openid-configuration'])('%s of no pool is not there', async (name) => {
    expect(await send({ method: 'GET', path: `/eu-central-1_Nobody/.well-known/${name}` })).toMatchObject({
      status: 404,
      json: { message: 'User pool eu-central-1_Nobody does not exist.' },
    })
  })
})

describe('the port', () => {
  it('is on the loopback interface alone', async () => {
    const { hostname, port } = new URL(pool.server.endpoint)
    expect(hostname).toBe('127.0.0.1')
    // All of 127.0.0.0/8 is this machine; a server on every interface would answer there too.
    const elsewhere = connect(Number(port), '127.0.0.2')
    const [error] = await once(elsewhere, 'error')
    expect(error).toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('that is taken is refused', async () => {
    const port = Number(new URL(pool.server.endpoint).port)
    await expect(serveSimulator(createSimulator(), { port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })

  it('is free again after closing, which breaks calls off', async () => {
    const { client, simulator, server, UserPoolId } = pool
    simulator.faults.plan({ kind: 'no-answer' })
    const call = client.send(new ListUsersCommand({ UserPoolId }))
    const broken = expect(call).rejects.toMatchObject({ code: 'ECONNRESET' })
    await vi.waitFor(() => expect(simulator.calls.total()).toBe(1))
    await server.close()
    await broken
    const again = await serveSimulator(simulator, { port: Number(new URL(server.endpoint).port) })
    expect(again.endpoint).toBe(server.endpoint)
    await again.close()
  })

  it('a closed simulator breaks connections', async () => {
    const { client, simulator, UserPoolId } = pool
    simulator.close()
    await expect(client.send(new ListUsersCommand({ UserPoolId }))).rejects.toMatchObject({
      code: 'ECONNRESET',
    })
  })
})

describe('whatever arrives', () => {
  /** Writes to a raw connection, and gives what comes back before it is closed, or until nothing more is to come. */
  async function write(bytes: Uint8Array, breakOff: boolean): Promise<void> {
    const { port } = new URL(pool.server.endpoint)
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', () => {})
    socket.write(bytes)
    if (breakOff) socket.resetAndDestroy()
    else socket.end()
    socket.resume()
    await new Promise((resolve) => socket.on('close', resolve))
  }

  const line = fc.string({ unit: 'binary', maxLength: 40 })
  const token = fc.stringMatching(/^[A-Za-z-]{1,20}$/)
  const headerValue = fc.stringMatching(/^[ -~]{0,60}$/)
  const operation = fc.constantFrom('ListUsers', 'AdminCreateUser', 'InitiateAuth', 'GetUser', 'Nonsense', '')
  const json = fc.oneof(
    fc.json(),
    fc.string(),
    fc.record({
      UserPoolId: fc.constantFrom('eu-central-1_Simulated1', 'x', 7, null),
      Username: fc.jsonValue(),
    }),
  )

  const request = fc
    .record({
      method: fc.constantFrom('GET', 'POST', 'PUT', 'HEAD', 'DELETE', 'OPTIONS', 'CONNECT', 'TRACE', 'BREW'),
      path: fc.oneof(fc.constantFrom('/', '*', '//', '/%', '/?', 'http://x/', ''), fc.webPath()),
      operation,
      headers: fc.array(fc.tuple(token, headerValue), { maxLength: 4 }),
      special: fc.constantFrom(
        '',
        'Expect: 100-continue',
        'Upgrade: x\r\nConnection: upgrade',
        'Transfer-Encoding: chunked',
      ),
      body: json,
      length: fc.option(fc.integer({ min: 0, max: 200 })),
    })
    .map(({ method, path, operation: name, headers, special, body, length }) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      const lines = [
        `${method} ${path} HTTP/1.1`,
        'Host: 127.0.0.1',
        `X-Amz-Target: AWSCognitoIdentityProviderService.${name}`,
        'Authorization: AWS4-HMAC-SHA256 Credential=A/b',
        ...headers.map(([key, value]) => `${key}: ${value}`),
        ...(special === '' ? [] : [special]),
        ...(special.startsWith('Transfer') ? [] : [`Content-Length: ${length ?? Buffer.byteLength(text)}`]),
      ]
      return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${text}`)
    })

  const truncated = fc
    .tuple(request, fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([whole, share]) => whole.subarray(0, Math.ceil(whole.length * share)))

  it('the server goes on', async () => {
    const { client, UserPoolId } = pool
    const anything = fc.oneof(
      request,
      truncated,
      line.map((text) => Buffer.from(text)),
      fc.uint8Array(),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(anything, fc.boolean()), { minLength: 1, maxLength: 8 }),
        async (sent) => {
          await Promise.all(sent.map(([bytes, breakOff]) => write(bytes, breakOff)))
        },
      ),
      { numRuns: 150 },
    )
    const { Users } = await client.send(new ListUsersCommand({ UserPoolId, Limit: 1 }))
    expect(Users).toHaveLength(1)
  })

  it.each(['{', '[]', '7', 'null', ''])('a fault hits the body %j as any other', async (body) => {
    pool.simulator.faults.plan({ kind: 'access-denied' })
    expect(await send({ target: target('ListUsers'), body })).toMatchObject({
      status: 400,
      json: {
        __type: 'AccessDeniedException',
        message: expect.stringContaining(
          'on resource: arn:aws:cognito-idp:eu-central-1:123456789012:userpool/* ',
        ),
      },
    })
  })
})
