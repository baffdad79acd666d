export type UserStatus =
  | 'UNCONFIRMED'
  | 'CONFIRMED'
  | 'ARCHIVED'
  | 'COMPROMISED'
  | 'UNKNOWN'
  | 'RESET_REQUIRED'
  | 'FORCE_CHANGE_PASSWORD'
  | 'EXTERNAL_PROVIDER'

/** What the pool keeps of a user's passwords. */
export type Credential = {
  /** Digests of the permanent passwords, the newest first, as many as the history policy looks back on. */
  readonly digests: readonly string[]
  /** The digest of the temporary password, while there is one. */
  readonly temporaryDigest?: string
  /** When the temporary password stops working, in milliseconds since the epoch. */
  readonly expiresAt?: number
}

/** A user profile. Never changed in place: a write puts a new record into the table. Times in milliseconds. */
export type User = {
  readonly sub: string
  readonly username: string
  /** By name, without `sub`, in the order they were given. */
  readonly attributes: Readonly<Record<string, string>>
  readonly status: UserStatus
  readonly enabled: boolean
  readonly createdAt: number
  readonly modifiedAt: number
  readonly credential?: Credential
  /** The second factors that the user began with, the preferred one first. */
  readonly mfa?: readonly ('SOFTWARE_TOKEN_MFA' | 'SMS_MFA' | 'EMAIL_OTP')[]
  /** The number that the user was made from, where the pool began with users made from numbers. */
  readonly number?: number
}
