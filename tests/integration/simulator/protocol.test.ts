import {
  CognitoIdentityProviderClient,
  DescribeUserPoolCommand,
  GetSigningCertificateCommand,
  ListGroupsCommand,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { HttpRequest } from '@smithy/protocol-http'
import { describe, expect, it, vi } from 'vitest'
import { openPool } from './pool-client.ts'

async function post(target: string | undefined, body: string, headers: Record<string, string> = {}) {
  const { simulator } = openPool({ users: 3 })
  const request = new HttpRequest({
    method: 'POST',
    headers: {
      ...(target === undefined ? {} : { 'x-amz-target': target }),
      authorization: 'AWS4',
      ...headers,
    },
    body,
  })
  const { response } = await simulator.requestHandler.handle(request)
  const text = String(response.body)
  return {
    status: response.statusCode,
    headers: response.headers,
    json: text === '' ? undefined : JSON.parse(text),
  }
}

const target = (operation: string) => `AWSCognitoIdentityProviderService.${operation}`

describe('the JSON protocol', () => {
  it('names the exception in the body and in a header', async () => {
    const answer = await post(target('DescribeUserPool'), '{"UserPoolId":"eu-central-1_X"}')
    expect(answer.status).toBe(400)
    expect(answer.json).toEqual({
      __type: 'ResourceNotFoundException',
      message: 'User pool eu-central-1_X does not exist.',
    })
    expect(answer.headers).toMatchObject({
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-errortype': 'ResourceNotFoundException:',
      'x-amzn-errormessage': 'User pool eu-central-1_X does not exist.',
    })
    expect(answer.headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('keeps what is not ASCII out of the headers', async () => {
    const answer = await post(target('GetGroup'), '{"UserPoolId":"eu-central-1_X","GroupName":"日本 語"}')
    expect(answer.json.message).toContain('日本 語')
    expect(answer.headers).not.toHaveProperty('x-amzn-errormessage')
  })

  it('writes times as seconds since the epoch', async () => {
    const answer = await post(target('ListUserPools'), '{"MaxResults":1}')
    expect(answer.json.UserPools[0].CreationDate).toBeCloseTo(Date.now() / 1000, -2)
  })

  it.each([
    ['an operation that is not there', target('GetSigningCertificate')],
    ['a property of every object', target('constructor')],
    ['another service', 'DynamoDB_20120810.ListTables'],
    ['no target', undefined],
  ])('answers %s as unknown', async (_what, name) => {
    expect(await post(name, '{}')).toMatchObject({
      status: 400,
      json: { __type: 'UnknownOperationException' },
    })
  })

  it.each(['{', 'null x', '[1', '"'])('answers the body %s as not serialised', async (body) => {
    expect(await post(target('ListUsers'), body)).toMatchObject({
      status: 400,
      json: { __type: 'SerializationException' },
    })
  })

  it.each([
    ['{"UserPoolId":7}', 'NUMBER_VALUE can not be converted to a String'],
    ['{"UserPoolId":true}', 'TRUE_VALUE can not be converted to a String'],
    ['{"UserPoolId":"a_b","Limit":"ten"}', 'STRING_VALUE can not be converted to an Integer'],
    ['{"UserPoolId":["a"]}', 'Start of list found where not expected'],
    ['{"UserPoolId":{}}', 'Start of structure or map found where not expected.'],
    ['[]', 'Start of list found where not expected'],
  ])('answers the wrong type in %s', async (body, message) => {
    const answer = await post(target('ListUsers'), body)
    expect(answer).toMatchObject({ status: 400, json: { __type: 'SerializationException', message } })
  })

  it('takes null as not given, and ignores members that it does not know', async () => {
    const body = '{"UserPoolId":"eu-central-1_Simulated1","Filter":null,"Limit":null,"Colour":"blue"}'
    expect((await post(target('ListUsers'), body)).json.Users).toHaveLength(3)
  })

  it('lists every violation in one message', async () => {
    const answer = await post(target('ListUsers'), '{"UserPoolId":"x","Limit":-1}')
    expect(answer.json.message).toBe(
      "2 validation errors detected: Value 'x' at 'userPoolId' failed to satisfy constraint: Member must satisfy " +
        "regular expression pattern: [\\w-]+_[0-9a-zA-Z]+; Value '-1' at 'limit' failed to satisfy constraint: " +
        'Member must have value greater than or equal to 0',
    )
  })

  it('refuses a request that is not signed', async () => {
    const answer = await post(target('ListUserPools'), '{"MaxResults":1}', { authorization: '' })
    expect(answer).toMatchObject({ status: 400, json: { __type: 'MissingAuthenticationTokenException' } })
  })
})

describe('through the SDK', () => {
  it('each answer has a request id of its own, an error too', async () => {
    const { client, UserPoolId } = openPool()
    const first = await client.send(new DescribeUserPoolCommand({ UserPoolId }))
    const second = await client.send(new ListGroupsCommand({ UserPoolId }))
    const failed = await client
      .send(new DescribeUserPoolCommand({ UserPoolId: 'eu-central-1_X' }))
      .catch((e) => e)
    const ids = [first, second, failed].map((answer) => answer.$metadata.requestId)
    expect(new Set(ids).size).toBe(3)
    for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('an operation that is not there fails as unknown', async () => {
    const { client, UserPoolId } = openPool()
    await expect(client.send(new GetSigningCertificateCommand({ UserPoolId }))).rejects.toMatchObject({
      name: 'UnknownOperationException',
    })
  })

  it('nothing is logged', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const { client, UserPoolId } = openPool()
    await client.send(new ListUsersCommand({ UserPoolId }))
    expect(warn).not.toHaveBeenCalled()
    warn.mockRestore()
  })

  it('the calls are counted by operation', async () => {
    const { client, simulator, UserPoolId } = openPool()
    await client.send(new ListUsersCommand({ UserPoolId }))
    await client.send(new ListUsersCommand({ UserPoolId }))
    await client.send(new ListGroupsCommand({ UserPoolId: 'eu-central-1_X' })).catch(() => undefined)
    expect(simulator.calls.total()).toBe(3)
    expect(simulator.calls.of('ListUsers')).toBe(2)
    expect(simulator.calls.operations()).toEqual(['ListUsers', 'ListUsers', 'ListGroups'])
    simulator.calls.reset()
    expect(simulator.calls.total()).toBe(0)
    expect(simulator.calls.of('ListUsers')).toBe(0)
  })

  it('a closed simulator refuses', async () => {
    const { client, simulator, UserPoolId } = openPool()
    simulator.close()
    await expect(client.send(new ListUsersCommand({ UserPoolId }))).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    })
  })

  it('many calls at once, with and without a signal, raise no warning', async () => {
    const warned = vi.fn()
    process.on('warning', warned)
    const { client, UserPoolId } = openPool({ latencyMs: 5, users: 5 })
    const abortSignal = new AbortController().signal
    const calls = Array.from({ length: 80 }, (_, index) =>
      client.send(new ListUsersCommand({ UserPoolId }), index % 2 === 0 ? {} : { abortSignal }),
    )
    for (const { Users } of await Promise.all(calls)) expect(Users).toHaveLength(5)
    process.off('warning', warned)
    expect(warned).not.toHaveBeenCalled()
  })

  it('closing ends the calls under way', async () => {
    const { client, simulator, UserPoolId } = openPool({ latencyMs: 3_600_000 })
    const call = client.send(new ListUsersCommand({ UserPoolId }))
    await vi.waitFor(() => expect(simulator.calls.total()).toBe(1))
    simulator.close()
    await expect(call).rejects.toThrow()
  })

  it('an unsigned client is told so', async () => {
    const { simulator, UserPoolId } = openPool()
    const client = new CognitoIdentityProviderClient({
      region: simulator.region,
      requestHandler: simulator.requestHandler,
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' },
      maxAttempts: 1,
      signer: { sign: async (request) => request },
    })
    await expect(client.send(new ListUsersCommand({ UserPoolId }))).rejects.toMatchObject({
      name: 'MissingAuthenticationTokenException',
    })
  })
})
