import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { FieldValues } from '../../../shared/admin/row.ts'
import { connectionIdSchema } from '../../../shared/domain/connection.ts'
import { exceptionAnswer, startServer } from './answering-server.ts'
import { type ConsoleUnderTest, fieldsOf, startConsole } from './console-fixture.ts'

const keys = { access_key_id: 'AKIAOLDOLDOLDOLDOLD1', secret_access_key: 'old-secret-key-canary' }
const shop: FieldValues = {
  name: 'Shop',
  environment: 'production',
  credential_source: 'keychain',
  region: 'eu-central-1',
  user_pool_id: 'eu-central-1_AbCdEfGhI',
  endpoint: 'http://127.0.0.1:9',
}

let ui: ConsoleUnderTest
const closing: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  ui = await startConsole()
})
afterAll(async () => await ui.close())
afterEach(async () => {
  vi.unstubAllEnvs()
  for (const close of closing.splice(0).reverse()) await close()
})

describe('testing a connection names the cause', () => {
  const against = async (answer: Parameters<typeof startServer>[0], values: FieldValues = {}) => {
    const server = await startServer(answer)
    closing.push(() => server.close())
    const error = await ui.error('testConnection', {
      id: null,
      values: { ...shop, ...keys, endpoint: server.endpoint, ...values },
    })
    return { error, server }
  }

  test.each([
    [
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
      'credentials_invalid',
    ],
    [
      'InvalidSignatureException',
      'The request signature we calculated does not match the signature you provided.',
      'credentials_invalid',
    ],
    ['ExpiredTokenException', 'The security token included in the request is expired', 'credentials_expired'],
    [
      'InvalidSignatureException',
      'Signature expired: 20260131T120000Z is now earlier than 20260131T121000Z',
      'clock_skewed',
    ],
    ['ResourceNotFoundException', 'User pool eu-central-1_AbCdEfGhI does not exist.', 'pool_not_found'],
  ])('%s: %s', async (name, message, code) => {
    const { error } = await against(() => exceptionAnswer(name, message))
    expect(error).toMatchObject({ code, message, exception: name, requestId: 'request-1' })
    expect(error.advice).toBeTruthy()
  })

  test('the permission that is missing', async () => {
    const { error } = await against(() =>
      exceptionAnswer(
        'AccessDeniedException',
        'User: arn:aws:iam::123456789012:user/jane is not authorized to perform: cognito-idp:DescribeUserPool on resource: *',
      ),
    )
    expect(error).toMatchObject({ code: 'access_denied', missingAction: 'cognito-idp:DescribeUserPool' })
    expect(JSON.stringify(error)).not.toContain('123456789012')
  })

  test('a region that is not the pool’s', async () => {
    const { error } = await against(
      () => exceptionAnswer('ResourceNotFoundException', 'User pool eu-west-1_AbCdEfGhI does not exist.'),
      { user_pool_id: 'eu-west-1_AbCdEfGhI' },
    )
    expect(error.code).toBe('pool_not_found')
    expect(error.advice).toContain('eu-west-1')
    expect(fieldsOf(error).region).toContain('eu-west-1')
  })

  test('an endpoint where nobody listens', async () => {
    const server = await startServer(() => ({ status: 200, body: '' }))
    await server.close()
    const values = { ...shop, ...keys, endpoint: server.endpoint }
    const error = await ui.error('testConnection', { id: null, values })
    expect(error).toMatchObject({ code: 'unreachable', message: expect.stringContaining('ECONNREFUSED') })
    expect(error.message).toContain(new URL(server.endpoint).host)
  })

  test('a name that does not exist', async () => {
    const values = { ...shop, ...keys, endpoint: 'http://no-such-host.invalid' }
    const error = await ui.error('testConnection', { id: null, values })
    expect(error).toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('no-such-host.invalid'),
    })
  })

  test('a server that does not speak TLS', async () => {
    const server = await startServer(() => ({ status: 200, body: '' }))
    closing.push(() => server.close())
    const values = { ...shop, ...keys, endpoint: server.endpoint.replace('http:', 'https:') }
    expect(await ui.error('testConnection', { id: null, values })).toMatchObject({ code: 'unreachable' })
  })

  test('a page instead of Cognito', async () => {
    const { error } = await against(() => ({ status: 200, body: '<html>Sign in</html>', type: 'text/html' }))
    expect(error).toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('did not answer as Cognito'),
    })
    const { error: missing } = await against(() => ({ status: 404, body: 'Not found', type: 'text/plain' }))
    expect(missing.code).toBe('unreachable')
  })

  test('a form that is not complete, before anything is sent', async () => {
    const { error, server } = await against(() => exceptionAnswer('x', 'x'), {
      region: 'Frankfurt',
      user_pool_id: '',
    })
    expect(Object.keys(fieldsOf(error)).sort()).toEqual(['region', 'user_pool_id'])
    expect(server.requests).toEqual([])
  })

  test('a saved connection lends its keys to the empty fields of its form', async () => {
    const server = await startServer(() => ({
      status: 200,
      body: JSON.stringify({ UserPool: { Id: 'eu-central-1_AbCdEfGhI', Name: 'Shop' } }),
    }))
    closing.push(() => server.close())
    const row = await ui.value('add', {
      model: 'connections',
      connection: null,
      values: { ...shop, ...keys, endpoint: server.endpoint },
    })
    const id = connectionIdSchema.parse(row.id)
    const { pool } = await ui.value('testConnection', {
      id,
      values: { ...row.values, access_key_id: '', secret_access_key: '', session_token: '' },
    })
    expect(pool).toMatchObject({ id: 'eu-central-1_AbCdEfGhI', name: 'Shop' })
    expect(server.requests.at(-1)?.authorization).toContain('AKIAOLDOLDOLDOLDOLD1/')
    await ui.value('testConnection', {
      id,
      values: { ...row.values, access_key_id: 'AKIATYPEDTYPEDTYPED1', secret_access_key: 'typed' },
    })
    expect(server.requests.at(-1)?.authorization).toContain('AKIATYPEDTYPEDTYPED1/')
  })

  test('the demo pool needs nothing', async () => {
    const values = { credential_source: 'demo', environment: 'demo', name: '' }
    expect((await ui.value('testConnection', { id: null, values })).pool.name).toBe('Demo shop')
  })
})

