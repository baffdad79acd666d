import {
  AddCustomAttributesCommand,
  CreateUserPoolCommand,
  type CreateUserPoolCommandInput,
  CreateUserPoolDomainCommand,
  DeleteUserPoolCommand,
  DescribeUserPoolCommand,
  DescribeUserPoolDomainCommand,
  GetUserPoolMfaConfigCommand,
  ListTagsForResourceCommand,
  ListUserPoolsCommand,
  SetUserPoolMfaConfigCommand,
  type SetUserPoolMfaConfigCommandInput,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateUserPoolCommand,
  type UpdateUserPoolCommandInput,
  type UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { apiReference, developerGuide, type FidelityPool, type PoolRequest, type Rule } from '../rule.ts'

const quotas = developerGuide('quotas', 'Quotas in Amazon Cognito')
const plans = developerGuide('cognito-sign-in-feature-plans', 'User pool feature plans')
const attributes = developerGuide('user-pool-settings-attributes', 'Working with user attributes')
const preflight = {
  title: 'cdk-preflight: rules on Amazon Cognito, found by deployment',
  url: 'https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/cognito',
}
const measuredUpdates = {
  title: 'cdkd pull request 1982: measured per-field results of UpdateUserPool',
  url: 'https://github.com/go-to-k/cdkd/pull/1982',
}
const mfaUpdate = {
  title: 'cloudformation-coverage-roadmap issue 1176: set-user-pool-mfa-config',
  url: 'https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1176',
}

const invalidParameter = { name: 'InvalidParameterException' }
const notFound = { name: 'ResourceNotFoundException' }
const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms', ExternalId: 'sms' }
const LambdaArn = 'arn:aws:lambda:eu-central-1:123456789012:function:shop'

export const pools: readonly Rule[] = [
  {
    id: 'pools.default-password-policy',
    title: 'A pool without a password policy asks for eight characters of all four kinds',
    source: developerGuide('managing-users-passwords', 'Password requirements and recovery'),
    async check(pool) {
      expect(await describe(pool)).toMatchObject({
        Policies: {
          PasswordPolicy: {
            MinimumLength: 8,
            RequireLowercase: true,
            RequireNumbers: true,
            RequireSymbols: true,
            RequireUppercase: true,
          },
        },
      })
    },
  },
  {
    id: 'pools.default-temporary-password',
    title: 'Temporary passwords of a pool work for seven days unless it says otherwise',
    source: apiReference('PasswordPolicyType'),
    async check(pool) {
      expect((await describe(pool))?.Policies?.PasswordPolicy?.TemporaryPasswordValidityDays).toBe(7)
    },
  },
  {
    id: 'pools.zero-temporary-password-days',
    title: 'TemporaryPasswordValidityDays of 0 stands for the default of 7',
    source: apiReference('PasswordPolicyType'),
    pool: {
      settings: { Policies: { PasswordPolicy: { MinimumLength: 8, TemporaryPasswordValidityDays: 0 } } },
    },
    async check(pool) {
      expect((await describe(pool))?.Policies?.PasswordPolicy?.TemporaryPasswordValidityDays).toBe(7)
    },
  },
  {
    id: 'pools.partial-password-policy',
    title: 'A password policy that leaves requirements out has them off',
    source: apiReference('PasswordPolicyType'),
    unconfirmed: 'No document says what a policy that is given in part is completed with.',
    pool: { settings: { Policies: { PasswordPolicy: { MinimumLength: 10, RequireNumbers: true } } } },
    async check(pool) {
      expect((await describe(pool))?.Policies?.PasswordPolicy).toMatchObject({
        MinimumLength: 10,
        RequireNumbers: true,
        RequireLowercase: false,
        RequireSymbols: false,
        RequireUppercase: false,
      })
    },
  },
  {
    id: 'pools.default-tier',
    title: 'A pool is in the Essentials plan unless it says otherwise',
    source: apiReference('CreateUserPool'),
    async check(pool) {
      expect((await describe(pool))?.UserPoolTier).toBe('ESSENTIALS')
    },
  },
  {
    id: 'pools.acr-names',
    title: 'The ACR levels have their own names where none are given',
    source: apiReference('UserPoolType'),
    pool: { settings: { AcrConfiguration: { Level2: { AcrValue: 'urn:shop:two-factors' } } } },
    async check(pool) {
      expect((await describe(pool))?.AcrConfiguration).toEqual({
        Level1: { AcrValue: 'urn:cognito:loa:1' },
        Level2: { AcrValue: 'urn:shop:two-factors' },
        Level3: { AcrValue: 'urn:cognito:loa:3' },
        Level4: { AcrValue: 'urn:cognito:loa:4' },
      })
    },
  },
  {
    id: 'pools.registration-on',
    title: 'Dynamic registration that is configured is switched on, and not open to everybody',
    source: apiReference('DcrConfigurationType'),
    pool: { settings: { DcrConfiguration: { AuthenticatedGrantTypes: ['code'] } } },
    async check(pool) {
      expect((await describe(pool))?.DcrConfiguration).toMatchObject({
        EnableStatus: 'Enabled',
        OpenDcrEnabled: false,
        AuthenticatedGrantTypes: ['code'],
      })
    },
  },
  {
    id: 'pools.default-deletion-protection',
    title: 'A pool that is made through the API is not protected against deletion',
    source: developerGuide('user-pool-settings-deletion-protection', 'User pool deletion protection'),
    async check(pool) {
      expect((await describe(pool))?.DeletionProtection).toBe('INACTIVE')
    },
  },
  {
    id: 'pools.standard-attributes',
    title: 'Every pool has the standard attributes of OpenID Connect',
    source: attributes,
    async check(pool) {
      const names = (await describe(pool))?.SchemaAttributes?.map(({ Name }) => Name)
      expect(names).toEqual(
        expect.arrayContaining([
          ...['sub', 'name', 'given_name', 'family_name', 'middle_name', 'nickname', 'preferred_username'],
          ...['profile', 'picture', 'website', 'email', 'email_verified', 'gender', 'birthdate', 'zoneinfo'],
          ...['locale', 'phone_number', 'phone_number_verified', 'address', 'updated_at'],
        ]),
      )
    },
  },
  {
    id: 'pools.custom-prefix',
    title: 'A custom attribute is called by its name with custom: before it',
    source: apiReference('SchemaAttributeType'),
    pool: { settings: { Schema: [{ Name: 'tier', AttributeDataType: 'String' }] } },
    async check(pool) {
      expect((await describe(pool))?.SchemaAttributes).toContainEqual(
        expect.objectContaining({ Name: 'custom:tier', AttributeDataType: 'String' }),
      )
    },
  },
  {
    id: 'pools.schema-keeps-standard',
    title: 'A schema that names some attributes leaves the standard ones as they are',
    source: attributes,
    pool: { settings: { Schema: [{ Name: 'email', Required: true }] } },
    async check(pool) {
      const schema = new Map((await describe(pool))?.SchemaAttributes?.map((entry) => [entry.Name, entry]))
      expect(schema.get('email')).toMatchObject({ Required: true, AttributeDataType: 'String' })
      expect(schema.get('birthdate')?.StringAttributeConstraints).toEqual({
        MinLength: '10',
        MaxLength: '10',
      })
    },
  },
  ...refusedPools(),
  {
    id: 'pools.add-attributes',
    title: 'AddCustomAttributes adds to the schema',
    source: apiReference('AddCustomAttributes'),
    async check(pool) {
      await addAttributes(pool, ['colour', 'shape'])
      const names = (await describe(pool))?.SchemaAttributes?.map(({ Name }) => Name)
      expect(names).toEqual(expect.arrayContaining(['custom:colour', 'custom:shape', 'email']))
    },
  },
  {
    id: 'pools.add-attributes-twice',
    title: 'AddCustomAttributes refuses a name that the schema has',
    source: preflight,
    async check(pool) {
      await addAttributes(pool, ['colour'])
      await expect(addAttributes(pool, ['colour'])).rejects.toMatchObject(invalidParameter)
    },
  },
  {
    id: 'pools.add-attributes-at-once',
    title: 'AddCustomAttributes takes at most 25 attributes at once',
    source: apiReference('AddCustomAttributes'),
    async check(pool) {
      await expect(addAttributes(pool, numbered(26))).rejects.toMatchObject(invalidParameter)
    },
  },
  {
    id: 'pools.custom-attributes',
    title: 'A pool has at most 50 custom attributes',
    source: quotas,
    unconfirmed: 'That the refusal is an InvalidParameterException follows from what the operation declares.',
    async check(pool) {
      const names = numbered(51)
      await addAttributes(pool, names.slice(0, 25))
      await addAttributes(pool, names.slice(25, 50))
      await expect(addAttributes(pool, names.slice(50))).rejects.toMatchObject(invalidParameter)
    },
  },
  {
    id: 'pools.delete',
    title: 'A deleted pool is not found any more',
    source: apiReference('DeleteUserPool'),
    async check(pool) {
      await remove(pool)
      await expect(describe(pool)).rejects.toMatchObject(notFound)
      await expect(remove(pool)).rejects.toMatchObject(notFound)
    },
  },
  {
    id: 'pools.deletion-protection',
    title: 'A protected pool is not deleted before its protection is switched off',
    source: apiReference('CreateUserPool'),
    pool: { settings: { DeletionProtection: 'ACTIVE' } },
    async check(pool) {
      await expect(remove(pool)).rejects.toMatchObject(invalidParameter)
      await update(pool, { DeletionProtection: 'INACTIVE' })
      await remove(pool)
    },
  },
  {
    id: 'pools.deletion-protection-message',
    title: 'The refusal to delete a protected pool says so',
    source: {
      title: 'localstack issue 11947: DeletionProtection is ineffective',
      url: 'https://github.com/localstack/localstack/issues/11947',
    },
    pool: { settings: { DeletionProtection: 'ACTIVE' } },
    async check(pool) {
      await expect(remove(pool)).rejects.toMatchObject({
        message:
          'The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.',
      })
    },
  },
  ...resetByUpdate(),
  ...keptByUpdate(),
  {
    id: 'pools.update-one-policy',
    title: 'UpdateUserPool changes the sign-in policy and leaves the password policy as it is',
    source: measuredUpdates,
    pool: { settings: { Policies: { PasswordPolicy: { MinimumLength: 12 } } } },
    async check(pool) {
      await update(pool, {
        Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
      })
      expect(await describe(pool)).toMatchObject({
        Policies: {
          PasswordPolicy: { MinimumLength: 12 },
          SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] },
        },
      })
    },
  },
  {
    id: 'pools.update-name',
    title: 'UpdateUserPool renames a pool',
    source: apiReference('UpdateUserPool'),
    async check(pool) {
      await update(pool, { PoolName: 'Renamed' })
      expect((await describe(pool))?.Name).toBe('Renamed')
    },
  },
  {
    id: 'pools.update-mfa-on',
    title: 'UpdateUserPool does not make MFA required where it was not',
    source: mfaUpdate,
    pool: { settings: { SmsConfiguration } },
    async check(pool) {
      await expect(update(pool, { MfaConfiguration: 'ON', SmsConfiguration })).rejects.toMatchObject(
        invalidParameter,
      )
    },
  },
  {
    id: 'pools.update-verification',
    title: 'UpdateUserPool refuses to drop a verification that changes of attributes have to wait for',
    source: {
      title: 'aws-nuke issue 477: cannot delete a user pool with deletion protection',
      url: 'https://github.com/ekristen/aws-nuke/issues/477',
    },
    pool: {
      settings: {
        AutoVerifiedAttributes: ['email'],
        UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
      },
    },
    async check(pool) {
      await expect(update(pool, { DeletionProtection: 'INACTIVE' })).rejects.toMatchObject(invalidParameter)
    },
  },
  {
    id: 'pools.validity-days-once',
    title: 'Once TemporaryPasswordValidityDays is set, UnusedAccountValidityDays is refused',
    source: apiReference('PasswordPolicyType'),
    pool: {
      settings: { Policies: { PasswordPolicy: { MinimumLength: 8, TemporaryPasswordValidityDays: 5 } } },
    },
    async check(pool) {
      await expect(
        update(pool, { AdminCreateUserConfig: { UnusedAccountValidityDays: 5 } }),
      ).rejects.toMatchObject(invalidParameter)
    },
  },
  {
    id: 'pools.mfa-config',
    title: 'GetUserPoolMfaConfig tells what SetUserPoolMfaConfig set',
    source: apiReference('SetUserPoolMfaConfig'),
    async check(pool) {
      const { client, UserPoolId } = pool
      const given = {
        MfaConfiguration: 'OPTIONAL',
        SoftwareTokenMfaConfiguration: { Enabled: true },
        SmsMfaConfiguration: { SmsAuthenticationMessage: 'Your code: {####}', SmsConfiguration },
      } as const
      expect(await setMfa(pool, given)).toMatchObject(given)
      expect(await client.send(new GetUserPoolMfaConfigCommand({ UserPoolId }))).toMatchObject(given)
    },
  },
  {
    id: 'pools.mfa-config-replaces',
    title: 'SetUserPoolMfaConfig turns off what it is not given',
    source: {
      title: 'cdkd issue 1968: SetUserPoolMfaConfig is a full replace',
      url: 'https://github.com/go-to-k/cdkd/issues/1968',
    },
    async check(pool) {
      await setMfa(pool, {
        MfaConfiguration: 'OPTIONAL',
        SoftwareTokenMfaConfiguration: { Enabled: true },
      })
      await setMfa(pool, {})
      const { client, UserPoolId } = pool
      const { MfaConfiguration } = await client.send(new GetUserPoolMfaConfigCommand({ UserPoolId }))
      expect(MfaConfiguration).toBe('OFF')
    },
  },
  ...refusedMfa(),
  {
    id: 'pools.list-maximum',
    title: 'ListUserPools needs MaxResults between 1 and 60',
    source: apiReference('ListUserPools'),
    async check({ client }) {
      for (const MaxResults of [0, 61, undefined]) {
        await expect(client.send(new ListUserPoolsCommand({ MaxResults }))).rejects.toMatchObject(
          invalidParameter,
        )
      }
    },
  },
  {
    id: 'pools.list',
    title: 'ListUserPools gives each pool once over its pages',
    source: apiReference('ListUserPools'),
    async check({ client, UserPoolId }) {
      const ids: string[] = []
      let NextToken: string | undefined
      do {
        const page = await client.send(new ListUserPoolsCommand({ MaxResults: 60, NextToken }))
        ids.push(...(page.UserPools ?? []).map(({ Id = '' }) => Id))
        NextToken = page.NextToken
      } while (NextToken !== undefined)
      expect(ids.filter((id) => id === UserPoolId)).toEqual([UserPoolId])
      expect(new Set(ids).size).toBe(ids.length)
    },
  },
  {
    id: 'pools.tags',
    title: 'A pool’s tags are set and taken away by its ARN',
    source: apiReference('TagResource'),
    pool: { settings: { UserPoolTags: { team: 'shop' } } },
    async check(pool) {
      const { client } = pool
      const ResourceArn = (await describe(pool))?.Arn
      await client.send(new TagResourceCommand({ ResourceArn, Tags: { stage: 'test' } }))
      await client.send(new UntagResourceCommand({ ResourceArn, TagKeys: ['team'] }))
      const { Tags } = await client.send(new ListTagsForResourceCommand({ ResourceArn }))
      expect(Tags).toEqual({ stage: 'test' })
    },
  },
  {
    id: 'pools.domain',
    title: 'DescribeUserPoolDomain tells whose a domain is',
    source: apiReference('DescribeUserPoolDomain'),
    async check({ client, UserPoolId }) {
      const Domain = domainOf(UserPoolId)
      await client.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain }))
      const { DomainDescription } = await client.send(new DescribeUserPoolDomainCommand({ Domain }))
      expect(DomainDescription).toMatchObject({ UserPoolId, Domain })
    },
  },
  {
    id: 'pools.domain-protects',
    title: 'A pool with a domain is not deleted',
    source: developerGuide('cognito-user-pools-assign-domain', 'Configuring a user pool domain'),
    unconfirmed: 'The page says that the domain goes first, not how a deletion before that is refused.',
    async check(pool) {
      const { client, UserPoolId } = pool
      await client.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain: domainOf(UserPoolId) }))
      await expect(remove(pool)).rejects.toMatchObject(invalidParameter)
    },
  },
  {
    id: 'pools.domain-once',
    title: 'Nobody else can have a domain that a pool has',
    source: developerGuide(
      'cognito-user-pools-assign-domain-prefix',
      'Using the Amazon Cognito prefix domain',
    ),
    async check({ client, UserPoolId }) {
      const Domain = domainOf(UserPoolId)
      await client.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain }))
      const { UserPool } = await client.send(new CreateUserPoolCommand({ PoolName: 'Another' }))
      await expect(
        client.send(new CreateUserPoolDomainCommand({ UserPoolId: UserPool?.Id, Domain })),
      ).rejects.toMatchObject(invalidParameter)
    },
  },
  {
    id: 'pools.domain-reserved',
    title: 'A domain has none of the words aws, amazon and cognito in it',
    source: developerGuide(
      'cognito-user-pools-assign-domain-prefix',
      'Using the Amazon Cognito prefix domain',
    ),
    async check({ client, UserPoolId }) {
      await expect(
        client.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain: 'aws-shop' })),
      ).rejects.toMatchObject(invalidParameter)
    },
  },
]

