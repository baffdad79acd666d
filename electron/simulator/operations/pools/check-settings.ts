import type { PoolSettings } from '../../pool/settings.ts'
import { acrLevels } from '../../pool/sign-in/acr-levels.ts'
import { featureUnavailableInTier, invalidParameter } from '../../protocol/exceptions.ts'

/**
 * Throws InvalidParameterException for settings that contradict each other, FeatureUnavailableInTierException for those
 * that the pool's feature plan does not include.
 */
export function checkSettings(settings: PoolSettings): void {
  checkVerification(settings)
  checkFirstFactors(settings)
  checkRecovery(settings)
  checkSenders(settings)
  checkAcrLevels(settings)
  const features = missingFeatures(settings)
  if (features.length > 0) {
    throw featureUnavailableInTier(
      `The following features need to be disabled for the ${settings.tier} pricing tier configured: ${features.join(', ')}`,
    )
  }
}

function checkVerification(settings: PoolSettings): void {
  const { autoVerifiedAttributes, smsConfiguration } = settings
  if (autoVerifiedAttributes.includes('phone_number') && smsConfiguration === undefined) {
    throw invalidParameter(
      'SMS configuration is required when phone_number is selected for auto verification',
    )
  }
  const verified = settings.attributesRequireVerificationBeforeUpdate.every((attribute) =>
    autoVerifiedAttributes.includes(attribute),
  )
  if (!verified) {
    throw invalidParameter(
      'All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes',
    )
  }
}

function checkFirstFactors({ firstAuthFactors, mfa, smsConfiguration, webAuthn }: PoolSettings): void {
  if (!firstAuthFactors.includes('PASSWORD')) {
    throw invalidParameter('Password should be configured as one of the allowed first auth factors.')
  }
  if (firstAuthFactors.includes('SMS_OTP') && smsConfiguration === undefined) {
    throw invalidParameter(
      'SMS_OTP can not be configured as AuthFactor as user pool is missing valid SMS configuration',
    )
  }
  if (mfa !== 'ON') return
  if (firstAuthFactors.includes('EMAIL_OTP') || firstAuthFactors.includes('SMS_OTP')) {
    throw invalidParameter(
      'Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled',
    )
  }
  const isSecondFactorToo = webAuthn?.FactorConfiguration === 'MULTI_FACTOR_WITH_USER_VERIFICATION'
  if (firstAuthFactors.includes('WEB_AUTHN') && !isSecondFactorToo) {
    throw invalidParameter(
      'WEB_AUTHN cannot be used as an auth factor when MFA is enabled if not configured for MFA',
    )
  }
}

function checkRecovery({ accountRecovery }: PoolSettings): void {
  const mechanisms = accountRecovery?.RecoveryMechanisms ?? []
  const names = new Set(mechanisms.map(({ Name }) => Name))
  if (names.has('admin_only') && mechanisms.length > 1) {
    throw invalidParameter(
      'Account Recovery Setting cannot use admin_only setting with any other recovery mechanisms.',
    )
  }
  const priorities = new Set(mechanisms.map(({ Priority }) => Priority))
  if (Math.min(names.size, priorities.size) < mechanisms.length) {
    throw invalidParameter(
      'Account Recovery Setting cannot have duplicate priorities or recovery mechanisms.',
    )
  }
}

function checkSenders({ emailConfiguration, lambdaConfig }: PoolSettings): void {
  if (emailConfiguration.EmailSendingAccount === 'DEVELOPER' && emailConfiguration.SourceArn === undefined) {
    throw invalidParameter('Source ARN is required to use DEVELOPER email sending owner')
  }
  const { CustomSMSSender, CustomEmailSender, KMSKeyID } = lambdaConfig
  if ((CustomSMSSender ?? CustomEmailSender) !== undefined && KMSKeyID === undefined) {
    throw invalidParameter('KMSKeyId parameter is required when Custom SMS/Email Lambda trigger is used.')
  }
}

/** How the refusal is worded is not confirmed. */
function checkAcrLevels(settings: PoolSettings): void {
  const names = Object.values(acrLevels(settings)).map(({ AcrValue }) => AcrValue)
  if (new Set(names).size < names.length) {
    throw invalidParameter('The names of the ACR levels must be unique across all levels.')
  }
}

/**
 * The features in use that the pool's feature plan does not include. Only the names of passwordless sign-in and of token
 * customization are confirmed.
 */
function missingFeatures(settings: PoolSettings): string[] {
  const { tier, addOns, lambdaConfig, dcrConfiguration } = settings
  const tokenTrigger = lambdaConfig.PreTokenGenerationConfig?.LambdaVersion ?? 'V1_0'
  const features = [
    { name: 'Threat Protection', used: (addOns?.AdvancedSecurityMode ?? 'OFF') !== 'OFF', tiers: ['PLUS'] },
    {
      name: `Token Customization with Pre-Token Generation Lambda ${tokenTrigger}`,
      used: tokenTrigger !== 'V1_0',
    },
    {
      name: 'Passwordless Sign-In',
      used: settings.firstAuthFactors.some((factor) => factor !== 'PASSWORD'),
    },
    { name: 'Password History', used: (settings.passwordPolicy.PasswordHistorySize ?? 0) > 0 },
    { name: 'Email MFA', used: settings.emailMfa !== undefined },
    { name: 'ACR Configuration', used: settings.acrConfiguration !== undefined },
    {
      name: 'Dynamic Client Registration',
      used: dcrConfiguration !== undefined && dcrConfiguration.EnableStatus !== 'Disabled',
    },
  ]
  return features
    .filter(({ used, tiers = ['ESSENTIALS', 'PLUS'] }) => used && !tiers.includes(tier))
    .map(({ name }) => name)
}
