import {
  AddCustomAttributesCommand,
  AdminCreateUserCommand,
  CreateUserPoolCommand,
  type CreateUserPoolCommandInput,
  DeleteUserPoolCommand,
  DescribeUserPoolCommand,
  GetUserPoolMfaConfigCommand,
  ListUserPoolsCommand,
  SetUserPoolMfaConfigCommand,
  type SetUserPoolMfaConfigCommandInput,
  UpdateUserPoolCommand,
  type UpdateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, it } from 'vitest'
import { openPool, type PoolClient } from './pool-client.ts'

const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms', ExternalId: 'sms' }
const EmailConfiguration = {
  EmailSendingAccount: 'DEVELOPER',
  SourceArn: 'arn:aws:ses:eu-central-1:123456789012:identity/shop.example',
} as const
const LambdaArn = 'arn:aws:lambda:eu-central-1:123456789012:function:shop'

async function create(input: Partial<CreateUserPoolCommandInput> = {}): Promise<PoolClient> {
  const { client, simulator } = openPool()
  const { UserPool } = await client.send(new CreateUserPoolCommand({ PoolName: 'Shop', ...input }))
  return { client, simulator, UserPoolId: UserPool?.Id ?? '' }
}

async function read({ client, UserPoolId }: PoolClient) {
  const { UserPool } = await client.send(new DescribeUserPoolCommand({ UserPoolId }))
  return UserPool
}

function update({ client, UserPoolId }: PoolClient, input: Omit<UpdateUserPoolCommandInput, 'UserPoolId'>) {
  return client.send(new UpdateUserPoolCommand({ UserPoolId, ...input }))
}

function setMfa(
  { client, UserPoolId }: PoolClient,
  input: Omit<SetUserPoolMfaConfigCommandInput, 'UserPoolId'>,
) {
  return client.send(new SetUserPoolMfaConfigCommand({ UserPoolId, ...input }))
}

const invalid = (message: string) => ({ name: 'InvalidParameterException', message })

