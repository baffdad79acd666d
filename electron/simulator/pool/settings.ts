import type { InputOf } from '../protocol/input.ts'
import type { SchemaAttribute } from './schema.ts'

export type PasswordPolicy = {
  readonly MinimumLength: number
  readonly RequireUppercase: boolean
  readonly RequireLowercase: boolean
  readonly RequireNumbers: boolean
  readonly RequireSymbols: boolean
  readonly TemporaryPasswordValidityDays: number
  /** How many earlier passwords may not come back; 0 or absent for none. */
  readonly PasswordHistorySize?: number
}

type Creation = InputOf<'CreateUserPool'>
type MfaChange = InputOf<'SetUserPoolMfaConfig'>

/** Where a pool sends the log of one kind of event. */
export type LogConfiguration = InputOf<'SetLogDeliveryConfiguration'>['LogConfigurations'][number]

/** What an administrator decides about a pool, in the words of the API. */
export type PoolSettings = {
  readonly name: string
  readonly schema: readonly SchemaAttribute[]
  readonly passwordPolicy: PasswordPolicy
  /** Verified attributes that can stand for the username. */
  readonly aliasAttributes: readonly string[]
  /** Attributes that are the username; the pool then makes the username up itself. Excludes `aliasAttributes`. */
  readonly usernameAttributes: readonly string[]
  readonly caseSensitive: boolean
  readonly autoVerifiedAttributes: readonly string[]
  readonly mfa: 'OFF' | 'ON' | 'OPTIONAL'
  readonly allowAdminCreateUserOnly: boolean
  /** What choice-based sign-in may begin with (`SignInPolicy`). */
  readonly firstAuthFactors: readonly string[]
  readonly deletionProtection: 'ACTIVE' | 'INACTIVE'
  readonly tier: 'LITE' | 'ESSENTIALS' | 'PLUS'
  /** Whether the password policy's days were ever given, which closes the older way of giving them for good. */
  readonly temporaryPasswordDaysGiven: boolean
  readonly tags: Readonly<Record<string, string>>
  readonly lambdaConfig: NonNullable<Creation['LambdaConfig']>
  readonly inviteMessageTemplate?: NonNullable<Creation['AdminCreateUserConfig']>['InviteMessageTemplate']
  readonly verificationMessageTemplate: NonNullable<Creation['VerificationMessageTemplate']>
  readonly smsAuthenticationMessage?: Creation['SmsAuthenticationMessage']
  /** The attributes that keep their old value until the user has confirmed the new one. */
  readonly attributesRequireVerificationBeforeUpdate: readonly string[]
  /** Absent: the pool does not remember devices. */
  readonly deviceConfiguration?: Creation['DeviceConfiguration']
  readonly emailConfiguration: NonNullable<Creation['EmailConfiguration']>
  /** Absent: the pool cannot send SMS messages, not as a second factor either. */
  readonly smsConfiguration?: Creation['SmsConfiguration']
  readonly addOns?: Creation['UserPoolAddOns']
  /** How a user gets a forgotten password back. Absent: the legacy way, which prefers SMS over e-mail. */
  readonly accountRecovery?: Creation['AccountRecoverySetting']
  readonly dcrConfiguration?: Creation['DcrConfiguration']
  readonly keyConfiguration?: Creation['KeyConfiguration']
  readonly issuerConfiguration?: Creation['IssuerConfiguration']
  readonly acrConfiguration?: Creation['AcrConfiguration']
  /** Whether an authenticator app can be a second factor. */
  readonly softwareTokenMfa: boolean
  /** Absent: no e-mail message can be a second factor. */
  readonly emailMfa?: MfaChange['EmailMfaConfiguration']
  readonly webAuthn?: MfaChange['WebAuthnConfiguration']
}

export const defaultPasswordPolicy: PasswordPolicy = {
  MinimumLength: 8,
  RequireUppercase: true,
  RequireLowercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
  TemporaryPasswordValidityDays: 7,
}

/**
 * What CreateUserPool sets where it is told nothing, but for the name and the schema. AWS states most of it; the account
 * recovery, the key and the issuer are what DescribeUserPool has been seen to tell of such a pool.
 */
export const defaultSettings: Omit<PoolSettings, 'name' | 'schema'> = {
  passwordPolicy: defaultPasswordPolicy,
  aliasAttributes: [],
  usernameAttributes: [],
  caseSensitive: true,
  autoVerifiedAttributes: [],
  mfa: 'OFF',
  allowAdminCreateUserOnly: false,
  firstAuthFactors: ['PASSWORD'],
  deletionProtection: 'INACTIVE',
  tier: 'ESSENTIALS',
  temporaryPasswordDaysGiven: false,
  tags: {},
  lambdaConfig: {},
  verificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE' },
  attributesRequireVerificationBeforeUpdate: [],
  emailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
  accountRecovery: {
    RecoveryMechanisms: [
      { Priority: 1, Name: 'verified_email' },
      { Priority: 2, Name: 'verified_phone_number' },
    ],
  },
  keyConfiguration: { KeyType: 'AWS_OWNED_KEY' },
  issuerConfiguration: { Type: 'ORIGINAL' },
  softwareTokenMfa: false,
}