function refusedPools(): Rule[] {
  const cases: readonly (readonly [
    string,
    string,
    Rule['source'],
    Partial<CreateUserPoolCommandInput>,
    string?,
  ])[] = [
    [
      'aliases-exclude-username-attributes',
      'A pool has aliases or username attributes, not both',
      preflight,
      { AliasAttributes: ['email'], UsernameAttributes: ['email'] },
    ],
    [
      'mfa-needs-sms',
      'CreateUserPool takes MFA with an SMS configuration only',
      apiReference('CreateUserPool'),
      { MfaConfiguration: 'OPTIONAL' },
    ],
    [
      'phone-needs-sms',
      'Phone numbers are verified with an SMS configuration only',
      preflight,
      { AutoVerifiedAttributes: ['phone_number'] },
    ],
    [
      'update-needs-verification',
      'Only attributes that are verified automatically can be verified before they change',
      preflight,
      { UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] } },
    ],
    [
      'custom-not-required',
      'A custom attribute cannot be required',
      preflight,
      { Schema: [{ Name: 'tier', AttributeDataType: 'String', Required: true }] },
    ],
    [
      'standard-type',
      'A standard attribute keeps its type',
      preflight,
      { Schema: [{ Name: 'email', AttributeDataType: 'Number' }] },
    ],
    [
      'custom-name-length',
      'An attribute’s name has at most 20 characters',
      apiReference('SchemaAttributeType'),
      { Schema: [{ Name: 'n'.repeat(21), AttributeDataType: 'String' }] },
    ],
    [
      'custom-name-once',
      'A schema has no two custom attributes of a name',
      preflight,
      {
        Schema: [
          { Name: 'tier', AttributeDataType: 'String' },
          { Name: 'tier', AttributeDataType: 'Number' },
        ],
      },
    ],
    [
      'length-order',
      'An attribute’s values cannot have to be longer than they may be',
      preflight,
      {
        Schema: [
          {
            Name: 'tier',
            AttributeDataType: 'String',
            StringAttributeConstraints: { MinLength: '9', MaxLength: '8' },
          },
        ],
      },
    ],
    [
      'number-order',
      'An attribute’s values cannot have to be greater than they may be',
      preflight,
      {
        Schema: [
          {
            Name: 'level',
            AttributeDataType: 'Number',
            NumberAttributeConstraints: { MinValue: '9', MaxValue: '8' },
          },
        ],
      },
    ],
    [
      'password-length-least',
      'A password policy asks for at least six characters',
      apiReference('PasswordPolicyType'),
      { Policies: { PasswordPolicy: { MinimumLength: 5 } } },
    ],
    [
      'password-factor',
      'The first factors of sign-in include the password',
      preflight,
      { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['EMAIL_OTP'] } } },
    ],
    [
      'validity-days-both',
      'TemporaryPasswordValidityDays and UnusedAccountValidityDays exclude each other',
      preflight,
      {
        Policies: { PasswordPolicy: { MinimumLength: 8, TemporaryPasswordValidityDays: 7 } },
        AdminCreateUserConfig: { UnusedAccountValidityDays: 7 },
      },
    ],
    [
      'recovery-admin-only',
      'Recovery by administrators alone excludes other ways',
      preflight,
      {
        AccountRecoverySetting: {
          RecoveryMechanisms: [
            { Name: 'admin_only', Priority: 1 },
            { Name: 'verified_email', Priority: 2 },
          ],
        },
      },
    ],
    [
      'developer-email',
      'E-mail of the developer’s own needs the ARN of its sender',
      preflight,
      { EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' } },
    ],
    [
      'acr-names-unique',
      'No two ACR levels have the same name',
      apiReference('CreateUserPool'),
      { AcrConfiguration: { Level1: { AcrValue: 'urn:cognito:loa:2' } } },
    ],
    [
      'threat-protection-plan',
      'Threat protection needs the Plus plan',
      apiReference('CreateUserPool'),
      { UserPoolTier: 'ESSENTIALS', UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' } },
      'FeatureUnavailableInTierException',
    ],
    [
      'passwordless-plan',
      'Sign-in without passwords needs the Essentials plan at least',
      plans,
      {
        UserPoolTier: 'LITE',
        Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
      },
      'FeatureUnavailableInTierException',
    ],
    [
      'password-history-plan',
      'Refusing passwords of the past needs the Essentials plan at least',
      plans,
      { UserPoolTier: 'LITE', Policies: { PasswordPolicy: { MinimumLength: 8, PasswordHistorySize: 3 } } },
      'FeatureUnavailableInTierException',
    ],
  ]
  return cases.map(([id, title, source, settings, name = 'InvalidParameterException']) => ({
    id: `pools.${id}`,
    title,
    source,
    async check({ client }) {
      await expect(
        client.send(new CreateUserPoolCommand({ PoolName: 'Refused', ...settings })),
      ).rejects.toMatchObject({ name })
    },
  }))
}

