import {
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  CreateGroupCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { apiReference, type FidelityPool, type Rule, type Source } from '../rule.ts'
import { createUser } from './populate.ts'

const awsJson: Source = {
  title: 'Smithy: AWS JSON 1.1 protocol',
  url: 'https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html',
}
const seenMessages: Source = {
  title: 'Error messages of Cognito as they were seen',
  url: 'https://qiita.com/Khmer495/items/15d36754072096e4ba96',
}
const exceptionOfTheProtocol =
  "The exception's name, which is that of other services with this protocol; Cognito's pages have none for it."
const membersOfMessages = 'The wording for this constraint, which was seen for others.'

export const protocol: readonly Rule[] = [
  {
    id: 'protocol.success',
    title: 'A success is answered with 200 and the content type application/x-amz-json-1.1',
    source: awsJson,
    async check({ post, UserPoolId }) {
      const answer = await post({ target: 'DescribeUserPool', body: JSON.stringify({ UserPoolId }) })
      expect(answer).toMatchObject({ status: 200, json: { UserPool: { Id: UserPoolId } } })
      expect(answer.headers['content-type']).toBe('application/x-amz-json-1.1')
    },
  },
  {
    id: 'protocol.request-id',
    title: 'Every answer bears the id of its request in a header',
    source: awsJson,
    async check({ post, UserPoolId }) {
      const ids = new Set<string | undefined>()
      for (const GroupName of ['staff', 'staff', 'two words']) {
        const answer = await post({ target: 'CreateGroup', body: JSON.stringify({ UserPoolId, GroupName }) })
        expect(answer.headers['x-amzn-requestid']).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
        ids.add(answer.headers['x-amzn-requestid'])
      }
      expect(ids.size).toBe(3)
    },
  },
  {
    id: 'protocol.exception',
    title: "An exception is answered with 400, its name in the body's __type and its text in message",
    source: awsJson,
    async check({ post, UserPoolId }) {
      const body = JSON.stringify({ UserPoolId, Username: 'nobody' })
      expect(await post({ target: 'AdminGetUser', body })).toMatchObject({
        status: 400,
        json: { __type: 'UserNotFoundException', message: expect.stringMatching(/./) },
      })
    },
  },
  {
    id: 'protocol.error-header',
    title: "An exception's name is in the header x-amzn-errortype too",
    source: awsJson,
    async check({ post, UserPoolId }) {
      const body = JSON.stringify({ UserPoolId, Username: 'nobody' })
      const { headers } = await post({ target: 'AdminGetUser', body })
      expect(headers['x-amzn-errortype']).toMatch(/^UserNotFoundException(:|$)/)
    },
  },
  {
    id: 'protocol.empty-success',
    title: 'An operation without output is answered with 200 and nothing to read in it',
    source: apiReference('AdminAddUserToGroup'),
    async check(pool) {
      const { client, UserPoolId, post } = pool
      await createUser(pool, 'jane')
      await client.send(new CreateGroupCommand({ UserPoolId, GroupName: 'staff' }))
      const body = JSON.stringify({ UserPoolId, Username: 'jane', GroupName: 'staff' })
      const answer = await post({ target: 'AdminAddUserToGroup', body })
      expect(answer.status).toBe(200)
      expect(['', '{}']).toContain(answer.body)
    },
  },
  {
    id: 'protocol.epoch-seconds',
    title: 'Times are numbers of seconds since 1970',
    source: awsJson,
    async check({ post, UserPoolId }) {
      const before = Date.now() / 1000
      const { json } = await post({ target: 'DescribeUserPool', body: JSON.stringify({ UserPoolId }) })
      expect(json).toMatchObject({ UserPool: { CreationDate: expect.any(Number) } })
      expect(json).toMatchObject({
        UserPool: { CreationDate: expect.toSatisfy((time: number) => Math.abs(time - before) < 300) },
      })
    },
  },
  {
    id: 'protocol.unknown-operation',
    title: 'A target that the API does not have is answered with 400 and UnknownOperationException',
    source: awsJson,
    unconfirmed: exceptionOfTheProtocol,
    async check({ post }) {
      expect(await post({ target: 'ListEverything', body: '{}' })).toMatchObject(unknownOperation)
    },
  },
  {
    id: 'protocol.operation-of-every-object',
    title: 'A target named like a property of every object is as unknown as any other',
    source: awsJson,
    unconfirmed: exceptionOfTheProtocol,
    async check({ post }) {
      for (const target of ['constructor', '__proto__', 'toString']) {
        expect(await post({ target, body: '{}' })).toMatchObject(unknownOperation)
      }
    },
  },
  {
    id: 'protocol.other-service',
    title: 'A target of another service is answered with 400 and UnknownOperationException',
    source: awsJson,
    unconfirmed: exceptionOfTheProtocol,
    async check({ post }) {
      const target = 'DynamoDB_20120810.ListTables'
      expect(await post({ target, body: '{}' })).toMatchObject(unknownOperation)
    },
  },
  {
    id: 'protocol.no-target',
    title: 'A request without a target is answered with 400 and UnknownOperationException',
    source: awsJson,
    unconfirmed: exceptionOfTheProtocol,
    async check({ post }) {
      expect(await post({ target: null, body: '{}' })).toMatchObject(unknownOperation)
    },
  },
  {
    id: 'protocol.other-path',
    title: 'A path that the service does not have is answered with 404',
    source: {
      title: 'amazon-cognito-js #64: Amazon cognito js 404',
      url: 'https://github.com/amazon-archives/amazon-cognito-js/issues/64',
    },
    async check({ endpoint }) {
      const { status } = await fetch(`${endpoint}/nowhere/at/all`)
      expect(status).toBe(404)
    },
  },
  {
    id: 'protocol.no-signature',
    title: 'An operation for administrators is refused with 400 where the request bears no signature',
    source: apiReference('ListUsers'),
    unconfirmed: "The exception's name, MissingAuthenticationTokenException.",
    async check({ post, UserPoolId }) {
      const body = JSON.stringify({ UserPoolId })
      expect(await post({ target: 'ListUsers', body, headers: { authorization: null } })).toMatchObject({
        status: 400,
        json: { __type: 'MissingAuthenticationTokenException' },
      })
    },
  },
  ...[
    ['malformed', 'A body that is not JSON', '{"UserPoolId":'],
    ['text', 'A body that is no object', '"UserPoolId"'],
    ['list', 'A body that is a list', '[]'],
  ].map(
    ([id, title, body = '']): Rule => ({
      id: `protocol.body-${id}`,
      title: `${title} is answered with 400 and SerializationException`,
      source: awsJson,
      unconfirmed: exceptionOfTheProtocol,
      async check({ post }) {
        expect(await post({ target: 'DescribeUserPool', body })).toMatchObject(serialization)
      },
    }),
  ),
  ...[
    ['text-for-number', 'Text where a number belongs', { Limit: 'ten' }],
    ['number-for-text', 'A number where text belongs', { Filter: 7 }],
    ['text-for-list', 'Text where a list belongs', { AttributesToGet: 'email' }],
    ['list-for-text', 'A list where text belongs', { Filter: ['email = "a"'] }],
    ['structure-for-text', 'A structure where text belongs', { Filter: { email: 'a' } }],
  ].map(
    ([id, title, member]): Rule => ({
      id: `protocol.${id}`,
      title: `${title} is answered with 400 and SerializationException`,
      source: awsJson,
      unconfirmed: exceptionOfTheProtocol,
      async check({ post, UserPoolId }) {
        const body = JSON.stringify(Object.assign({ UserPoolId }, member))
        expect(await post({ target: 'ListUsers', body })).toMatchObject(serialization)
      },
    }),
  ),
  {
    id: 'protocol.goes-on',
    title: 'A service goes on to answer after requests that it cannot read',
    source: awsJson,
    async check({ post, client, UserPoolId }) {
      for (const body of ['', '{', 'null', '\0', '{"__proto__":{"UserPoolId":1}}', '['.repeat(10_000)]) {
        await post({ target: 'ListUsers', body })
      }
      const { UserPool } = await client.send(new DescribeUserPoolCommand({ UserPoolId }))
      expect(UserPool?.Id).toBe(UserPoolId)
    },
  },
  {
    id: 'protocol.null-is-absent',
    title: 'A member that is null counts as not given',
    source: awsJson,
    async check({ post, UserPoolId }) {
      const body = JSON.stringify({ UserPoolId, Filter: null, Limit: null, PaginationToken: null })
      expect(await post({ target: 'ListUsers', body })).toMatchObject({ status: 200, json: { Users: [] } })
    },
  },
  {
    id: 'protocol.unknown-member',
    title: 'A member that the operation does not have is ignored',
    source: awsJson,
    unconfirmed: "That Cognito ignores it: the API's pages do not say.",
    async check({ post, UserPoolId }) {
      const body = JSON.stringify({ UserPoolId, ShoeSize: 40 })
      expect(await post({ target: 'ListUsers', body })).toMatchObject({ status: 200, json: { Users: [] } })
    },
  },
  {
    id: 'protocol.unicode',
    title: 'Text in any script comes back as it was sent',
    source: awsJson,
    async check(pool) {
      const { client, UserPoolId } = pool
      const name = 'Zoë "Z" Ångström \\ 山田 😀'
      await createUser(pool, 'jane', { name })
      const user = await client.send(new AdminGetUserCommand({ UserPoolId, Username: 'jane' }))
      expect(user.UserAttributes).toContainEqual({ Name: 'name', Value: name })
    },
  },
  {
    id: 'protocol.unknown-pool',
    title: 'A user pool that is not there is answered with ResourceNotFoundException',
    source: apiReference('ListUsers'),
    async check({ client, region }) {
      await expect(
        client.send(new ListUsersCommand({ UserPoolId: `${region}_NoSuchPool` })),
      ).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
    },
  },
  {
    id: 'protocol.unknown-pool-message',
    title: 'A user pool that is not there is named in the message: `User pool … does not exist.`',
    source: apiReference('ListUsers'),
    unconfirmed: 'The wording, which many reports show and no page states.',
    async check({ client, region }) {
      const UserPoolId = `${region}_NoSuchPool`
      await expect(client.send(new ListUsersCommand({ UserPoolId }))).rejects.toMatchObject({
        message: `User pool ${UserPoolId} does not exist.`,
      })
    },
  },
  {
    id: 'protocol.unknown-client',
    title: 'An app client that is not there is answered with ResourceNotFoundException',
    source: apiReference('DescribeUserPoolClient'),
    async check({ client, UserPoolId }) {
      await expect(
        client.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId: 'nosuchclient' })),
      ).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
    },
  },

  refused('username-length', 'AdminCreateUser', 'a Username of more than 128 characters', (pool) =>
    createUser(pool, 'j'.repeat(129)),
  ),
  refused('username-white-space', 'AdminCreateUser', 'a Username with white space', (pool) =>
    createUser(pool, 'jane roe'),
  ),
  refused('username-empty', 'AdminCreateUser', 'an empty Username', (pool) => createUser(pool, '')),
  refused('group-name-length', 'CreateGroup', 'a GroupName of more than 128 characters', (pool) =>
    createGroup(pool, { GroupName: 'g'.repeat(129) }),
  ),
  refused('group-name-white-space', 'CreateGroup', 'a GroupName with white space', (pool) =>
    createGroup(pool, { GroupName: 'two words' }),
  ),
  refused('description-length', 'CreateGroup', 'a Description of more than 2,048 characters', (pool) =>
    createGroup(pool, { Description: 'd'.repeat(2049) }),
  ),
  refused('precedence', 'CreateGroup', 'a Precedence below 0', (pool) =>
    createGroup(pool, { Precedence: -1 }),
  ),
  refused('role-arn-length', 'CreateGroup', 'a RoleArn of less than 20 characters', (pool) =>
    createGroup(pool, { RoleArn: 'arn:aws:iam::1:r' }),
  ),
  refused('role-arn', 'CreateGroup', 'a RoleArn that is none', (pool) =>
    createGroup(pool, { RoleArn: 'this is not the name of a role' }),
  ),
  refused('password-length', 'AdminSetUserPassword', 'a Password of more than 256 characters', (pool) =>
    setPassword(pool, `Correct-Horse-1${'x'.repeat(250)}`),
  ),
  refused('password-white-space', 'AdminSetUserPassword', 'a Password with white space', (pool) =>
    setPassword(pool, 'Correct Horse 1 Battery'),
  ),
  refused(
    'attribute-name-length',
    'AdminUpdateUserAttributes',
    'an attribute name of more than 32 characters',
    (pool) => setAttribute(pool, 'n'.repeat(33), 'value'),
  ),
  refused(
    'attribute-value-length',
    'AdminUpdateUserAttributes',
    'an attribute value of more than 2,048 characters',
    (pool) => setAttribute(pool, 'name', 'v'.repeat(2049)),
  ),
  refused('pool-id', 'DescribeUserPool', 'a UserPoolId that does not look like one', ({ client }) =>
    client.send(new DescribeUserPoolCommand({ UserPoolId: 'no-underscore' })),
  ),
  refused(
    'pool-id-length',
    'DescribeUserPool',
    'a UserPoolId of more than 55 characters',
    ({ client, region }) =>
      client.send(new DescribeUserPoolCommand({ UserPoolId: `${region}_${'A'.repeat(55)}` })),
  ),
  refused(
    'client-id',
    'DescribeUserPoolClient',
    'a ClientId with other characters than letters, digits, _ and +',
    ({ client, UserPoolId }) =>
      client.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId: 'not-a-client-id' })),
  ),
  ...[
    ['message-action', 'MessageAction', { MessageAction: 'WHISPER' }],
    ['delivery-medium', 'DesiredDeliveryMediums', { DesiredDeliveryMediums: ['PIGEON'] }],
  ].map(
    ([id, member, value]): Rule => ({
      id: `protocol.${id}`,
      title: `AdminCreateUser refuses a ${member} that is not among those allowed`,
      source: apiReference('AdminCreateUser'),
      async check({ post, UserPoolId }) {
        const body = JSON.stringify(Object.assign({ UserPoolId, Username: 'jane' }, value))
        expect(await post({ target: 'AdminCreateUser', body })).toMatchObject({
          status: 400,
          json: { __type: 'InvalidParameterException' },
        })
      },
    }),
  ),
  {
    id: 'protocol.required',
    title: 'A request without a required member is refused',
    source: apiReference('GetGroup'),
    async check({ post, UserPoolId }) {
      expect(await post({ target: 'GetGroup', body: JSON.stringify({ UserPoolId }) })).toMatchObject({
        status: 400,
        json: { __type: 'InvalidParameterException' },
      })
    },
  },

  {
    id: 'protocol.message-pattern',
    title: 'A broken pattern is told with value, member and pattern',
    source: seenMessages,
    async check({ client }) {
      await expect(client.send(new DescribeUserPoolCommand({ UserPoolId: 'string' }))).rejects.toMatchObject({
        message:
          "1 validation error detected: Value 'string' at 'userPoolId' failed to satisfy constraint: " +
          'Member must satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+',
      })
    },
  },
  {
    id: 'protocol.message-range',
    title: 'A number out of range is told with value, member and bound',
    source: seenMessages,
    unconfirmed: membersOfMessages,
    async check({ client, UserPoolId }) {
      await expect(client.send(new ListUsersCommand({ UserPoolId, Limit: 61 }))).rejects.toMatchObject({
        message:
          "1 validation error detected: Value '61' at 'limit' failed to satisfy constraint: " +
          'Member must have value less than or equal to 60',
      })
    },
  },
  {
    id: 'protocol.message-length',
    title: 'A text that is too long is told with value, member and bound',
    source: seenMessages,
    unconfirmed: membersOfMessages,
    async check(pool) {
      const GroupName = 'g'.repeat(129)
      await expect(createGroup(pool, { GroupName })).rejects.toMatchObject({
        message:
          `1 validation error detected: Value '${GroupName}' at 'groupName' failed to satisfy constraint: ` +
          'Member must have length less than or equal to 128',
      })
    },
  },
  {
    id: 'protocol.message-required',
    title: 'A required member that is missing is told as a null',
    source: seenMessages,
    unconfirmed: membersOfMessages,
    async check({ post, UserPoolId }) {
      const { json } = await post({ target: 'GetGroup', body: JSON.stringify({ UserPoolId }) })
      expect(json).toMatchObject({
        message:
          "1 validation error detected: Value null at 'groupName' failed to satisfy constraint: " +
          'Member must not be null',
      })
    },
  },
  {
    id: 'protocol.message-enum',
    title: 'A value that is not among those allowed is told with those that are',
    source: seenMessages,
    unconfirmed: membersOfMessages,
    async check({ post, UserPoolId }) {
      const body = JSON.stringify({ UserPoolId, Username: 'jane', MessageAction: 'WHISPER' })
      const { json } = await post({ target: 'AdminCreateUser', body })
      expect(json).toMatchObject({
        message: expect.stringMatching(
          /^1 validation error detected: Value 'WHISPER' at 'messageAction' failed to satisfy constraint: Member must satisfy enum value set: \[(RESEND, SUPPRESS|SUPPRESS, RESEND)\]$/,
        ),
      })
    },
  },
  {
    id: 'protocol.message-several',
    title: 'All broken constraints are told at once, with their number',
    source: seenMessages,
    unconfirmed: membersOfMessages,
    async check(pool) {
      await expect(createGroup(pool, { GroupName: 'two words', Precedence: -1 })).rejects.toMatchObject({
        message: expect.stringMatching(
          /^2 validation errors detected: Value .*'groupName'.*; Value .*'precedence'|^2 validation errors detected: Value .*'precedence'.*; Value .*'groupName'/,
        ),
      })
    },
  },
  {
    id: 'protocol.message-secret',
    title: 'A password that breaks a constraint is not repeated in the message',
    source: apiReference('AdminSetUserPassword'),
    unconfirmed: "That the message leaves the value out: the API's model marks it as sensitive.",
    async check(pool) {
      const password = `Correct-Horse-1${'x'.repeat(250)}`
      await expect(setPassword(pool, password)).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message: expect.not.stringContaining('Correct-Horse'),
      })
    },
  },
]