describe('CreateUserPool', () => {
  it('makes a pool out of defaults', async () => {
    const pool = await create()
    expect(pool.UserPoolId).toMatch(/^eu-central-1_[0-9a-zA-Z]{9}$/)
    const described = await read(pool)
    expect(described).toMatchObject({
      Name: 'Shop',
      Policies: {
        PasswordPolicy: {
          MinimumLength: 8,
          RequireUppercase: true,
          RequireLowercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
          TemporaryPasswordValidityDays: 7,
        },
        SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] },
      },
      DeletionProtection: 'INACTIVE',
      LambdaConfig: {},
      MfaConfiguration: 'OFF',
      VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE' },
      EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
      UserPoolTags: {},
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 7 },
      UsernameConfiguration: { CaseSensitive: true },
      EstimatedNumberOfUsers: 0,
      UserPoolTier: 'ESSENTIALS',
    })
    for (const member of ['AutoVerifiedAttributes', 'AliasAttributes', 'UsernameAttributes'] as const) {
      expect(described?.[member]).toBeUndefined()
    }
    expect(described?.SchemaAttributes?.filter(({ Required }) => Required).map(({ Name }) => Name)).toEqual([
      'sub',
    ])
  })

  it('makes each pool with an id and users of its own', async () => {
    const { client, UserPoolId } = await create()
    const { UserPool } = await client.send(new CreateUserPoolCommand({ PoolName: 'Shop' }))
    expect(UserPool?.Id).not.toBe(UserPoolId)
    await client.send(new AdminCreateUserCommand({ UserPoolId, Username: 'jane' }))
    const other = await client.send(new DescribeUserPoolCommand({ UserPoolId: UserPool?.Id }))
    expect(other.UserPool?.EstimatedNumberOfUsers).toBe(0)
    expect((await client.send(new ListUserPoolsCommand({ MaxResults: 60 }))).UserPools).toHaveLength(3)
  })

  it('gives back what it was given', async () => {
    const given = {
      Policies: {
        PasswordPolicy: {
          MinimumLength: 12,
          RequireUppercase: false,
          RequireLowercase: true,
          RequireNumbers: true,
          RequireSymbols: false,
          PasswordHistorySize: 5,
          TemporaryPasswordValidityDays: 3,
        },
        SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] },
      },
      DeletionProtection: 'ACTIVE',
      LambdaConfig: { PreSignUp: LambdaArn },
      AutoVerifiedAttributes: ['email'],
      AliasAttributes: ['email', 'preferred_username'],
      SmsAuthenticationMessage: 'Your code is {####}',
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
      DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false },
      SmsConfiguration,
      EmailConfiguration,
      UserPoolTags: { team: 'shop' },
      UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' },
      UsernameConfiguration: { CaseSensitive: false },
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] },
      UserPoolTier: 'PLUS',
    } satisfies Partial<CreateUserPoolCommandInput>
    const pool = await create({
      ...given,
      AdminCreateUserConfig: {
        AllowAdminCreateUserOnly: true,
        InviteMessageTemplate: { EmailSubject: 'Hello' },
      },
      EmailVerificationSubject: 'A code',
    })
    expect(await read(pool)).toMatchObject({
      ...given,
      AdminCreateUserConfig: {
        AllowAdminCreateUserOnly: true,
        UnusedAccountValidityDays: 3,
        InviteMessageTemplate: { EmailSubject: 'Hello' },
      },
      EmailVerificationSubject: 'A code',
      VerificationMessageTemplate: { EmailSubject: 'A code', DefaultEmailOption: 'CONFIRM_WITH_CODE' },
    })
  })

  it('merges the given schema with the standard attributes', async () => {
    const pool = await create({
      Schema: [
        {
          Name: 'email',
          Required: true,
          Mutable: false,
          StringAttributeConstraints: { MinLength: '5', MaxLength: '99' },
        },
        { Name: 'level', AttributeDataType: 'Number', NumberAttributeConstraints: { MinValue: '1' } },
        { Name: 'note', AttributeDataType: 'String', DeveloperOnlyAttribute: true },
      ],
    })
    const schema = new Map((await read(pool))?.SchemaAttributes?.map((entry) => [entry.Name, entry]))
    expect(schema.get('email')).toEqual({
      Name: 'email',
      AttributeDataType: 'String',
      DeveloperOnlyAttribute: false,
      Mutable: false,
      Required: true,
      StringAttributeConstraints: { MinLength: '5', MaxLength: '99' },
    })
    expect(schema.get('custom:level')).toMatchObject({
      AttributeDataType: 'Number',
      Mutable: true,
      Required: false,
      NumberAttributeConstraints: { MinValue: '1' },
    })
    expect(schema.get('dev:custom:note')).toMatchObject({ DeveloperOnlyAttribute: true })
    expect(schema.get('birthdate')?.StringAttributeConstraints).toEqual({ MinLength: '10', MaxLength: '10' })
  })

  it.each<[string, Partial<CreateUserPoolCommandInput>, string]>([
    [
      'aliases and username attributes',
      { AliasAttributes: ['email'], UsernameAttributes: ['email'] },
      'Only one of the aliasAttributes or usernameAttributes can be set in a User pool.',
    ],
    [
      'MFA without a way to it',
      { MfaConfiguration: 'OPTIONAL' },
      'SMS configuration and Auto verification for phone_number are required when MFA is required/optional',
    ],
    [
      'phone numbers to verify and no SMS',
      { AutoVerifiedAttributes: ['phone_number'] },
      'SMS configuration is required when phone_number is selected for auto verification',
    ],
    [
      'verification before an update of what is not verified',
      { UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] } },
      'All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes',
    ],
    [
      'codes by SMS without SMS',
      { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'SMS_OTP'] } } },
      'SMS_OTP can not be configured as AuthFactor as user pool is missing valid SMS configuration',
    ],
    [
      'codes as the first factor where a second is required',
      {
        MfaConfiguration: 'ON',
        SmsConfiguration,
        Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
      },
      'Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled',
    ],
    [
      'two kinds of days for temporary passwords',
      {
        Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 7 } },
        AdminCreateUserConfig: { UnusedAccountValidityDays: 7 },
      },
      'Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays',
    ],
    [
      'sign-in without passwords at all',
      { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['EMAIL_OTP'] } } },
      'Password should be configured as one of the allowed first auth factors.',
    ],
    [
      'two ways of recovery of the same priority',
      {
        AccountRecoverySetting: {
          RecoveryMechanisms: [
            { Name: 'verified_email', Priority: 1 },
            { Name: 'verified_phone_number', Priority: 1 },
          ],
        },
      },
      'Account Recovery Setting cannot have duplicate priorities or recovery mechanisms.',
    ],
    [
      'recovery by administrators alone and in another way',
      {
        AccountRecoverySetting: {
          RecoveryMechanisms: [
            { Name: 'verified_email', Priority: 1 },
            { Name: 'admin_only', Priority: 2 },
          ],
        },
      },
      'Account Recovery Setting cannot use admin_only setting with any other recovery mechanisms.',
    ],
    [
      "the developer's own e-mail without its address",
      { EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' } },
      'Source ARN is required to use DEVELOPER email sending owner',
    ],
    [
      'a sender of its own without a key',
      { LambdaConfig: { CustomEmailSender: { LambdaVersion: 'V1_0', LambdaArn } } },
      'KMSKeyId parameter is required when Custom SMS/Email Lambda trigger is used.',
    ],
    [
      'two triggers for tokens',
      {
        LambdaConfig: {
          PreTokenGeneration: LambdaArn,
          PreTokenGenerationConfig: { LambdaVersion: 'V1_0', LambdaArn: `${LambdaArn}2` },
        },
      },
      "Cannot use PreTokenGenerationLambda and PreTokenGeneration with different Lambda function ARN's",
    ],
    [
      'another type for a standard attribute',
      { Schema: [{ Name: 'email', AttributeDataType: 'Number' }] },
      'You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute email',
    ],
    [
      'a custom attribute without a type',
      { Schema: [{ Name: 'level' }] },
      'Invalid AttributeDataType input, consider using the provided AttributeDataType enum.',
    ],
    [
      'a required custom attribute',
      { Schema: [{ Name: 'level', AttributeDataType: 'String', Required: true }] },
      'Required custom attributes are not supported currently.',
    ],
    [
      'bounds the wrong way round',
      {
        Schema: [
          {
            Name: 'level',
            AttributeDataType: 'String',
            StringAttributeConstraints: { MinLength: '9', MaxLength: '8' },
          },
        ],
      },
      "Attribute custom:level cannot have a max length shorter than it's min length",
    ],
  ])('refuses %s', async (_what, input, message) => {
    await expect(create(input)).rejects.toMatchObject(invalid(message))
  })

  it.each<[Partial<CreateUserPoolCommandInput>, string]>([
    [
      { UserPoolTier: 'ESSENTIALS', UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' } },
      'ESSENTIALS pricing tier configured: Threat Protection',
    ],
    [
      { UserPoolTier: 'LITE', Policies: { PasswordPolicy: { PasswordHistorySize: 3 } } },
      'LITE pricing tier configured: Password History',
    ],
    [
      {
        UserPoolTier: 'LITE',
        LambdaConfig: { PreTokenGenerationConfig: { LambdaVersion: 'V2_0', LambdaArn } },
        Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
      },
      'LITE pricing tier configured: Token Customization with Pre-Token Generation Lambda V2_0, Passwordless Sign-In',
    ],
  ])('refuses what the feature plan does not include: %o', async (input, message) => {
    await expect(create(input)).rejects.toMatchObject({
      name: 'FeatureUnavailableInTierException',
      message: `The following features need to be disabled for the ${message}`,
    })
  })
})

