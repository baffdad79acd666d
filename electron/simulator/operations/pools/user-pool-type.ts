import type { Account } from '../../pool/account.ts'
import type { Pool } from '../../pool/pool.ts'
import { acrLevels } from '../../pool/sign-in/acr-levels.ts'
import { timestamp } from '../output.ts'

/** The API's UserPoolType: all that DescribeUserPool tells of a pool. */
export function userPoolType(account: Account, pool: Pool): object {
  const { settings } = pool
  const { aliasAttributes, usernameAttributes, verificationMessageTemplate } = settings
  return {
    Id: pool.id,
    Name: settings.name,
    Arn: userPoolArn(account, pool),
    Policies: {
      PasswordPolicy: settings.passwordPolicy,
      SignInPolicy: { AllowedFirstAuthFactors: settings.firstAuthFactors },
    },
    DeletionProtection: settings.deletionProtection,
    LambdaConfig: settings.lambdaConfig,
    SchemaAttributes: settings.schema,
    AutoVerifiedAttributes: unlessEmpty(settings.autoVerifiedAttributes),
    AliasAttributes: unlessEmpty(aliasAttributes),
    UsernameAttributes: unlessEmpty(usernameAttributes),
    SmsVerificationMessage: verificationMessageTemplate.SmsMessage,
    EmailVerificationMessage: verificationMessageTemplate.EmailMessage,
    EmailVerificationSubject: verificationMessageTemplate.EmailSubject,
    VerificationMessageTemplate: verificationMessageTemplate,
    SmsAuthenticationMessage: settings.smsAuthenticationMessage,
    UserAttributeUpdateSettings: {
      AttributesRequireVerificationBeforeUpdate: settings.attributesRequireVerificationBeforeUpdate,
    },
    MfaConfiguration: settings.mfa,
    DeviceConfiguration: settings.deviceConfiguration,
    EstimatedNumberOfUsers: pool.users.size,
    EmailConfiguration: settings.emailConfiguration,
    SmsConfiguration: settings.smsConfiguration,
    UserPoolTags: settings.tags,
    Domain: pool.domain?.prefix,
    AdminCreateUserConfig: {
      AllowAdminCreateUserOnly: settings.allowAdminCreateUserOnly,
      UnusedAccountValidityDays: settings.passwordPolicy.TemporaryPasswordValidityDays,
      InviteMessageTemplate: settings.inviteMessageTemplate,
    },
    UserPoolAddOns: settings.addOns,
    UsernameConfiguration: { CaseSensitive: settings.caseSensitive },
    AccountRecoverySetting: settings.accountRecovery,
    UserPoolTier: settings.tier,
    DcrConfiguration: settings.dcrConfiguration,
    KeyConfiguration: settings.keyConfiguration,
    IssuerConfiguration: settings.issuerConfiguration,
    AcrConfiguration: acrLevels(settings),
    CreationDate: timestamp(pool.createdAt),
    LastModifiedDate: timestamp(pool.modifiedAt),
  }
}

export function userPoolArn(account: Account, pool: Pool): string {
  return `arn:aws:cognito-idp:${account.region}:${account.accountId}:userpool/${pool.id}`
}

function unlessEmpty(attributes: readonly string[]): readonly string[] | undefined {
  return attributes.length === 0 ? undefined : attributes
}
