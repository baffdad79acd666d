import {
  CreateUserPoolCommand,
  CreateUserPoolDomainCommand,
  DeleteUserPoolCommand,
  DeleteUserPoolDomainCommand,
  DescribeRiskConfigurationCommand,
  DescribeUserPoolCommand,
  DescribeUserPoolDomainCommand,
  GetLogDeliveryConfigurationCommand,
  GetProvisionedLimitCommand,
  GetUserPoolMfaConfigCommand,
  ListTagsForResourceCommand,
  ListUserPoolClientsCommand,
  ListUserPoolsCommand,
  SetLogDeliveryConfigurationCommand,
  type SetLogDeliveryConfigurationCommandInput,
  SetRiskConfigurationCommand,
  type SetRiskConfigurationCommandInput,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateUserPoolDomainCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, it } from 'vitest'
import type { SimulatorOptions } from '../../../electron/simulator/index.ts'
import { openPool, type PoolClient } from './pool-client.ts'

const { client, UserPoolId } = openPool({ users: 25 })

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

describe('what belongs to a pool', () => {
  it('is its domain, without which it is deleted', async () => {
    const pool = openPool()
    const other = await anotherPool(pool)
    const domain = { UserPoolId: other, Domain: 'shop' }
    expect(await client.send(new DescribeUserPoolDomainCommand({ Domain: 'shop' }))).toMatchObject({
      DomainDescription: {},
    })
    await pool.client.send(new CreateUserPoolDomainCommand(domain))
    const { DomainDescription } = await pool.client.send(
      new DescribeUserPoolDomainCommand({ Domain: 'shop' }),
    )
    expect(DomainDescription).toMatchObject({
      UserPoolId: other,
      Domain: 'shop',
      Status: 'ACTIVE',
      ManagedLoginVersion: 1,
    })
    await pool.client.send(new UpdateUserPoolDomainCommand({ ...domain, ManagedLoginVersion: 2 }))
    const described = await pool.client.send(new DescribeUserPoolCommand({ UserPoolId: other }))
    expect(described.UserPool).toMatchObject({ Domain: 'shop' })
    const remove = () => pool.client.send(new DeleteUserPoolCommand({ UserPoolId: other }))
    await expect(remove()).rejects.toMatchObject({
      message: 'User pool cannot be deleted. It has a domain configured that should be deleted first.',
    })
    await pool.client.send(new DeleteUserPoolDomainCommand(domain))
    await remove()
  })

  it.each([
    ['demo-shop', 'Domain already associated with another user pool.'],
    ['aws-shop', 'Domain cannot contain reserved word: aws'],
  ])('is not the domain %s', async (Domain, message) => {
    const pool = openPool()
    const request = new CreateUserPoolDomainCommand({ UserPoolId: await anotherPool(pool), Domain })
    await expect(pool.client.send(request)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message,
    })
  })

  it('is one domain only', async () => {
    const request = new CreateUserPoolDomainCommand({ UserPoolId, Domain: 'another' })
    await expect(client.send(request)).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })

  it('are its tags', async () => {
    const pool = openPool()
    const ResourceArn = `arn:aws:cognito-idp:eu-central-1:123456789012:userpool/${pool.UserPoolId}`
    await pool.client.send(new TagResourceCommand({ ResourceArn, Tags: { team: 'shop', stage: 'demo' } }))
    await pool.client.send(new UntagResourceCommand({ ResourceArn, TagKeys: ['stage'] }))
    const { Tags } = await pool.client.send(new ListTagsForResourceCommand({ ResourceArn }))
    expect(Tags).toEqual({ team: 'shop' })
    const described = await pool.client.send(new DescribeUserPoolCommand({ UserPoolId: pool.UserPoolId }))
    expect(described.UserPool?.UserPoolTags).toEqual({ team: 'shop' })
    await expect(
      pool.client.send(new ListTagsForResourceCommand({ ResourceArn: `${ResourceArn}X` })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })

  it('is what it does about risks, where it looks for them', async () => {
    const pool = openPool({ settings: { addOns: { AdvancedSecurityMode: 'ENFORCED' } } })
    const { UserPoolId, simulator } = pool
    const risks = {
      CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' } },
      RiskExceptionConfiguration: { BlockedIPRangeList: ['192.0.2.0/24'] },
    } satisfies Omit<SetRiskConfigurationCommandInput, 'UserPoolId'>
    await pool.client.send(new SetRiskConfigurationCommand({ UserPoolId, ...risks }))
    const ofPool = await pool.client.send(new DescribeRiskConfigurationCommand({ UserPoolId }))
    expect(ofPool.RiskConfiguration).toEqual({ UserPoolId, ...risks })
    const ClientId = simulator.clientId
    const ofClient = await pool.client.send(new DescribeRiskConfigurationCommand({ UserPoolId, ClientId }))
    expect(ofClient.RiskConfiguration).toEqual({ UserPoolId, ClientId })
    const blind = openPool({ settings: { addOns: undefined } })
    await expect(
      blind.client.send(new DescribeRiskConfigurationCommand({ UserPoolId })),
    ).rejects.toMatchObject({ name: 'UserPoolAddOnNotEnabledException' })
  })

  it('is where its logs go', async () => {
    const pool = openPool()
    const LogConfigurations = [
      {
        EventSource: 'userNotification',
        LogLevel: 'ERROR',
        CloudWatchLogsConfiguration: {
          LogGroupArn: 'arn:aws:logs:eu-central-1:123456789012:log-group:cognito',
        },
      },
    ] as const
    const set = (configurations: SetLogDeliveryConfigurationCommandInput['LogConfigurations']) =>
      pool.client.send(
        new SetLogDeliveryConfigurationCommand({ UserPoolId, LogConfigurations: configurations }),
      )
    await set([...LogConfigurations])
    const { LogDeliveryConfiguration } = await pool.client.send(
      new GetLogDeliveryConfigurationCommand({ UserPoolId }),
    )
    expect(LogDeliveryConfiguration).toEqual({ UserPoolId, LogConfigurations })
    await expect(set([...LogConfigurations, ...LogConfigurations])).rejects.toMatchObject({
      message: 'Following event sources appear more then once in a request',
    })
  })

  it('are the requests that its account may make', async () => {
    const limits = async (Category: string, quotas?: SimulatorOptions['quotas']) => {
      const LimitDefinition = { LimitClass: 'API_CATEGORY', Attributes: { Category } } as const
      const { client } = openPool(quotas === undefined ? {} : { quotas })
      return (await client.send(new GetProvisionedLimitCommand({ LimitDefinition }))).Limit
    }
    expect(await limits('UserList')).toMatchObject({ ProvisionedLimitValue: 30, FreeLimitValue: 30 })
    expect(await limits('UserCreation', { UserCreation: 200 })).toMatchObject({
      ProvisionedLimitValue: 200,
      FreeLimitValue: 50,
    })
    await expect(limits('Nothing')).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })
})

async function anotherPool({ client }: PoolClient): Promise<string> {
  const { UserPool } = await client.send(new CreateUserPoolCommand({ PoolName: 'Another' }))
  return UserPool?.Id ?? ''
}