describe('UpdateUserPool', () => {
  it('resets the members that it is known to reset', async () => {
    const pool = await create({
      AutoVerifiedAttributes: ['email'],
      LambdaConfig: { PreSignUp: LambdaArn },
      SmsAuthenticationMessage: 'Your code is {####}',
      VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_LINK' },
      DeviceConfiguration: { ChallengeRequiredOnNewDevice: true },
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' },
      UserPoolTier: 'PLUS',
    })
    await update(pool, {})
    const after = await read(pool)
    expect(after).toMatchObject({
      LambdaConfig: {},
      VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE' },
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
    })
    for (const member of [
      'AutoVerifiedAttributes',
      'SmsAuthenticationMessage',
      'DeviceConfiguration',
      'UserPoolAddOns',
    ] as const) {
      expect(after?.[member], member).toBeUndefined()
    }
  })

  it('keeps the others, and what cannot be changed', async () => {
    const kept = {
      Policies: { PasswordPolicy: { MinimumLength: 12, RequireSymbols: false } },
      DeletionProtection: 'ACTIVE',
      UserPoolTags: { team: 'shop' },
      SmsConfiguration,
      MfaConfiguration: 'ON',
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] },
      UserPoolTier: 'PLUS',
      AliasAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
    } satisfies Partial<CreateUserPoolCommandInput>
    const pool = await create(kept)
    await update(pool, {})
    expect(await read(pool)).toMatchObject({ Name: 'Shop', ...kept })
  })

  it('changes one policy without the other', async () => {
    const pool = await create({ Policies: { PasswordPolicy: { MinimumLength: 12 } } })
    await update(pool, {
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
    })
    await update(pool, { PoolName: 'Another shop' })
    expect(await read(pool)).toMatchObject({
      Name: 'Another shop',
      Policies: {
        PasswordPolicy: { MinimumLength: 12 },
        SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] },
      },
    })
  })

  it('moves the modification date', async () => {
    let time = Date.parse('2026-03-01T12:00:00Z')
    const pool = openPool({ now: () => new Date(time) })
    time += 60_000
    await update(pool, { AutoVerifiedAttributes: ['email'] })
    expect((await read(pool))?.LastModifiedDate).toEqual(new Date(time))
  })

  it('does not drop verification that updates of attributes need', async () => {
    const pool = await create({
      AutoVerifiedAttributes: ['email'],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    })
    await expect(update(pool, { DeletionProtection: 'ACTIVE' })).rejects.toMatchObject(
      invalid(
        'All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes',
      ),
    )
    expect((await read(pool))?.DeletionProtection).toBe('INACTIVE')
  })

  it('does not turn MFA on, and makes it optional only where there is a second factor', async () => {
    const pool = await create({ SmsConfiguration })
    await expect(update(pool, { MfaConfiguration: 'ON' })).rejects.toMatchObject(
      invalid('Cannot turn MFA functionality ON, once the user pool has been created.'),
    )
    await update(pool, { MfaConfiguration: 'OPTIONAL' })
    expect(await read(pool)).toMatchObject({ MfaConfiguration: 'OPTIONAL' })
    await expect(update(await create(), { MfaConfiguration: 'OPTIONAL' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    })
  })

  it('takes the old member for the days of temporary passwords until the new one was used', async () => {
    const pool = await create()
    await update(pool, { AdminCreateUserConfig: { UnusedAccountValidityDays: 30 } })
    expect(await read(pool)).toMatchObject({
      Policies: { PasswordPolicy: { MinimumLength: 8, TemporaryPasswordValidityDays: 30 } },
      AdminCreateUserConfig: { UnusedAccountValidityDays: 30 },
    })
    await update(pool, { Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 5 } } })
    await expect(
      update(pool, { AdminCreateUserConfig: { UnusedAccountValidityDays: 30 } }),
    ).rejects.toMatchObject(
      invalid(
        'Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays',
      ),
    )
  })

  it('does not know another pool', async () => {
    const { client } = openPool()
    await expect(update({ ...openPool(), client, UserPoolId: 'eu-central-1_X' }, {})).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'User pool eu-central-1_X does not exist.',
    })
  })
})

