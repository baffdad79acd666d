import {
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  GetUserPoolMfaConfigCommand,
  ListUserPoolClientsCommand,
  ListUserPoolsCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, it } from 'vitest'
import { openPool } from './pool-client.ts'

const { client, simulator, UserPoolId } = openPool({ users: 25 })

describe('the pool', () => {
  it('is listed', async () => {
    const { UserPools } = await client.send(new ListUserPoolsCommand({ MaxResults: 60 }))
    expect(UserPools).toMatchObject([{ Id: UserPoolId, Name: 'Demo shop' }])
  })

  it.each([0, 61, undefined])('is not listed with MaxResults %s', async (MaxResults) => {
    await expect(client.send(new ListUserPoolsCommand({ MaxResults }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining("'maxResults'"),
    })
  })

  it('describes its users, policy, sign-in and schema', async () => {
    const { UserPool } = await client.send(new DescribeUserPoolCommand({ UserPoolId }))
    expect(UserPool).toMatchObject({
      Id: UserPoolId,
      Arn: `arn:aws:cognito-idp:eu-central-1:123456789012:userpool/${UserPoolId}`,
      EstimatedNumberOfUsers: 25,
      Policies: { PasswordPolicy: { MinimumLength: 10, TemporaryPasswordValidityDays: 7 } },
      AliasAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: true },
    })
    expect(UserPool?.CreationDate).toBeInstanceOf(Date)
    const schema = new Map((UserPool?.SchemaAttributes ?? []).map((attribute) => [attribute.Name, attribute]))
    expect(schema.get('sub')).toMatchObject({ Mutable: false, Required: true })
    expect(schema.get('email')).toMatchObject({ Mutable: true, Required: true })
    expect(schema.get('birthdate')?.StringAttributeConstraints).toEqual({ MinLength: '10', MaxLength: '10' })
    expect(schema.get('custom:tier')).toMatchObject({ AttributeDataType: 'String', Mutable: false })
    expect(schema.get('custom:employee_number')).toMatchObject({ AttributeDataType: 'Number' })
    expect(schema.get('custom:customer_since')).toMatchObject({ AttributeDataType: 'DateTime' })
    expect(schema.get('custom:notes')?.StringAttributeConstraints).toMatchObject({ MaxLength: '2048' })
  })

  it('can be set up in other ways', async () => {
    const other = openPool({
      settings: { aliasAttributes: [], usernameAttributes: ['email'], caseSensitive: false },
    })
    const described = await other.client.send(new DescribeUserPoolCommand({ UserPoolId: other.UserPoolId }))
    expect(described.UserPool).toMatchObject({
      UsernameAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
    })
    expect(described.UserPool?.AliasAttributes).toBeUndefined()
  })

  it('shows its second factors', async () => {
    expect(await client.send(new GetUserPoolMfaConfigCommand({ UserPoolId }))).toMatchObject({
      MfaConfiguration: 'OPTIONAL',
      SoftwareTokenMfaConfiguration: { Enabled: true },
    })
  })

  it.each([DescribeUserPoolCommand, GetUserPoolMfaConfigCommand, ListUserPoolClientsCommand])(
    'is not another one: %o',
    async (Command) => {
      await expect(client.send(new Command({ UserPoolId: 'eu-central-1_X' }))).rejects.toMatchObject({
        name: 'ResourceNotFoundException',
        message: 'User pool eu-central-1_X does not exist.',
      })
    },
  )
})

describe('app clients', () => {
  it('are listed and described', async () => {
    const first = await client.send(new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 2 }))
    expect(first.UserPoolClients).toHaveLength(2)
    expect(first.UserPoolClients?.[0]?.ClientId).toBe(simulator.clientId)
    const { NextToken } = first
    const second = await client.send(new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 2, NextToken }))
    expect(second.UserPoolClients).toHaveLength(1)
    const ClientId = second.UserPoolClients?.[0]?.ClientId
    const described = await client.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }))
    expect(described.UserPoolClient).toMatchObject({ ClientId, PreventUserExistenceErrors: 'LEGACY' })
  })

  it('are not found under another id', async () => {
    const request = new DescribeUserPoolClientCommand({ UserPoolId, ClientId: 'nothing' })
    await expect(client.send(request)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'User pool client nothing does not exist.',
    })
  })
})