function resetByUpdate(): Rule[] {
  const cases: readonly (readonly [string, string, Partial<CreateUserPoolCommandInput>, object])[] = [
    [
      'auto-verification',
      'the attributes to verify',
      { AutoVerifiedAttributes: ['email'] },
      { AutoVerifiedAttributes: [] },
    ],
    ['triggers', 'the Lambda triggers', { LambdaConfig: { PreSignUp: LambdaArn } }, { LambdaConfig: {} }],
    [
      'self-sign-up',
      'who may create users',
      { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } },
      { AdminCreateUserConfig: { AllowAdminCreateUserOnly: false } },
    ],
    [
      'verification-message',
      'the kind of verification messages',
      { VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_LINK' } },
      { VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE' } },
    ],
  ]
  return cases.map(([id, what, settings, after]) => ({
    id: `pools.update-resets-${id}`,
    title: `UpdateUserPool sets ${what} to the default where it is not told`,
    source: apiReference('UpdateUserPool'),
    pool: { settings },
    async check(pool: FidelityPool) {
      await update(pool, { DeletionProtection: 'INACTIVE' })
      const described = await describe(pool)
      // An empty list may be left out of an answer.
      expect({ ...described, AutoVerifiedAttributes: described?.AutoVerifiedAttributes ?? [] }).toMatchObject(
        after,
      )
    },
  }))
}

function keptByUpdate(): Rule[] {
  const cases: readonly (readonly [string, string, PoolRequest['settings'] & object])[] = [
    [
      'password-policy',
      'the password policy',
      { Policies: { PasswordPolicy: { MinimumLength: 12, RequireSymbols: false } } },
    ],
    ['tags', 'the tags', { UserPoolTags: { team: 'shop' } }],
    ['deletion-protection', 'the protection against deletion', { DeletionProtection: 'ACTIVE' }],
    ['mfa', 'MFA', { MfaConfiguration: 'ON', SmsConfiguration }],
    [
      'recovery',
      'the ways of recovery',
      { AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] } },
    ],
    ['tier', 'the feature plan', { UserPoolTier: 'PLUS' }],
    ['case', 'the case sensitivity', { UsernameConfiguration: { CaseSensitive: false } }],
    ['aliases', 'the aliases', { AliasAttributes: ['email'] }],
  ]
  return cases.map(([id, what, settings]) => ({
    id: `pools.update-keeps-${id}`,
    title: `UpdateUserPool keeps ${what} that it is not given`,
    source: measuredUpdates,
    ...(id === 'deletion-protection'
      ? { unconfirmed: 'Whether UpdateUserPool resets the protection has not been measured directly.' }
      : {}),
    pool: { settings },
    async check(pool: FidelityPool) {
      await update(pool, { AutoVerifiedAttributes: ['email'] })
      expect(await describe(pool)).toMatchObject(settings)
    },
  }))
}

