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
}

export const defaultPasswordPolicy: PasswordPolicy = {
  MinimumLength: 8,
  RequireUppercase: true,
  RequireLowercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
  TemporaryPasswordValidityDays: 7,
}
