/** A message that the pool would have sent. */
export type Message = {
  readonly kind:
    | 'invitation'
    | 'sign-up-code'
    | 'password-reset-code'
    | 'attribute-verification-code'
    | 'second-factor-code'
  readonly medium: 'EMAIL' | 'SMS'
  /** The e-mail address or phone number. */
  readonly destination: string
  readonly username: string
  /** The temporary password of an invitation, empty where there is none; the code of any other message. */
  readonly secret: string
  readonly sentAt: Date
}