describe('DeleteUserPool', () => {
  it('deletes a pool that is not protected', async () => {
    const pool = await create({ DeletionProtection: 'ACTIVE' })
    const { client, UserPoolId } = pool
    const remove = () => client.send(new DeleteUserPoolCommand({ UserPoolId }))
    await expect(remove()).rejects.toMatchObject(
      invalid(
        'The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.',
      ),
    )
    await update(pool, { DeletionProtection: 'INACTIVE' })
    await remove()
    await expect(read(pool)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
    await expect(remove()).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })
})

describe('ListUserPools', () => {
  it('lists all pools page by page', async () => {
    const { client } = await create()
    for (const PoolName of ['b', 'c']) await client.send(new CreateUserPoolCommand({ PoolName }))
    const ids: (string | undefined)[] = []
    let NextToken: string | undefined
    do {
      const page = await client.send(new ListUserPoolsCommand({ MaxResults: 1, NextToken }))
      expect(page.UserPools).toHaveLength(1)
      ids.push(...(page.UserPools ?? []).map(({ Id }) => Id))
      NextToken = page.NextToken
    } while (NextToken !== undefined)
    expect(new Set(ids).size).toBe(4)
  })
})

describe('AddCustomAttributes', () => {
  const add = ({ client, UserPoolId }: PoolClient, names: readonly string[]) =>
    client.send(
      new AddCustomAttributesCommand({
        UserPoolId,
        CustomAttributes: names.map((Name) => ({ Name, AttributeDataType: 'String' })),
      }),
    )

  it('adds attributes that users can have from then on', async () => {
    const pool = await create()
    await add(pool, ['colour', 'email'])
    const names = (await read(pool))?.SchemaAttributes?.map(({ Name }) => Name)
    expect(names).toEqual(expect.arrayContaining(['custom:colour', 'custom:email', 'email']))
    const { User } = await pool.client.send(
      new AdminCreateUserCommand({
        UserPoolId: pool.UserPoolId,
        Username: 'jane',
        UserAttributes: [{ Name: 'custom:colour', Value: 'blue' }],
      }),
    )
    expect(User?.Attributes).toContainEqual({ Name: 'custom:colour', Value: 'blue' })
  })

  it('refuses a name that is taken, and adds none of the others', async () => {
    const pool = await create()
    await add(pool, ['colour'])
    await expect(add(pool, ['shape', 'colour'])).rejects.toMatchObject(
      invalid('Duplicate custom attribute names custom:colour are not allowed in a user pool schema.'),
    )
    const names = (await read(pool))?.SchemaAttributes?.map(({ Name }) => Name)
    expect(names).not.toContain('custom:shape')
  })

  it('adds at most 25 at a time and 50 in all', async () => {
    const pool = await create()
    const names = Array.from({ length: 51 }, (_, index) => `a${index}`)
    await expect(add(pool, names.slice(0, 26))).rejects.toMatchObject({ name: 'InvalidParameterException' })
    await add(pool, names.slice(0, 25))
    await add(pool, names.slice(25, 50))
    await expect(add(pool, names.slice(50))).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })

  it('refuses names of more than 20 characters', async () => {
    await expect(add(await create(), ['n'.repeat(21)])).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining('Member must have length less than or equal to 20'),
    })
  })
})

