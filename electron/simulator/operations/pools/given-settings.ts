import { defaultPasswordPolicy, defaultSettings, type PoolSettings } from '../../pool/settings.ts'
import { invalidParameter } from '../../protocol/exceptions.ts'
import type { InputOf } from '../../protocol/input.ts'

/** The members that CreateUserPool and UpdateUserPool have in common. */
type GivenSettings = Omit<InputOf<'UpdateUserPool'>, 'UserPoolId' | 'PoolName'>

/**
 * A pool's settings after a request. AWS's reference says that UpdateUserPool resets what it is not given. That has been
 * measured to hold for some members only: those of `resetUnlessGiven`; the rest stay as they are.
 * Throws InvalidParameterException.
 */
export function givenSettings(given: GivenSettings, before: PoolSettings): PoolSettings {
  return { ...before, ...keptUnlessGiven(given, before), ...resetUnlessGiven(given) }
}

function resetUnlessGiven(given: GivenSettings) {
  const { AllowAdminCreateUserOnly = false, InviteMessageTemplate } = given.AdminCreateUserConfig ?? {}
  return {
    autoVerifiedAttributes: given.AutoVerifiedAttributes ?? [],
    allowAdminCreateUserOnly: AllowAdminCreateUserOnly,
    inviteMessageTemplate: InviteMessageTemplate,
    lambdaConfig: lambdaConfig(given.LambdaConfig ?? {}),
    verificationMessageTemplate: verificationMessageTemplate(given),
    smsAuthenticationMessage: given.SmsAuthenticationMessage,
    deviceConfiguration: given.DeviceConfiguration,
    addOns: given.UserPoolAddOns,
    acrConfiguration: given.AcrConfiguration,
  } satisfies Partial<PoolSettings>
}

function keptUnlessGiven(given: GivenSettings, before: PoolSettings) {
  return {
    ...passwordPolicy(given, before),
    firstAuthFactors: given.Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? before.firstAuthFactors,
    mfa: given.MfaConfiguration ?? before.mfa,
    deletionProtection: given.DeletionProtection ?? before.deletionProtection,
    tier: given.UserPoolTier ?? before.tier,
    tags: given.UserPoolTags ?? before.tags,
    attributesRequireVerificationBeforeUpdate:
      given.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ??
      before.attributesRequireVerificationBeforeUpdate,
    emailConfiguration:
      given.EmailConfiguration === undefined
        ? before.emailConfiguration
        : { ...defaultSettings.emailConfiguration, ...given.EmailConfiguration },
    smsConfiguration: given.SmsConfiguration ?? before.smsConfiguration,
    accountRecovery: given.AccountRecoverySetting ?? before.accountRecovery,
    dcrConfiguration:
      given.DcrConfiguration === undefined
        ? before.dcrConfiguration
        : { EnableStatus: 'Enabled' as const, OpenDcrEnabled: false, ...given.DcrConfiguration },
    keyConfiguration: given.KeyConfiguration ?? before.keyConfiguration,
    issuerConfiguration: given.IssuerConfiguration ?? before.issuerConfiguration,
  } satisfies Partial<PoolSettings>
}

/**
 * A policy that is given replaces the one before. That its members which are left out are off, as booleans are by
 * default, and that its length is 8 then, is not confirmed.
 */
function passwordPolicy({ Policies, AdminCreateUserConfig }: GivenSettings, before: PoolSettings) {
  const given = Policies?.PasswordPolicy
  const days = given?.TemporaryPasswordValidityDays ?? 0
  const legacyDays = AdminCreateUserConfig?.UnusedAccountValidityDays ?? 0
  const temporaryPasswordDaysGiven = before.temporaryPasswordDaysGiven || days > 0
  if (legacyDays > 0 && temporaryPasswordDaysGiven) {
    throw invalidParameter(
      'Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays',
    )
  }
  if (given === undefined) {
    const TemporaryPasswordValidityDays = legacyDays || before.passwordPolicy.TemporaryPasswordValidityDays
    return {
      passwordPolicy: { ...before.passwordPolicy, TemporaryPasswordValidityDays },
      temporaryPasswordDaysGiven,
    }
  }
  const passwordPolicy = {
    MinimumLength: given.MinimumLength ?? defaultPasswordPolicy.MinimumLength,
    RequireUppercase: given.RequireUppercase ?? false,
    RequireLowercase: given.RequireLowercase ?? false,
    RequireNumbers: given.RequireNumbers ?? false,
    RequireSymbols: given.RequireSymbols ?? false,
    ...(given.PasswordHistorySize === undefined ? {} : { PasswordHistorySize: given.PasswordHistorySize }),
    TemporaryPasswordValidityDays: days || legacyDays || defaultPasswordPolicy.TemporaryPasswordValidityDays,
  }
  return { passwordPolicy, temporaryPasswordDaysGiven }
}

/** The old members of the request and the template are two ways to say the same. */
function verificationMessageTemplate(given: GivenSettings): PoolSettings['verificationMessageTemplate'] {
  return {
    ...defaultSettings.verificationMessageTemplate,
    SmsMessage: given.SmsVerificationMessage,
    EmailMessage: given.EmailVerificationMessage,
    EmailSubject: given.EmailVerificationSubject,
    ...given.VerificationMessageTemplate,
  }
}

/** The token trigger has an old member and a new one, which say the same. */
function lambdaConfig(given: PoolSettings['lambdaConfig']): PoolSettings['lambdaConfig'] {
  const { PreTokenGeneration, PreTokenGenerationConfig } = given
  if (PreTokenGeneration === undefined && PreTokenGenerationConfig === undefined) return given
  const config = PreTokenGenerationConfig ?? { LambdaVersion: 'V1_0', LambdaArn: PreTokenGeneration ?? '' }
  if (PreTokenGeneration !== undefined && PreTokenGeneration !== config.LambdaArn) {
    throw invalidParameter(
      "Cannot use PreTokenGenerationLambda and PreTokenGeneration with different Lambda function ARN's",
    )
  }
  return { ...given, PreTokenGeneration: config.LambdaArn, PreTokenGenerationConfig: config }
}
