import type { PoolSettings } from '../../pool/settings.ts'
import { featureUnavailableInTier, invalidParameter } from '../../protocol/exceptions.ts'

/**
 * Throws InvalidParameterException for settings that contradict each other, FeatureUnavailableInTierException for those
 * that the pool's feature plan does not include; how the latter is worded is not confirmed.
 */
export function checkSettings(settings: PoolSettings): void {
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
  checkFirstFactors(settings)
  const feature = missingFeature(settings)
  if (feature !== undefined) {
    throw featureUnavailableInTier(`${feature} is not available in the ${settings.tier} tier.`)
  }
}

function checkFirstFactors({ firstAuthFactors, mfa, smsConfiguration, webAuthn }: PoolSettings): void {
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

function missingFeature(settings: PoolSettings): string | undefined {
  const { tier, addOns, lambdaConfig } = settings
  if (tier === 'PLUS') return undefined
  if ((addOns?.AdvancedSecurityMode ?? 'OFF') !== 'OFF') return 'Threat protection'
  if (tier === 'ESSENTIALS') return undefined
  const tokenTrigger = lambdaConfig.PreTokenGenerationConfig?.LambdaVersion ?? 'V1_0'
  if (tokenTrigger !== 'V1_0') return 'Access token customization'
  if (settings.firstAuthFactors.some((factor) => factor !== 'PASSWORD')) return 'Choice-based sign-in'
  if ((settings.passwordPolicy.PasswordHistorySize ?? 0) > 0) return 'Password history'
  if (settings.emailMfa !== undefined) return 'Email MFA'
  if (settings.acrConfiguration !== undefined) return 'ACR configuration'
  if (settings.dcrConfiguration !== undefined && settings.dcrConfiguration.EnableStatus !== 'Disabled') {
    return 'Dynamic client registration'
  }
  return undefined
}
