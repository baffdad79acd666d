/** A message that the pool would have sent. */
export type Message = {
  readonly kind: 'invitation' | 'password-reset-code'
  readonly medium: 'EMAIL' | 'SMS'
  /** The e-mail address or phone number. */
  readonly destination: string
  readonly username: string
  /** The temporary password of an invitation, the code of a reset. */
  readonly secret: string
  readonly sentAt: Date
}