describe('AWS profiles', () => {
  const configure = async (config: string, credentials = ''): Promise<void> => {
    const folder = await mkdtemp(join(tmpdir(), 'poolkeeper-aws-'))
    closing.push(() => rm(folder, { recursive: true, force: true }))
    await writeFile(join(folder, 'config'), config)
    await writeFile(join(folder, 'credentials'), credentials)
    vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'))
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'))
    vi.stubEnv('HOME', folder)
  }
  const testProfile = async (profile: string) => {
    const server = await startServer(() => ({
      status: 200,
      body: JSON.stringify({ UserPool: { Id: 'eu-central-1_AbCdEfGhI', Name: 'Shop' } }),
    }))
    closing.push(() => server.close())
    const values = { ...shop, credential_source: 'profile', profile, endpoint: server.endpoint }
    return { result: await ui.call('testConnection', { id: null, values }), server }
  }

  test('are listed, sessions and services aside', async () => {
    await configure(
      '[default]\nregion = eu-central-1\n[profile ops]\nregion = eu-central-1\n[sso-session corp]\nsso_region = eu-central-1\n',
      '[legacy]\naws_access_key_id = AKIALEGACYLEGACYLEGA\naws_secret_access_key = secret\n',
    )
    expect(await ui.value('awsProfiles', {})).toEqual({ profiles: ['default', 'legacy', 'ops'] })
  })

  test('there may be none', async () => {
    vi.stubEnv('AWS_CONFIG_FILE', '/nonexistent/config')
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nonexistent/credentials')
    expect(await ui.value('awsProfiles', {})).toEqual({ profiles: [] })
  })

  test('sign with the profile’s keys', async () => {
    await configure(
      '',
      '[legacy]\naws_access_key_id = AKIALEGACYLEGACYLEGA\naws_secret_access_key = secret\n',
    )
    const { result, server } = await testProfile('legacy')
    expect(result).toMatchObject({ ok: true, value: { pool: { name: 'Shop' } } })
    expect(server.requests[0]?.authorization).toContain('AKIALEGACYLEGACYLEGA/')
  })

  test.each([
    ['a profile that is not there', 'missing', '', 'credentials_missing'],
    [
      'SSO that nobody signed in to',
      'corp',
      '[profile corp]\nsso_session = s\nsso_account_id = 123456789012\nsso_role_name = Ops\n[sso-session s]\nsso_region = eu-central-1\nsso_start_url = https://corp.awsapps.com/start\n',
      'credentials_expired',
    ],
    [
      'a role that asks for an MFA code',
      'mfa',
      '[profile mfa]\nrole_arn = arn:aws:iam::123456789012:role/Ops\nsource_profile = base\nmfa_serial = arn:aws:iam::123456789012:mfa/jane\n[profile base]\naws_access_key_id = AKIABASEBASEBASEBASE\naws_secret_access_key = secret\n',
      'credentials_missing',
    ],
  ])('%s', async (_what, profile, config, code) => {
    await configure(config)
    const { result, server } = await testProfile(profile)
    expect(result).toMatchObject({ ok: false, error: { code, advice: expect.stringContaining(profile) } })
    expect(JSON.stringify(result)).not.toContain('123456789012')
    expect(server.requests).toEqual([])
  })
})
