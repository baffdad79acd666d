import { customDate, customNumber, customText, type SchemaAttribute, standardSchema } from '../pool/schema.ts'
import { defaultPasswordPolicy, defaultSettings, type PoolSettings } from '../pool/settings.ts'

const customSchema: readonly SchemaAttribute[] = [
  customText('department', { minimum: 1, maximum: 64 }),
  customNumber('employee_number', { minimum: 1, maximum: 9_999_999 }),
  customDate('customer_since'),
  customText('tier', { minimum: 1, maximum: 16, mutable: false }),
  customText('notes', { minimum: 0, maximum: 2048 }),
]

/** A pool as a shop might run it: people sign in with a name of their own or a verified e-mail address. */
export const demoSettings: PoolSettings = {
  ...defaultSettings,
  name: 'Demo shop',
  schema: [...standardSchema(['email']), ...customSchema],
  passwordPolicy: { ...defaultPasswordPolicy, MinimumLength: 10, PasswordHistorySize: 3 },
  aliasAttributes: ['email'],
  usernameAttributes: [],
  caseSensitive: true,
  autoVerifiedAttributes: ['email'],
  mfa: 'OPTIONAL',
  softwareTokenMfa: true,
  tier: 'PLUS',
  addOns: { AdvancedSecurityMode: 'ENFORCED' },
  deviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true },
  smsConfiguration: {
    SnsCallerArn: 'arn:aws:iam::123456789012:role/service-role/demo-shop-sms',
    ExternalId: 'demo-shop',
    SnsRegion: 'eu-central-1',
  },
}