describe('SetUserPoolMfaConfig', () => {
  it('sets every factor, and gives back what is in force', async () => {
    const pool = await create({ EmailConfiguration })
    const given = {
      MfaConfiguration: 'OPTIONAL',
      SmsMfaConfiguration: { SmsAuthenticationMessage: 'Your code: {####}', SmsConfiguration },
      SoftwareTokenMfaConfiguration: { Enabled: true },
      EmailMfaConfiguration: { Message: 'Your code: {####}', Subject: 'A code' },
      WebAuthnConfiguration: { RelyingPartyId: 'shop.example', UserVerification: 'preferred' },
    } as const
    expect(await setMfa(pool, given)).toMatchObject(given)
    const { client, UserPoolId } = pool
    expect(await client.send(new GetUserPoolMfaConfigCommand({ UserPoolId }))).toMatchObject(given)
    expect(await read(pool)).toMatchObject({ MfaConfiguration: 'OPTIONAL', SmsConfiguration })
  })

  it('turns off what is left out', async () => {
    const pool = await create({ SmsConfiguration, MfaConfiguration: 'ON' })
    await setMfa(pool, { MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: { Enabled: true } })
    expect((await read(pool))?.SmsConfiguration).toBeUndefined()
    const { $metadata: _, ...off } = await setMfa(pool, {})
    expect(off).toEqual({ MfaConfiguration: 'OFF' })
  })

  const off = "Invalid MFA configuration given, can't turn off MFA and configure an MFA together."
  const none =
    "Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration."
  const singleFactor =
    'Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed first auth factor'
  it.each<
    [
      string,
      Partial<CreateUserPoolCommandInput>,
      Omit<SetUserPoolMfaConfigCommandInput, 'UserPoolId'>,
      string,
    ]
  >([
    ['OFF and a factor', {}, { SoftwareTokenMfaConfiguration: { Enabled: false } }, off],
    ['ON and no factor', {}, { MfaConfiguration: 'ON' }, none],
    [
      'ON and a factor that is not enabled',
      {},
      { MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: { Enabled: false } },
      none,
    ],
    [
      'codes by e-mail from Cognito itself',
      {},
      { MfaConfiguration: 'OPTIONAL', EmailMfaConfiguration: { Subject: 'A code' } },
      'Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an EmailSendingAccount of COGNITO_DEFAULT',
    ],
    [
      'no SMS where phone numbers are verified',
      { SmsConfiguration, AutoVerifiedAttributes: ['phone_number'] },
      { MfaConfiguration: 'OFF' },
      'SMS configuration is required when phone_number is selected for auto verification',
    ],
    [
      'ON where a code by e-mail is enough',
      { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } } },
      { MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: { Enabled: true } },
      'Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled',
    ],
    [
      'ON where a passkey is enough',
      { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } } },
      { MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: { Enabled: true } },
      singleFactor,
    ],
  ])('refuses %s', async (_what, pool, input, message) => {
    await expect(setMfa(await create(pool), input)).rejects.toMatchObject(invalid(message))
  })
})
