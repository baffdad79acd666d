import {
  defaultPasswordPolicy,
  defaultSettings,
  type PasswordPolicy,
  type PoolSettings,
} from '../../pool/settings.ts'
import { invalidParameter } from '../../protocol/exceptions.ts'
import type { InputOf } from '../../protocol/input.ts'

/** What can be decided at a pool's creation only, or has operations of its own. */
type Lasting = 'name' | 'schema' | 'aliasAttributes' | 'usernameAttributes' | 'caseSensitive' | MfaFactors
type MfaFactors = 'softwareTokenMfa' | 'smsMfa' | 'emailMfa' | 'webAuthn'

/** The members that CreateUserPool and UpdateUserPool have in common. */
type GivenSettings = Pick<
  InputOf<'CreateUserPool'>,
  keyof InputOf<'CreateUserPool'> & keyof InputOf<'UpdateUserPool'>
>

/** The settings that a request gives; what it leaves out has its default. Throws InvalidParameterException. */
export function givenSettings(given: GivenSettings): Omit<PoolSettings, Lasting> {
  const { MfaConfiguration = 'OFF', SmsConfiguration } = given
  if (MfaConfiguration !== 'OFF' && SmsConfiguration === undefined) {
    throw invalidParameter(
      'SMS configuration and Auto verification for phone_number are required when MFA is required/optional',
    )
  }
  return {
    passwordPolicy: passwordPolicy(given),
    autoVerifiedAttributes: given.AutoVerifiedAttributes ?? [],
    mfa: MfaConfiguration,
    allowAdminCreateUserOnly: given.AdminCreateUserConfig?.AllowAdminCreateUserOnly ?? false,
    firstAuthFactors:
      given.Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? defaultSettings.firstAuthFactors,
    deletionProtection: given.DeletionProtection ?? 'INACTIVE',
    tier: given.UserPoolTier ?? 'ESSENTIALS',
    tags: given.UserPoolTags ?? {},
    lambdaConfig: given.LambdaConfig ?? {},
    inviteMessageTemplate: given.AdminCreateUserConfig?.InviteMessageTemplate,
    verificationMessageTemplate: verificationMessageTemplate(given),
    smsAuthenticationMessage: given.SmsAuthenticationMessage,
    attributesRequireVerificationBeforeUpdate:
      given.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ?? [],
    deviceConfiguration: given.DeviceConfiguration,
    emailConfiguration: { ...defaultSettings.emailConfiguration, ...given.EmailConfiguration },
    smsConfiguration: SmsConfiguration,
    addOns: given.UserPoolAddOns,
    accountRecovery: given.AccountRecoverySetting,
    dcrConfiguration: given.DcrConfiguration,
    keyConfiguration: given.KeyConfiguration,
    issuerConfiguration: given.IssuerConfiguration,
    acrConfiguration: given.AcrConfiguration,
  }
}

/** A policy that is given in part leaves the rest of its requirements off, as false is a boolean's default. */
function passwordPolicy({ Policies, AdminCreateUserConfig }: GivenSettings): PasswordPolicy {
  const given = Policies?.PasswordPolicy
  const days =
    given?.TemporaryPasswordValidityDays ||
    AdminCreateUserConfig?.UnusedAccountValidityDays ||
    defaultPasswordPolicy.TemporaryPasswordValidityDays
  if (given === undefined) return { ...defaultPasswordPolicy, TemporaryPasswordValidityDays: days }
  return {
    MinimumLength: given.MinimumLength ?? defaultPasswordPolicy.MinimumLength,
    RequireUppercase: given.RequireUppercase ?? false,
    RequireLowercase: given.RequireLowercase ?? false,
    RequireNumbers: given.RequireNumbers ?? false,
    RequireSymbols: given.RequireSymbols ?? false,
    ...(given.PasswordHistorySize === undefined ? {} : { PasswordHistorySize: given.PasswordHistorySize }),
    TemporaryPasswordValidityDays: days,
  }
}

/** The three old members of the request and the template are two ways to say the same. */
function verificationMessageTemplate(given: GivenSettings): PoolSettings['verificationMessageTemplate'] {
  return {
    ...defaultSettings.verificationMessageTemplate,
    SmsMessage: given.SmsVerificationMessage,
    EmailMessage: given.EmailVerificationMessage,
    EmailSubject: given.EmailVerificationSubject,
    ...given.VerificationMessageTemplate,
  }
}
