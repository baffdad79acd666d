import { findPool } from '../../pool/account.ts'
import { replaceSettings } from '../../pool/pool.ts'
import type { PoolSettings } from '../../pool/settings.ts'
import { invalidParameter } from '../../protocol/exceptions.ts'
import type { InputOf } from '../../protocol/input.ts'
import { operation } from '../../protocol/operation.ts'
import { checkSettings } from './check-settings.ts'

export const getUserPoolMfaConfig = operation('GetUserPoolMfaConfig', (account, request) =>
  mfaConfig(findPool(account, request.UserPoolId).settings),
)

/** Replaces the whole configuration: what is left out is off, the pool's SMS configuration too. */
export const setUserPoolMfaConfig = operation('SetUserPoolMfaConfig', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const { MfaConfiguration: mfa = 'OFF', SmsMfaConfiguration: sms, EmailMfaConfiguration: emailMfa } = request
  const before = pool.settings
  const settings: PoolSettings = {
    ...before,
    mfa,
    smsConfiguration: sms && (sms.SmsConfiguration ?? before.smsConfiguration),
    smsAuthenticationMessage: sms?.SmsAuthenticationMessage,
    softwareTokenMfa: request.SoftwareTokenMfaConfiguration?.Enabled ?? false,
    emailMfa,
    webAuthn: request.WebAuthnConfiguration,
  }
  checkMfa(request, settings)
  checkSettings(settings)
  replaceSettings(pool, settings, account.now())
  return mfaConfig(settings)
})

function checkMfa(request: InputOf<'SetUserPoolMfaConfig'>, settings: PoolSettings): void {
  const factors = [
    request.SmsMfaConfiguration,
    request.SoftwareTokenMfaConfiguration,
    request.EmailMfaConfiguration,
  ]
  if (settings.mfa === 'OFF') {
    // It is being there that counts, even of a factor that is not enabled.
    if (factors.every((factor) => factor === undefined)) return
    throw invalidParameter(
      "Invalid MFA configuration given, can't turn off MFA and configure an MFA together.",
    )
  }
  if (!hasSecondFactor(settings)) {
    throw invalidParameter(
      "Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration.",
    )
  }
  if (settings.emailMfa !== undefined && settings.emailConfiguration.EmailSendingAccount !== 'DEVELOPER') {
    throw invalidParameter(
      'Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an EmailSendingAccount of COGNITO_DEFAULT',
    )
  }
  const { FactorConfiguration } = settings.webAuthn ?? {}
  const isSingleFactor = FactorConfiguration !== 'MULTI_FACTOR_WITH_USER_VERIFICATION'
  if (settings.mfa === 'ON' && settings.firstAuthFactors.includes('WEB_AUTHN') && isSingleFactor) {
    throw invalidParameter(
      'Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed first auth factor',
    )
  }
}

/** Whether the pool offers anything that can be a second factor. */
export function hasSecondFactor(settings: PoolSettings): boolean {
  const { softwareTokenMfa, smsConfiguration, emailMfa } = settings
  return softwareTokenMfa || smsConfiguration !== undefined || emailMfa !== undefined
}

function mfaConfig(settings: PoolSettings): object {
  const { smsConfiguration, smsAuthenticationMessage, softwareTokenMfa } = settings
  return {
    MfaConfiguration: settings.mfa,
    SmsMfaConfiguration: smsConfiguration && {
      SmsAuthenticationMessage: smsAuthenticationMessage,
      SmsConfiguration: smsConfiguration,
    },
    SoftwareTokenMfaConfiguration:
      settings.mfa === 'OFF' && !softwareTokenMfa ? undefined : { Enabled: softwareTokenMfa },
    EmailMfaConfiguration: settings.emailMfa,
    WebAuthnConfiguration: settings.webAuthn,
  }
}
