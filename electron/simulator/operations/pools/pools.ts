import { type Account, findPool } from '../../pool/account.ts'
import { takePage } from '../../pool/page.ts'
import type { Pool } from '../../pool/pool.ts'
import { operation } from '../../protocol/operation.ts'
import { timestamp } from '../output.ts'

export const listUserPools = operation('ListUserPools', (account, request) => {
  const pools = [...account.pools.values()].sort((left, right) => (left.id < right.id ? -1 : 1))
  const page = takePage(
    account,
    { scope: ['ListUserPools'], token: request.NextToken, limit: request.MaxResults },
    (after) => pools.filter((pool) => pool.id > (after?.[0] ?? '')),
    (pool) => [pool.id],
  )
  return {
    UserPools: page.items.map((pool) => ({
      Id: pool.id,
      Name: pool.settings.name,
      LambdaConfig: {},
      CreationDate: timestamp(pool.createdAt),
      LastModifiedDate: timestamp(pool.modifiedAt),
    })),
    NextToken: page.next,
  }
})

export const describeUserPool = operation('DescribeUserPool', (account, request) => ({
  UserPool: userPoolType(account, findPool(account, request.UserPoolId)),
}))

export const getUserPoolMfaConfig = operation('GetUserPoolMfaConfig', (account, request) => {
  const { mfa } = findPool(account, request.UserPoolId).settings
  if (mfa === 'OFF') return { MfaConfiguration: 'OFF' }
  return { MfaConfiguration: mfa, SoftwareTokenMfaConfiguration: { Enabled: true } }
})

function userPoolType(account: Account, pool: Pool): object {
  const { settings } = pool
  return {
    Id: pool.id,
    Name: settings.name,
    Arn: `arn:aws:cognito-idp:${account.region}:${account.accountId}:userpool/${pool.id}`,
    Policies: {
      PasswordPolicy: settings.passwordPolicy,
      SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] },
    },
    DeletionProtection: 'INACTIVE',
    LambdaConfig: {},
    SchemaAttributes: settings.schema,
    AutoVerifiedAttributes: settings.autoVerifiedAttributes,
    ...(settings.aliasAttributes.length === 0 ? {} : { AliasAttributes: settings.aliasAttributes }),
    ...(settings.usernameAttributes.length === 0 ? {} : { UsernameAttributes: settings.usernameAttributes }),
    MfaConfiguration: settings.mfa,
    EstimatedNumberOfUsers: pool.users.size,
    EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
    UserPoolTags: {},
    AdminCreateUserConfig: {
      AllowAdminCreateUserOnly: settings.allowAdminCreateUserOnly,
      UnusedAccountValidityDays: settings.passwordPolicy.TemporaryPasswordValidityDays,
    },
    UsernameConfiguration: { CaseSensitive: settings.caseSensitive },
    AccountRecoverySetting: {
      RecoveryMechanisms: [
        { Priority: 1, Name: 'verified_email' },
        { Priority: 2, Name: 'verified_phone_number' },
      ],
    },
    UserPoolTier: 'ESSENTIALS',
    CreationDate: timestamp(pool.createdAt),
    LastModifiedDate: timestamp(pool.modifiedAt),
  }
}