function refusedMfa(): Rule[] {
  const measuredMfa = {
    title: 'cdkd issue 1923: what SetUserPoolMfaConfig accepts',
    url: 'https://github.com/go-to-k/cdkd/issues/1923',
  }
  const cases: readonly (readonly [
    string,
    string,
    Rule['source'],
    Omit<SetUserPoolMfaConfigCommandInput, 'UserPoolId'>,
    PoolRequest['settings']?,
  ])[] = [
    [
      'off-with-factor',
      'SetUserPoolMfaConfig does not turn MFA off and set a factor up at once',
      measuredMfa,
      { MfaConfiguration: 'OFF', SoftwareTokenMfaConfiguration: { Enabled: true } },
    ],
    [
      'on-without-factor',
      'SetUserPoolMfaConfig does not require MFA without a factor',
      {
        title: 'aws-sdk-js issue 4186: SetUserPoolMfaConfig to change MfaConfiguration errors',
        url: 'https://github.com/aws/aws-sdk-js/issues/4186',
      },
      { MfaConfiguration: 'ON' },
    ],
    [
      'email-of-cognito',
      'Codes by e-mail are no factor where Cognito’s own e-mail is used',
      developerGuide('user-pool-settings-mfa-sms-email-message', 'SMS and email message MFA'),
      { MfaConfiguration: 'OPTIONAL', EmailMfaConfiguration: { Subject: 'A code' } },
    ],
    [
      'on-with-codes-first',
      'MFA is not required where sign-in can begin with a code',
      {
        title: 'cdkd issue 1975: first factors that exclude MFA',
        url: 'https://github.com/go-to-k/cdkd/issues/1975',
      },
      { MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: { Enabled: true } },
      { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } } },
    ],
  ]
  return cases.map(([id, title, source, input, settings = {}]) => ({
    id: `pools.mfa-${id}`,
    title,
    source,
    pool: { settings },
    async check(pool: FidelityPool) {
      await expect(setMfa(pool, input)).rejects.toMatchObject(invalidParameter)
    },
  }))
}