const unknownOperation = { status: 400, json: { __type: 'UnknownOperationException' } }
const serialization = { status: 400, json: { __type: 'SerializationException' } }

function refused(
  id: string,
  operation: string,
  what: string,
  call: (pool: FidelityPool) => Promise<unknown>,
): Rule {
  return {
    id: `protocol.${id}`,
    title: `${operation} refuses ${what}`,
    source: apiReference(operation),
    async check(pool) {
      await expect(call(pool)).rejects.toMatchObject({ name: 'InvalidParameterException' })
    },
  }
}

function createGroup(
  { client, UserPoolId }: FidelityPool,
  input: { GroupName?: string; Description?: string; Precedence?: number; RoleArn?: string },
) {
  return client.send(new CreateGroupCommand({ UserPoolId, GroupName: 'staff', ...input }))
}

async function setPassword(pool: FidelityPool, Password: string) {
  const { client, UserPoolId } = pool
  await createUser(pool, 'jane')
  return client.send(
    new AdminSetUserPasswordCommand({ UserPoolId, Username: 'jane', Password, Permanent: true }),
  )
}

async function setAttribute(pool: FidelityPool, Name: string, Value: string) {
  const { client, UserPoolId } = pool
  await createUser(pool, 'jane')
  const UserAttributes = [{ Name, Value }]
  return client.send(new AdminUpdateUserAttributesCommand({ UserPoolId, Username: 'jane', UserAttributes }))
}