async function describe({ client, UserPoolId }: FidelityPool): Promise<UserPoolType | undefined> {
  return (await client.send(new DescribeUserPoolCommand({ UserPoolId }))).UserPool
}

function update({ client, UserPoolId }: FidelityPool, input: Omit<UpdateUserPoolCommandInput, 'UserPoolId'>) {
  return client.send(new UpdateUserPoolCommand({ UserPoolId, ...input }))
}

function remove({ client, UserPoolId }: FidelityPool) {
  return client.send(new DeleteUserPoolCommand({ UserPoolId }))
}

function setMfa(
  { client, UserPoolId }: FidelityPool,
  input: Omit<SetUserPoolMfaConfigCommandInput, 'UserPoolId'>,
) {
  return client.send(new SetUserPoolMfaConfigCommand({ UserPoolId, ...input }))
}

function addAttributes({ client, UserPoolId }: FidelityPool, names: readonly string[]) {
  const CustomAttributes = names.map((Name) => ({ Name, AttributeDataType: 'String' as const }))
  return client.send(new AddCustomAttributesCommand({ UserPoolId, CustomAttributes }))
}

function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `a${index}`)
}

/** A domain prefix of the pool's own: domains are unique beyond the pool. */
function domainOf(poolId: string): string {
  return `shop-${poolId.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`
}
